import {describe, expect, it} from 'vitest'
import {lintText} from '../../../test/support/lint.ts'
import {readDeclarative} from './read.ts'

const text = `---
hunting:
  title: Plan for plants
  tags: [ot, draft]
---

# Plan

## 1. Findings:

None yet.

\`\`\`{code-cell}
:tags: [evidence]

print('INV-7')
x = 1
\`\`\`

### Detail

INV-9

## Next

INV-10
`

/** What a rule in YAML finds in the text: line, column and message. */
async function found(yaml: string): Promise<string[]> {
  const rule = readDeclarative(`severity: warning\nmessage: 'Got {match}.'\n${yaml}`, {id: 'a/b', path: 'b.yaml'})
  if (!('meta' in rule)) return rule.map(({line, column, message}) => `${line}:${column} ${message}`)
  return (await lintText(text, rule)).map(({range: {start}, message}) => `${start.line}:${start.column} ${message}`)
}

describe('a rule in YAML', () => {
  it.each<[string, string, readonly string[]]>([
    ['each match in cells of a type', 'select: {cells: markdown}\nforbid: INV-\\d+', ['22:1 Got INV-9.', '26:1 Got INV-10.']],
    ['cells with a tag', 'select: {tag: evidence}\nforbid: ^x', ['17:1 Got x.']],
    ['code in a language', 'select: {language: Python}\nforbid: inv\nflags: i', ['16:8 Got INV.']],
    ['cells that lack a match', "select: {cells: code}\nrequire: '^import '", ['16:1 Got {match}.']],
    ['no cell where all match', 'select: {cells: code}\nrequire: ^x', []],
    [
      'a section through all its cells, with those below',
      'select: {heading: findings}\nforbid: INV-\\d+',
      ['16:8 Got INV-7.', '22:1 Got INV-9.'],
    ],
    ['a section that lacks a match, at its heading', 'select: {heading: Findings}\nrequire: INV-10', ['9:1 Got {match}.']],
    ['no section where a part of it matches', 'select: {heading: Findings, cells: code}\nrequire: INV-7', []],
    ['nothing in a section that is not there', 'select: {heading: Scope}\nrequire: x', []],
    ['a value of the metadata', 'select: {metadata: /hunting/title}\nforbid: plants', ['3:10 Got plants.']],
    ['every value of a list', 'select: {metadata: /hunting/tags}\nrequire: ^o', ['4:14 Got {match}.']],
    ['nothing in a value that is not there', 'select: {metadata: /hunting/owner}\nrequire: x', []],
    ['nothing where a match covers nothing', 'select: {cells: code}\nforbid: y*', []],
  ])('finds %s', async (_, yaml, expected) => expect(await found(yaml)).toEqual(expected))

  it.each<[string, string, readonly string[]]>([
    ['both demands', 'select: {cells: code}\nrequire: x\nforbid: y', ['5:1 Expected either `require` or `forbid`.']],
    ['no demand', 'select: {cells: code}', ['1:1 Expected either `require` or `forbid`.']],
    ['a pattern that is none', "select: {cells: code}\nforbid: '('", ['4:9 Expected a regular expression: Unterminated group.']],
    [
      'metadata beside cells',
      'select: {cells: code, metadata: /a}\nforbid: x',
      ['3:23 Unexpected `metadata` beside what selects cells: write two rules.'],
    ],
    [
      'a pointer that is none',
      'select: {metadata: hunting}\nforbid: x',
      ['3:20 Expected a JSON pointer such as `/hunting/title`, got `hunting`.'],
    ],
    ['a type of cells that is none', 'select: {cells: text}\nforbid: x', ['3:17 Expected one of `code`, `markdown`, `raw`, got `text`.']],
    ['a flag', 'select: {cells: code}\nforbid: x\nflags: y', ['5:8 Expected some of the flags `i` and `s`, got `y`.']],
  ])('is refused with its place: %s', async (_, yaml, expected) => expect(await found(yaml)).toEqual(expected))
})
