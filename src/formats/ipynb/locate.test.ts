import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Cell, Notebook} from '../../model/notebook.ts'
import type {Change, Edit, Place} from '../../model/place.ts'
import type {Value} from '../../model/value.ts'
import {type JsonStyle, nbformatStyle, printJson} from '../../parse/json-print.ts'
import {ipynb} from './index.ts'
import {splitLines} from './lines.ts'

/** A file's way to write the same notebook. */
interface Layout {
  readonly style: JsonStyle
  readonly ascii: boolean
  readonly source: (text: string) => Value
}

const {indent: _, ...oneLine} = nbformatStyle
const styles: readonly JsonStyle[] = [
  nbformatStyle,
  {...nbformatStyle, indent: '\t', newline: '\r\n'},
  {...nbformatStyle, indent: '    '},
  {...oneLine, colon: ':', comma: ','},
  oneLine,
]

const atoms = [
  'a',
  'bc ',
  '"',
  '\\',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\u2028',
  'é',
  '😀',
  '\t',
  '\0',
  '\u007f',
  '+++',
  '---\n',
  ':::',
  '```',
  '',
]
const texts = fc.array(fc.constantFrom(...atoms), {maxLength: 12}).map(parts => parts.join(''))

/** Cuts a text anywhere but inside a pair, empty strings included. */
function cutText(text: string, places: readonly number[]): string[] {
  const points = [...text]
  const at = places.map(place => place % (points.length + 1)).sort((a, b) => a - b)
  return [0, ...at].map((start, index) => points.slice(start, at[index]).join(''))
}

const layouts: fc.Arbitrary<Layout> = fc.record({
  style: fc.constantFrom(...styles),
  ascii: fc.boolean(),
  source: fc.oneof(
    fc.constant((text: string): Value => text),
    fc.constant((text: string): Value => splitLines(text)),
    fc.array(fc.nat(20), {maxLength: 3}).map(
      places =>
        (text: string): Value =>
          cutText(text, places),
    ),
  ),
})

function fileOf(sources: readonly string[], {style, ascii, source}: Layout, tags: Value = ['a', 'b']): string {
  const cells = sources.map(text => map({cell_type: 'markdown', metadata: map({tags, name: 'é"'}), source: source(text)}))
  const hunting = map({id: 'x', tags})
  const json = printJson(map({cells, metadata: map({hunting, empty: map({})}), nbformat: 4, nbformat_minor: 4}), style)
  return ascii ? json.replace(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`) : json
}

function map(entries: Readonly<Record<string, Value>>): Value {
  return new Map(Object.entries(entries))
}

function apply(text: string, edits: readonly Edit[] | undefined): string {
  expect(edits).toHaveLength(1)
  const [edit] = edits ?? []
  return edit ? text.slice(0, edit.start) + edit.text + text.slice(edit.end) : text
}

function read(text: string): Notebook {
  const {notebook, problems} = ipynb.parse(text)
  expect(problems).toEqual([])
  return notebook ?? {minor: 0, metadata: new Map(), cells: [], extra: new Map()}
}

function changed(text: string, change: Change): Notebook {
  return read(apply(text, ipynb.parse(text).locator.edit(change)))
}

function cut(text: string, place: Place): string {
  const {start, end} = ipynb.parse(text).locator.span(place)
  return text.slice(start, end)
}

/** A text and two of its offsets that do not cut a pair. */
const spans = fc.tuple(texts, fc.nat(40), fc.nat(40)).map(([text, a, b]) => {
  const points = [...text]
  const [first, last] = [a % (points.length + 1), b % (points.length + 1)].sort((x, y) => x - y)
  const offset = (count = 0): number => points.slice(0, count).join('').length
  return {text, start: offset(first), end: offset(last)}
})

describe('the place of a source', () => {
  it('covers the text when its escapes are undone', () => {
    fc.assert(
      fc.property(spans, layouts, ({text, start, end}, layout) => {
        const file = fileOf(['x', text], layout)
        const range = cut(file, {kind: 'source', cell: 1, start, end})
        const parts: unknown = JSON.parse(`["${range}"]`)
        expect(Array.isArray(parts) ? parts.join('') : '').toBe(text.slice(start, end))
      }),
      {numRuns: 500},
    )
  })

  it('takes a pair of escapes as a whole', () => {
    const file = fileOf(['a😀b'], {style: nbformatStyle, ascii: true, source: text => text})
    expect(cut(file, {kind: 'source', cell: 0, start: 2, end: 3})).toBe('\\ud83d\\ude00')
    expect(cut(file, {kind: 'source', cell: 0, start: 1, end: 2})).toBe('\\ud83d\\ude00')
  })

  it('starts in the later and ends in the earlier of two strings', () => {
    const file = '{"cells":[{"cell_type":"raw","metadata":{},"source":["a\\n","b\\n","c"]}],"metadata":{},"nbformat":4,"nbformat_minor":4}'
    expect(cut(file, {kind: 'source', cell: 0, start: 2, end: 4})).toBe('b\\n')
    expect(cut(file, {kind: 'source', cell: 0, start: 0, end: 2})).toBe('a\\n')
    expect(cut(file, {kind: 'cell', cell: 0})).toBe('a')
  })

  it('is an insertion point where the span is empty', () => {
    const textBefore = (file: string, offset: number): string => {
      const {start, end} = ipynb.parse(file).locator.span({kind: 'source', cell: 0, start: offset, end: offset})
      expect(end).toBe(start)
      return file.slice(0, start)
    }
    const layout = {style: oneLine, ascii: false, source: splitLines}
    expect(textBefore(fileOf(['a\nb'], layout), 3)).toMatch(/"b$/)
    expect(textBefore(fileOf(['a\nb'], layout), 2)).toMatch(/, "$/)
    expect(textBefore(fileOf([''], layout), 0)).toMatch(/"source": \[$/)
    expect(textBefore(fileOf([''], {...layout, source: text => text}), 0)).toMatch(/"source": "$/)
  })
})

describe('other places', () => {
  const file = fileOf(['a'], {style: nbformatStyle, ascii: true, source: splitLines})

  it('are strings and keys without quotes, and other values as they are', () => {
    expect(cut(file, {kind: 'metadata', pointer: '/hunting/id'})).toBe('x')
    expect(cut(file, {kind: 'metadata', pointer: '/hunting/id', part: 'key'})).toBe('id')
    expect(cut(file, {kind: 'metadata', pointer: '/empty'})).toBe('{}')
    expect(cut(file, {kind: 'metadata', pointer: '/hunting/tags/1'})).toBe('b')
    expect(cut(file, {kind: 'cellMetadata', cell: 0, pointer: '/name'})).toBe('\\u00e9\\"')
  })

  it('are at the key of the parent where a key is missing', () => {
    expect(cut(file, {kind: 'metadata', pointer: '/hunting/title'})).toBe('hunting')
    expect(cut(file, {kind: 'metadata', pointer: '/title'})).toBe('metadata')
    expect(cut(file, {kind: 'cellMetadata', cell: 0, pointer: '/x/y'})).toBe('metadata')
    expect(cut('{"cells":[],"nbformat":4,"nbformat_minor":4}', {kind: 'metadata', pointer: '/x'})).toBe('{')
  })

  it('are the start of the file for the file and for cells that do not exist', () => {
    expect(ipynb.parse(file).locator.span({kind: 'file'})).toEqual({start: 0, end: 0})
    expect(ipynb.parse(file).locator.span({kind: 'cell', cell: 7})).toEqual({start: 0, end: 0})
    expect(ipynb.parse('no JSON').locator.span({kind: 'cell', cell: 0})).toEqual({start: 0, end: 0})
  })

  it('are the values of a cell that say what came of it', () => {
    const cell = (fields: Readonly<Record<string, Value>>): string =>
      printJson(map({cells: [map({cell_type: 'code', metadata: map({}), source: [], ...fields})], nbformat: 4, nbformat_minor: 4}))
    const at = {kind: 'cellField', cell: 0} as const
    const text = cell({outputs: [map({output_type: 'stream', name: 'stdout', text: 'a'})], execution_count: 3})
    expect(cut(text, {...at, field: 'outputs'})).toBe('[')
    expect(cut(text, {...at, field: 'execution_count'})).toBe('3')
    expect(cut(cell({}), {...at, field: 'outputs'})).toBe('{')
    const without = apply(text, ipynb.parse(text).locator.edit({kind: 'value', at: {...at, field: 'outputs'}, value: []}))
    expect(without).toBe(cell({outputs: [], execution_count: 3}))
    expect(apply(without, ipynb.parse(without).locator.edit({kind: 'value', at: {...at, field: 'execution_count'}, value: null}))).toBe(
      cell({outputs: [], execution_count: null}),
    )
  })

  it('are in the strings of an output', () => {
    const data = map({'text/plain': ['é\n', 'token=1'], 'application/json': map({a: [1, 'x']})})
    const output = map({output_type: 'display_data', metadata: map({}), data})
    const cell = map({cell_type: 'code', execution_count: null, metadata: map({}), outputs: [output], source: []})
    const text = printJson(map({cells: [cell], metadata: map({}), nbformat: 4, nbformat_minor: 4}))
    const at = {kind: 'output', cell: 0, output: 0} as const
    expect(cut(text, {...at, pointer: '/data/text~1plain', start: 2, end: 7})).toBe('token')
    expect(cut(text, {...at, pointer: '/data/application~1json/a/1', start: 0, end: 1})).toBe('x')
    expect(cut(text, {...at, pointer: '/data/text~1html', start: 0, end: 1})).toBe('data')
    expect(cut(text, {...at, pointer: '/data/application~1json/a', start: 0, end: 0, part: 'key'})).toBe('a')
    expect(apply(text, ipynb.parse(text).locator.edit({kind: 'remove', at: {...at, pointer: '/data/text~1plain', start: 0, end: 0}}))).toBe(
      text.replace(/"text\/plain": \[.*?\],\s*/s, ''),
    )
    const [first] = changed(text, {kind: 'text', at: {...at, pointer: '/data/text~1plain', start: 2, end: 7}, text: 'x\ny'}).cells
    expect(first?.type === 'code' && first.outputs[0]?.json.get('data')).toEqual(
      new Map<string, Value>([
        ['text/plain', 'é\nx\ny=1'],
        ['application/json', map({a: [1, 'x']})],
      ]),
    )
  })
})

describe('a text edit', () => {
  it('changes the source as told and nothing else', () => {
    fc.assert(
      fc.property(spans, texts, layouts, ({text, start, end}, replacement, layout) => {
        const file = fileOf(['before', text, 'after'], layout)
        const old = read(file)
        const now = changed(file, {kind: 'text', at: {kind: 'source', cell: 1, start, end}, text: replacement})
        const source = text.slice(0, start) + replacement + text.slice(end)
        expect(now).toEqual({...old, cells: old.cells.map((cell, index): Cell => (index === 1 ? {...cell, source} : cell))})
      }),
      {numRuns: 1000},
    )
  })

  it('keeps the lines of a list in nbformat style', () => {
    fc.assert(
      fc.property(spans, texts, ({text, start, end}, replacement) => {
        const layout = {style: nbformatStyle, ascii: false, source: splitLines}
        const file = fileOf([text], layout)
        const edited = apply(
          file,
          ipynb.parse(file).locator.edit({kind: 'text', at: {kind: 'source', cell: 0, start, end}, text: replacement}),
        )
        const source = text.slice(0, start) + replacement + text.slice(end)
        // A CR and an LF that meet from two sides stay in two strings.
        fc.pre(!source.includes('\r'))
        expect(edited).toBe(fileOf([source], layout))
      }),
      {numRuns: 500},
    )
  })

  it('touches only what it replaces', () => {
    const file = fileOf(['a "b" c\nd'], {style: nbformatStyle, ascii: false, source: splitLines})
    const edits = ipynb.parse(file).locator.edit({kind: 'text', at: {kind: 'source', cell: 0, start: 3, end: 4}, text: '"'})
    expect(edits).toEqual([{start: file.indexOf('b\\" c'), end: file.indexOf('b\\" c') + 1, text: '\\"'}])
  })

  it('is refused where there is no text', () => {
    const {locator} = ipynb.parse(fileOf(['a'], {style: nbformatStyle, ascii: false, source: splitLines}))
    expect(locator.edit({kind: 'text', at: {kind: 'metadata', pointer: '/empty'}, text: 'x'})).toBeUndefined()
    expect(locator.edit({kind: 'text', at: {kind: 'file'}, text: 'x'})).toBeUndefined()
    expect(locator.edit({kind: 'text', at: {kind: 'source', cell: 3, start: 0, end: 0}, text: 'x'})).toBeUndefined()
  })

  it('renames keys and replaces strings of metadata', () => {
    const file = fileOf(['a'], {style: nbformatStyle, ascii: true, source: splitLines})
    const key = changed(file, {kind: 'text', at: {kind: 'metadata', pointer: '/hunting/id', part: 'key'}, text: 'i"d'})
    expect(key.metadata.get('hunting')).toEqual(map({'i"d': 'x', tags: ['a', 'b']}))
    const name = changed(file, {kind: 'text', at: {kind: 'cellMetadata', cell: 0, pointer: '/name'}, text: 'ü\n'})
    expect(name.cells[0]?.metadata.get('name')).toBe('ü\n')
  })
})
