import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Change, Place} from '../../model/place.ts'
import type {Value} from '../../model/value.ts'
import {type JsonStyle, nbformatStyle, printJson} from '../../parse/json-print.ts'
import {ipynb} from './index.ts'
import {splitLines} from './lines.ts'

const {indent: _, ...oneLine} = nbformatStyle
const minified: JsonStyle = {...oneLine, colon: ':', comma: ','}

/** A notebook with one code cell that has this source and this text as its output. */
function fileOf(source: Value, text: Value, style: JsonStyle = nbformatStyle): string {
  const output = new Map<string, Value>([
    ['name', 'stdout'],
    ['output_type', 'stream'],
    ['text', text],
  ])
  const cell = new Map<string, Value>([
    ['cell_type', 'code'],
    ['execution_count', null],
    ['metadata', new Map()],
    ['outputs', [output]],
    ['source', source],
  ])
  const notebook = new Map<string, Value>([
    ['cells', [cell]],
    ['metadata', new Map()],
    ['nbformat', 4],
    ['nbformat_minor', 4],
  ])
  return `${printJson(notebook, style)}\n`
}

function edited(file: string, change: Change): string {
  const [edit] = ipynb.parse(file).locator.edit(change) ?? []
  return edit ? file.slice(0, edit.start) + edit.text + file.slice(edit.end) : 'refused'
}

function source(start: number, end: number): Place {
  return {kind: 'source', cell: 0, start, end}
}

/** Each change of a source, and the lists of strings before and after. */
const changes: readonly (readonly [string, readonly string[], Place, string, readonly string[]])[] = [
  ['a word in a line', ['a b\n', 'c'], source(2, 3), 'x', ['a x\n', 'c']],
  ['a line end into a line', ['ab\n', 'c'], source(1, 1), '\n', ['a\n', 'b\n', 'c']],
  ['lines into a line', ['ab'], source(1, 1), 'x\ny\nz', ['ax\n', 'y\n', 'zb']],
  ['a line before a line', ['a\n', 'b'], source(2, 2), 'x\n', ['a\n', 'x\n', 'b']],
  ['a line at the end', ['a'], source(1, 1), '\nb', ['a\n', 'b']],
  ['text behind the last line end', ['a\n'], source(2, 2), 'b', ['a\n', 'b']],
  ['a whole line away', ['a\n', 'b\n', 'c'], source(2, 4), '', ['a\n', 'c']],
  ['the first line away', ['a\n', 'b'], source(0, 2), '', ['b']],
  ['the last line away', ['a\n', 'b'], source(2, 3), '', ['a\n']],
  ['everything away', ['a\n', 'b'], source(0, 3), '', []],
  ['a line end away', ['a\n', 'b\n', 'c'], source(1, 2), '', ['ab\n', 'c']],
  ['text over several lines', ['ab\n', 'c\n', 'de'], source(1, 6), 'x', ['axe']],
  ['text with the line end away', ['a\n', 'b\n', 'c'], source(0, 2), 'x', ['xb\n', 'c']],
  ['text into an empty list', [], source(0, 0), 'a\nb', ['a\n', 'b']],
  ['characters that JSON escapes', ['a'], source(0, 1), '"\\\t\u2028é😀', ['"\\\t\u2028', 'é😀']],
]

describe('a change of a list of lines writes', () => {
  it.each(changes)('%s', (_name, before, at, text, after) => {
    expect(edited(fileOf(before, 'x'), {kind: 'text', at, text})).toBe(fileOf(after, 'x'))
  })

  it.each(changes)('%s, also on one line', (_name, before, at, text, after) => {
    expect(edited(fileOf(before, 'x', minified), {kind: 'text', at, text})).toBe(fileOf(after, 'x', minified))
  })

  it.each(changes)('%s, also with CRLF and tabs', (_name, before, at, text, after) => {
    const style = {...nbformatStyle, indent: '\t', newline: '\r\n'}
    expect(edited(fileOf(before, 'x', style), {kind: 'text', at, text})).toBe(fileOf(after, 'x', style))
  })
})

describe('a change of a string writes', () => {
  it('everything into the one string', () => {
    for (const [, before, at, text, after] of changes) {
      expect(edited(fileOf(before.join(''), 'x'), {kind: 'text', at, text})).toBe(fileOf(after.join(''), 'x'))
    }
  })
})

describe('a change of the first line', () => {
  it('replaces it and leaves its end', () => {
    expect(edited(fileOf(['a\n', 'b'], 'x'), {kind: 'text', at: {kind: 'cell', cell: 0}, text: 'c'})).toBe(fileOf(['c\n', 'b'], 'x'))
    expect(edited(fileOf('a\r\nb', 'x'), {kind: 'text', at: {kind: 'cell', cell: 0}, text: 'c'})).toBe(fileOf('c\r\nb', 'x'))
    expect(edited(fileOf([], 'x'), {kind: 'text', at: {kind: 'cell', cell: 0}, text: 'c'})).toBe(fileOf(['c'], 'x'))
  })
})

describe('a change of an output', () => {
  const texts = fc.array(fc.constantFrom('a', 'b ', '\n', '"', 'é', '\u001b[31m', '\\'), {maxLength: 10}).map(parts => parts.join(''))

  it('changes its text and nothing else', () => {
    fc.assert(
      fc.property(texts, fc.nat(20), fc.nat(20), texts, fc.boolean(), (text, a, b, replacement, lines) => {
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y)
        const print = (value: string): string => fileOf('s', lines ? splitLines(value) : value)
        const at: Place = {kind: 'output', cell: 0, output: 0, pointer: '/text', start, end}
        expect(edited(print(text), {kind: 'text', at, text: replacement})).toBe(print(text.slice(0, start) + replacement + text.slice(end)))
      }),
      {numRuns: 300},
    )
  })

  it('sets and removes its fields', () => {
    const at: Place = {kind: 'output', cell: 0, output: 0, pointer: '/name', start: 0, end: 0}
    const file = fileOf('s', ['x'])
    expect(edited(file, {kind: 'value', at, value: 'stderr'})).toBe(file.replace('stdout', 'stderr'))
    expect(edited(file, {kind: 'remove', at})).toBe(file.replace(/"name": "stdout",\s*/, ''))
  })

  it('is refused where there is none', () => {
    const at = {kind: 'output', cell: 0, start: 0, end: 1} as const
    expect(edited(fileOf('s', 'x'), {kind: 'text', at: {...at, output: 1, pointer: '/text'}, text: 'y'})).toBe('refused')
    expect(edited(fileOf('s', 'x'), {kind: 'text', at: {...at, output: 0, pointer: '/data'}, text: 'y'})).toBe('refused')
  })
})
