import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {notebook} from '../../../../test/fixtures/myst/arbitrary.ts'
import {emptyMap, fromPlain, isMap} from '../../../model/value.ts'
import {printMetadata} from './candidate.ts'
import {printCell, writtenCell} from './cell.ts'
import {isHarmless} from './harmless.ts'
import {readsBack} from './reads-back.ts'

/** Little but what can begin or end something, so that rare meetings happen. */
const signs = [
  'a',
  '0',
  ' ',
  '   ',
  '\t',
  '\n',
  '\n',
  '\n',
  ':',
  '---',
  '```',
  '~~~',
  '{code-cell}',
  '+++',
  '++++',
  '> ',
  '- ',
  '<!--',
  '<!x',
  '<pre>',
  '<textarea>',
  '<div>',
]
const source = fc.array(fc.constantFrom(...signs), {maxLength: 8}).map(parts => parts.join(''))

const metadata = fc
  .constantFrom({}, {tags: ['a']}, {b: '\n```\n'}, {'-': 1}, {c: '\n---\n'})
  .map(plain => fromPlain(plain))
  .filter(isMap)

const cells = fc.oneof(
  notebook.map(given => given.cells),
  fc.array(fc.record({type: fc.constantFrom('markdown', 'code', 'raw'), source, metadata}), {minLength: 3, maxLength: 3}),
)

const positions = fc.record({
  first: fc.boolean(),
  dashes: fc.boolean(),
  last: fc.boolean(),
  afterMarkdown: fc.boolean(),
  lexer: fc.constantFrom('', 'ipython3', 'a b', 'a`b'),
})

const inTheMiddle = {first: false, dashes: true, last: false, afterMarkdown: false, lexer: ''}

describe('a harmless cell', () => {
  it('reads back as it is written first, whatever it holds, if its metadata does', () => {
    let harmless = 0
    fc.assert(
      fc.property(cells, positions, (given, position) => {
        for (const {type, source, metadata} of given) {
          const cell = writtenCell({type, source, metadata, attachments: undefined}, undefined)
          const printed = printMetadata(cell)
          const known = new Map()
          const provable = printCell({...cell, text: '0'}, position, {known, proven: new Set()}) !== undefined
          if (!provable || !isHarmless(cell, printed, position)) continue
          harmless++
          const text = printCell(cell, position, {known, proven: new Set([printed])}) ?? ''
          expect(readsBack(cell, {text, open: type === 'markdown'}, {position, known: new Map()})).toBe(true)
        }
      }),
      {numRuns: 4000},
    )
    expect(harmless).toBeGreaterThan(1000)
  })

  const facts: [string, 'markdown' | 'code', string, boolean][] = [
    ['is prose with a heading, lists, quotes and tables', 'markdown', '# a\n\n- b\n  1. c\n\n> d\n\n| e |\n|---|\n\n<img src="f">', true],
    ['holds no fence', 'markdown', 'a\n\n```\nb\n```', false],
    ['holds no break', 'markdown', 'a\n +++', false],
    ['holds no HTML that goes on over blank lines', 'markdown', 'a\n<!-- b', false],
    ['is not blank at an end', 'markdown', 'a\n ', false],
    ['is code that begins with a letter', 'code', 'a = 1\n\n    b:', true],
    ['is empty code', 'code', '', true],
    ['is no code with a blank first line', 'code', '\na', false],
    ['is no code with a fence', 'code', 'a\n  ```', false],
    ['is no code with a blank line at an end', 'code', 'a\n', false],
  ]
  it.each(facts)('%s', (_, type, text, expected) => {
    expect(isHarmless({type, text, metadata: emptyMap}, '', inTheMiddle)).toBe(expected)
  })
})
