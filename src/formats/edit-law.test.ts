import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {changeOf, choice, plainAfter, plainOf} from '../../test/fixtures/change.ts'
import {notebook} from '../../test/fixtures/myst/arbitrary.ts'
import {text} from '../../test/fixtures/myst/syntax.ts'
import type {Reader} from '../model/format.ts'
import type {Change} from '../model/place.ts'
import {applyEdits} from '../parse/edits.ts'
import {ipynb} from './ipynb/index.ts'
import {myst} from './myst/index.ts'

/** Lines of YAML as people write them, in any order: most texts of them are mappings, some are broken. */
const yaml = fc
  .array(
    fc.constantFrom(
      ...['a: b', 'a: 1', 'd: |', '  z: ~', '  y: "q" # c', "s: 'it''s'", 'e:', '? q', ': 1', 'k: [1, x, {m: n}]', 'm: {x: 1, y: }'],
      ...['l:', '- i', '- j: 1', '  w:', '  - v', 'f: >', '  folded', '', '# note', 'n: &n t', 'o: *n', '<<: {p: 1}', '"r": 2020-01-01'],
    ),
    {minLength: 1, maxLength: 6},
  )
  .map(lines => lines.map(line => `${line}\n`).join(''))

const options = yaml.map(lines => lines.replace(/^(?=.)/gm, ':').replace(/\n\n+/g, '\n'))

const mystText = fc
  .tuple(yaml, options, text, fc.constantFrom('\n', '\n', '\r\n'), fc.boolean())
  .map(([header, own, rest, end, block]) =>
    `---\n${header}---\n\n+++ {"a": ["x"], "b": 1}\n\nm\n\n${block ? `  \`\`\`{code-cell}\n---\n${header}---\n` : `\`\`\`{code-cell}\n${own}`}\n1\n\`\`\`\n\n${rest}`.replace(
      /\r?\n/g,
      end,
    ),
  )

/** Whether the text took the change, if it did as it must. */
function lawHolds(format: Reader, given: string, change: Change): boolean {
  const {notebook: before, locator} = format.parse(given)
  const edits = locator.edit(change)
  if (!before || !edits) return false
  const edited = applyEdits(given, edits)
  const {notebook: after} = format.parse(edited)
  expect({edited, after: after && plainOf(after)}).toEqual({edited, after: plainAfter(before, change)})
  return true
}

describe('an edit makes the change and no other, or there is none', () => {
  it('in MyST', () => {
    let taken = 0
    fc.assert(
      fc.property(fc.oneof(mystText, text), choice, (given, chosen) => {
        const {notebook: read} = myst.parse(given)
        const change = read && changeOf(read, chosen)
        if (change && lawHolds(myst, given, change)) taken++
      }),
      {numRuns: 3000},
    )
    expect(taken).toBeGreaterThan(800)
  })

  it('in .ipynb', () => {
    let taken = 0
    fc.assert(
      fc.property(notebook, choice, fc.constantFrom('nbformat', 'minified', 'twice'), (given, chosen, layout) => {
        const printed = ipynb.print(given).text
        const file = layout === 'minified' ? printed.replaceAll(/\n */g, '') : layout === 'twice' ? twice(printed) : printed
        const {notebook: read} = ipynb.parse(file)
        const change = read && changeOf(read, chosen)
        if (change && lawHolds(ipynb, file, change)) taken++
      }),
      {numRuns: 2000},
    )
    expect(taken).toBeGreaterThan(500)
  })
})

/** Every object of metadata with a key twice. */
function twice(file: string): string {
  return file.replaceAll('"metadata": {\n', '"metadata": {"a": 0, "tags": ["z"], "a": 0,\n')
}

describe('an edit that YAML or Markdown would take for something else', () => {
  const metadata = (pointer: string, part?: 'key') => ({kind: 'metadata', pointer, ...(part && {part})}) as const
  const source = (cell: number, start: number, end: number) => ({kind: 'source', cell, start, end}) as const
  const cases: [string, string, Change, string | undefined][] = [
    ['an empty block of text', 'a:\n  d: |\n  z: ~\n', {kind: 'text', at: metadata('/a/d'), text: '1'}, "a:\n  d: '1'\n  z: ~\n"],
    ['the value of an explicit key', '? q\n', {kind: 'value', at: metadata('/q'), value: 1}, undefined],
    ['the last of equal keys', 'a: b\na: 1\n', {kind: 'remove', at: metadata('/a')}, undefined],
    ['a key that becomes another', 'a: 1\nb: 2\n', {kind: 'text', at: metadata('/a', 'key'), text: 'b'}, undefined],
    ['an end of the header', 'a: 1\n', {kind: 'text', at: metadata('/a', 'key'), text: '---\nb'}, undefined],
  ]
  it.each(cases)('%s', (_, yamlText, change, expected) => {
    const given = `---\n${yamlText}---\n\nm\n`
    const edits = myst.parse(given).locator.edit(change)
    expect(edits && applyEdits(given, edits)).toBe(expected === undefined ? undefined : `---\n${expected}---\n\nm\n`)
  })

  it.each<[string, string, Change]>([
    [
      'something in the lexer of cells',
      '---\na: 1\n---\n```{code-cell} r\n```\n',
      {kind: 'value', at: metadata('/jupytext/default_lexer/-'), value: 1},
    ],
    [
      'a language in place of the lexer of cells',
      '---\na: 1\n---\n```{code-cell} r\n```\n',
      {kind: 'value', at: metadata('/language_info'), value: 1},
    ],
    ['a fence in code', '```{code-cell}\nab\n```\n', {kind: 'text', at: source(0, 0, 2), text: '```'}],
    ['a block break in Markdown', 'a\n\nb\n', {kind: 'text', at: source(0, 3, 4), text: '+++'}],
    ['Markdown without text', 'a\n\n```{code-cell}\nb\n```\n', {kind: 'text', at: source(0, 0, 1), text: ''}],
    ['a source at the end of an open fence', '```{code-cell}', {kind: 'text', at: source(0, 0, 0), text: 'x'}],
    ['options in place of code', '```{code-cell}\nab\n```\n', {kind: 'text', at: source(0, 0, 2), text: ':a: 1'}],
    ['a comment that takes cells in', 'a\n\n```{code-cell}\nb\n```\n', {kind: 'text', at: source(0, 0, 1), text: '<!--'}],
  ])('%s', (_, given, change) => expect(myst.parse(given).locator.edit(change)).toBeUndefined())

  it('or a key that an object has twice', () => {
    const file = '{"cells": [], "metadata": {"a": 1, "b": 2, "a": 3}, "nbformat": 4, "nbformat_minor": 5}'
    const {locator} = ipynb.parse(file)
    expect(locator.edit({kind: 'remove', at: metadata('/a')})).toBeUndefined()
    expect(locator.edit({kind: 'text', at: metadata('/a', 'key'), text: 'c'})).toBeUndefined()
    expect(locator.edit({kind: 'text', at: metadata('/b', 'key'), text: 'a'})).toBeUndefined()
    expect(locator.edit({kind: 'text', at: metadata('/b', 'key'), text: 'c'})).toHaveLength(1)
  })
})
