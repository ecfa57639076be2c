import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {text} from '../../../../test/fixtures/myst/syntax.ts'
import type {Change, Place} from '../../../model/place.ts'
import type {Value} from '../../../model/value.ts'
import {applyEdits} from '../../../parse/edits.ts'
import {decodeText, readFlags} from '../decode.ts'
import {parseMyst} from '../parse.ts'

describe('the place of a span in a cell', () => {
  it('holds the covered text, once line ends, indentation and escapes are undone', () => {
    let checked = 0
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (given, a, b) => {
        const {notebook, locator} = parseMyst(given)
        for (const [cell, {source}] of notebook?.cells.entries() ?? []) {
          // Lines of the header, whose places have a test of their own.
          if (source.startsWith('---\ntitle: x')) continue
          const [start, end] = [a % (source.length + 1), b % (source.length + 1)].toSorted((x, y) => x - y)
          if (start === undefined || end === undefined) continue
          const span = locator.span({kind: 'source', cell, start, end})
          expect(span.start).toBeLessThanOrEqual(span.end)
          const cut = given.slice(span.start, span.end).replace(/\r\n?/g, '\n')
          const covered = source.slice(start, end)
          // Indentation of the fence stands before lines that follow.
          if (unindented(cut) !== unindented(covered)) expect(cut).toBe(covered)
          checked++
        }
      }),
      {numRuns: 3000},
    )
    expect(checked).toBeGreaterThan(1000)
  })

  it('of encoded text holds the escape', () => {
    const given = '```{code-cell}\n:huntbook-text: crlf esc\n\na␛1B;b\nc␛D;\n```\n'
    expect(placed(given, {kind: 'source', cell: 0, start: 1, end: 2})).toBe('␛1B;')
    expect(placed(given, {kind: 'source', cell: 0, start: 2, end: 6})).toBe('b\nc')
    expect(decodeText('b\nc', readFlags('crlf esc') ?? {crlf: false, esc: false}).text).toBe('b\r\nc')
  })

  it('in an indented fence leaves the indentation out', () => {
    const given = '  ```{code-cell}\n  ab\n  cd\n  ```\n'
    expect(placed(given, {kind: 'source', cell: 0, start: 0, end: 2})).toBe('ab')
    expect(placed(given, {kind: 'source', cell: 0, start: 3, end: 5})).toBe('cd')
    expect(placed(given, {kind: 'source', cell: 0, start: 1, end: 4})).toBe('b\n  c')
  })

  it('of a cell is the first line of its source', () => {
    expect(placed('# A\r\n\r\nb\r\n', {kind: 'cell', cell: 0})).toBe('# A')
    expect(placed('```{code-cell}\n:tags: [x]\n\nfirst\nsecond\n```\n', {kind: 'cell', cell: 0})).toBe('first')
  })

  it('that is empty is an insertion point', () => {
    const {locator} = parseMyst('```{code-cell}\n```\n')
    expect(locator.span({kind: 'cell', cell: 0})).toEqual({start: 15, end: 15})
  })

  it('of outputs and counts, which a text does not have, is the first line of the cell, and they cannot be changed', () => {
    for (const field of ['outputs', 'execution_count'] as const) {
      const at = {kind: 'cellField', cell: 1, field} as const
      expect(placed('a\n\n```{code-cell}\nb\n```\n', at)).toBe('b')
      expect(changed('a\n\n```{code-cell}\nb\n```\n', {kind: 'value', at, value: null})).toBeUndefined()
    }
  })

  it('of an output, which a text does not have, is the first line of its cell', () => {
    expect(placed('a\n\n```{code-cell}\nb\n```\n', {kind: 'output', cell: 1, output: 0, pointer: '/text', start: 0, end: 1})).toBe('b')
  })
})

const header =
  '---\nkernelspec:\n  name: p\nhunting:\n  title: "A b"\n  tags: [a, b]\n  ids:\n    - t1\n    - t2\njupyter:\n  nteract: {x: 1}\n---\n\n# T\n'

describe('the place of metadata', () => {
  const cases: [string, Place, string][] = [
    ['a string is its content', {kind: 'metadata', pointer: '/hunting/title'}, 'A b'],
    ['a key is its content', {kind: 'metadata', pointer: '/hunting/title', part: 'key'}, 'title'],
    ['an item of a list', {kind: 'metadata', pointer: '/hunting/tags/1'}, 'b'],
    ['an item of a block list', {kind: 'metadata', pointer: '/hunting/ids/1'}, 't2'],
    ['a list is the whole of it', {kind: 'metadata', pointer: '/hunting/tags'}, '[a, b]'],
    ['a list below its key is at the key', {kind: 'metadata', pointer: '/hunting/ids'}, 'ids'],
    ['a mapping below its key is at the key', {kind: 'metadata', pointer: '/kernelspec'}, 'kernelspec'],
    ['a missing key is at the key of its parent', {kind: 'metadata', pointer: '/hunting/id'}, 'hunting'],
    ['a missing key at the top is at the opening dashes', {kind: 'metadata', pointer: '/other'}, '---'],
    ['what stands under `jupyter`', {kind: 'metadata', pointer: '/nteract/x'}, '1'],
    ['the file is its beginning', {kind: 'file'}, ''],
  ]
  for (const [name, place, expected] of cases) {
    it(`${name}, with any line ends`, () => {
      for (const end of ['\n', '\r\n', '\r']) expect(placed(header.replaceAll('\n', end), place)).toBe(expected)
    })
  }

  it('of a block scalar begins with its indicator, on the line of its key', () => {
    const given = '---\nhunting:\n  title: >-\n    a\n    b\n  tags:\n    - |\n      c\n---\n'
    expect(placed(given, {kind: 'metadata', pointer: '/hunting/title'})).toBe('>-\n    a\n    b')
    expect(placed(given, {kind: 'metadata', pointer: '/hunting/tags/0'})).toBe('|\n      c')
  })

  it('of a text without a header is its beginning', () => {
    expect(parseMyst('a\n').locator.span({kind: 'metadata', pointer: '/x'})).toEqual({start: 0, end: 0})
  })

  it('of front matter is in the lines of the header', () => {
    const given = '---\ntitle: x # c\njupytext:\n  root_level_metadata_filter: -title\n---\n'
    expect(placed(given, {kind: 'source', cell: 0, start: 4, end: 9})).toBe('title')
    expect(placed(given, {kind: 'source', cell: 0, start: 0, end: 3})).toBe('---')
  })

  it('of cells is in options and block breaks', () => {
    const given =
      '+++ {"tags": ["x"], "a": {"b": 1}}\n\na\n\n```{code-cell} python\n:tags: [y, z]\n:name: n\n\n1\n```\n\n```{raw-cell}\nr\n```\n'
    const at = (cell: number, pointer: string, part?: 'key'): string =>
      placed(given, {kind: 'cellMetadata', cell, pointer, ...(part && {part})})
    expect(at(0, '/tags/0')).toBe('x')
    expect(at(0, '/a/b')).toBe('1')
    expect(at(0, '/a/c')).toBe('a')
    expect(at(0, '/c')).toBe('+++')
    expect(at(1, '/tags/1')).toBe('z')
    expect(at(1, '/name', 'key')).toBe('name')
    expect(at(1, '/c')).toBe('```{code-cell} python')
    expect(at(2, '/tags')).toBe('```{raw-cell}')
  })
})

describe('a change', () => {
  it('of a header value keeps everything else', () => {
    const edited = changed(header, {kind: 'text', at: {kind: 'metadata', pointer: '/hunting/title'}, text: 'C "d"'})
    expect(edited).toBe(header.replace('A b', 'C \\"d\\"'))
    expect(changed(header, {kind: 'text', at: {kind: 'metadata', pointer: '/hunting/ids/0'}, text: 'T1'})).toBe(header.replace('t1', 'T1'))
  })

  it('of a whole value puts it on one line', () => {
    expect(changed(header, {kind: 'value', at: {kind: 'metadata', pointer: '/hunting/ids'}, value: ['x']})).toBe(
      header.replace('ids:\n    - t1\n    - t2', 'ids: [x]'),
    )
    expect(changed(header, {kind: 'value', at: {kind: 'metadata', pointer: '/hunting/tags'}, value: ['a: b']})).toBe(
      header.replace('[a, b]', "['a: b']"),
    )
  })

  it('adds a key, or an item at the end of a list', () => {
    const add = (pointer: string, value: Value, given = header): string | undefined =>
      changed(given, {kind: 'value', at: {kind: 'metadata', pointer}, value})
    expect(add('/hunting/id', 'x')).toBe(header.replace('    - t2\n', '    - t2\n  id: x\n'))
    expect(add('/hunting/ids/-', 't3')).toBe(header.replace('    - t2\n', '    - t2\n    - t3\n'))
    expect(add('/hunting/tags/2', 'c')).toBe(header.replace('[a, b]', '[a, b, c]'))
    expect(add('/other/a', 1)).toBe(header.replace('{x: 1}\n', '{x: 1}\nother: {a: 1}\n'))
    expect(add('/hunting/title/x', 1)).toBeUndefined()
    const crlf = header.replaceAll('\n', '\r\n')
    expect(add('/hunting/id', 'x', crlf)).toBe(crlf.replace('    - t2\r\n', '    - t2\r\n  id: x\r\n'))
  })

  it('gives a mapping that holds lists lines of its own', () => {
    const value = new Map<string, Value>([
      ['id', 'x: y'],
      ['tags', ['a', 'b']],
    ])
    const lines = "  id: 'x: y'\n  tags: [a, b]\n"
    const at: Place = {kind: 'metadata', pointer: '/other'}
    expect(changed(header, {kind: 'value', at, value})).toBe(header.replace('{x: 1}\n', `{x: 1}\nother:\n${lines}`))
    for (const empty of ['other:', 'other: ', 'other: null', 'other:  ~', '"other": null'])
      expect(changed(`---\n${empty}\na: 1\n---\n`, {kind: 'value', at, value})).toBe(
        `---\n${empty.replace(/:.*/u, ':')}\n${lines}a: 1\n---\n`,
      )
    const inner = changed('---\na:\n  b:\n---\n', {kind: 'value', at: {kind: 'metadata', pointer: '/a/b'}, value})
    expect(inner).toBe(`---\na:\n  b:\n${lines.replaceAll(/^/gmu, '  ').trimEnd()}\n---\n`)
    expect(changed('---\n{a: 1}\n---\n', {kind: 'value', at, value})).toBe("---\n{a: 1, other: {id: 'x: y', tags: [a, b]}}\n---\n")
  })

  it('adds to options and block breaks that are there', () => {
    const code = '  ```{code-cell}\n  :name: n\n\n  1\n  ```\n'
    const at = {kind: 'cellMetadata', cell: 0, pointer: '/tags'} as const
    expect(changed(code, {kind: 'value', at, value: ['x']})).toBe(code.replace(':name: n\n', ':name: n\n  :tags: [x]\n'))
    const block = '```{code-cell}\n---\na: {}\n---\n1\n```\n'
    expect(changed(block, {kind: 'value', at, value: ['x']})).toBe(block.replace('{}\n', '{}\ntags: [x]\n'))
    expect(changed('+++ {"a": 1}\n\nb\n', {kind: 'value', at, value: ['x']})).toBe('+++ {"a": 1, "tags": ["x"]}\n\nb\n')
  })

  it('gives a cell its first metadata', () => {
    const at = {kind: 'cellMetadata', cell: 1, pointer: '/tags'} as const
    const tagged = (given: string): string | undefined => changed(given, {kind: 'value', at, value: ['x']})
    const code = 'a\n\n  ```{code-cell} ipython3\n  1\n  ```\n'
    expect(tagged(code)).toBe(code.replace('ipython3\n', 'ipython3\n  :tags: [x]\n\n'))
    expect(tagged(code.replaceAll('\n', '\r\n'))).toBe(code.replace('ipython3\n', 'ipython3\n  :tags: [x]\n\n').replaceAll('\n', '\r\n'))
    expect(tagged('a\n\n```{code-cell}\n\n1\n```\n')).toBe('a\n\n```{code-cell}\n:tags: [x]\n\n1\n```\n')
    expect(tagged('a\n\n```{raw-cell}\n```\n')).toBe('a\n\n```{raw-cell}\n:tags: [x]\n```\n')
    expect(tagged('a\n\n+++\n\nb\n')).toBe('a\n\n+++ {"tags": ["x"]}\n\nb\n')
    expect(tagged('a\n\n++++ \nb\n')).toBe('a\n\n++++ {"tags": ["x"]}\nb\n')
    expect(tagged('```{code-cell}\n1\n```\nb\n')).toBe('```{code-cell}\n1\n```\n+++ {"tags": ["x"]}\n\nb\n')
    expect(tagged('a\n\n```{markdown-cell}\nb\n```\n')).toBe('a\n\n+++ {"tags": ["x"]}\n\n```{markdown-cell}\nb\n```\n')
    expect(changed(code, {kind: 'value', at: {...at, pointer: '/a/b'}, value: 1})).toBe(
      code.replace('ipython3\n', 'ipython3\n  :a: {b: 1}\n\n'),
    )
  })

  it('gives a cell no metadata that it would not have', () => {
    const tagged = (given: string): string | undefined =>
      changed(given, {kind: 'value', at: {kind: 'cellMetadata', cell: 0, pointer: '/tags'}, value: ['x']})
    expect(tagged('```{code-cell}\n---\n---\n1\n```\n')).toBeUndefined()
    expect(tagged('+++ note\n\nb\n')).toBeUndefined()
    expect(tagged('---\ntitle: x\njupytext:\n  root_level_metadata_filter: -title\n---\n')).toBeUndefined()
  })

  it('removes an item or a key', () => {
    expect(changed(header, {kind: 'remove', at: {kind: 'metadata', pointer: '/hunting/ids/0'}})).toBe(header.replace('    - t1\n', ''))
    expect(changed(header, {kind: 'remove', at: {kind: 'metadata', pointer: '/hunting/tags/0'}})).toBe(header.replace('[a, b]', '[b]'))
    const crlf = header.replaceAll('\n', '\r\n')
    expect(changed(crlf, {kind: 'remove', at: {kind: 'metadata', pointer: '/hunting/tags'}})).toBe(crlf.replace('  tags: [a, b]\r\n', ''))
  })

  it('removes several keys at once, unless they share a comma', () => {
    const removeKeys = (given: string, at: Place, ...keys: string[]): string | undefined => changed(given, {kind: 'removeKeys', at, keys})
    const metadata = {kind: 'metadata', pointer: '/hunting'} as const
    expect(removeKeys(header, metadata, 'ids', 'title')).toBe(header.replace(/ {2}title.*\n/, '').replace(/ {2}ids(.*\n){3}/, ''))
    expect(removeKeys(header, metadata, 'id')).toBeUndefined()
    expect(removeKeys(header, {...metadata, pointer: '/hunting/tags'}, '0')).toBeUndefined()
    const given = '+++ {"a": 1, "b": 2, "c": 3}\n\na\n'
    expect(removeKeys(given, {kind: 'cellMetadata', cell: 0, pointer: ''}, 'c', 'a')).toBe('+++ {"b": 2}\n\na\n')
    expect(removeKeys(given, {kind: 'cellMetadata', cell: 0, pointer: ''}, 'a', 'b')).toBeUndefined()
  })

  it('of options goes with their colons', () => {
    const given = '```{code-cell}\n:tags: [x, y]\n:name: n\n\n1\n```\n'
    expect(changed(given, {kind: 'remove', at: {kind: 'cellMetadata', cell: 0, pointer: '/tags'}})).toBe(
      '```{code-cell}\n:name: n\n\n1\n```\n',
    )
    expect(changed(given, {kind: 'remove', at: {kind: 'cellMetadata', cell: 0, pointer: '/name'}})).toBe(
      '```{code-cell}\n:tags: [x, y]\n\n1\n```\n',
    )
    expect(changed(given, {kind: 'text', at: {kind: 'cellMetadata', cell: 0, pointer: '/tags/1'}, text: 'z'})).toBe(
      given.replace('y]', 'z]'),
    )
  })

  it('of the only key takes along what is there for it alone', () => {
    const remove = (given: string, pointer: string): string | undefined =>
      changed(given, {kind: 'remove', at: {kind: 'cellMetadata', cell: 0, pointer}})
    const cell = (options: string, indent = ''): string => `${indent}\`\`\`{code-cell}\n${options}${indent}1\n${indent}\`\`\`\n`
    expect(remove(cell(':tags: [x]\n\n'), '/tags')).toBe(cell(''))
    expect(remove(cell('  :tags: [x]\n\n', '  '), '/tags')).toBe(cell('', '  '))
    expect(remove(cell('---\na:\n  b: 1\n---\n').replaceAll('\n', '\r\n'), '/a')).toBe(cell('').replaceAll('\n', '\r\n'))
    expect(remove('+++ {"tags": ["x"]}\n\na\n', '/tags')).toBe('+++\n\na\n')
    // The source would be read as options then.
    expect(remove('```{code-cell}\n:tags: [x]\n\n:b: c\n```\n', '/tags')).not.toBe('```{code-cell}\n:b: c\n```\n')
  })

  it('of a block break is escaped as JSON', () => {
    const given = '+++ {"tags": ["x", "y"]}\n\na\n'
    expect(changed(given, {kind: 'text', at: {kind: 'cellMetadata', cell: 0, pointer: '/tags/0'}, text: 'é"'})).toBe(
      given.replace('"x"', '"\\u00e9\\""'),
    )
    expect(changed(given, {kind: 'remove', at: {kind: 'cellMetadata', cell: 0, pointer: '/tags/0'}})).toBe(given.replace('"x", ', ''))
    expect(changed(given, {kind: 'value', at: {kind: 'cellMetadata', cell: 0, pointer: '/tags'}, value: []})).toBe(
      given.replace('["x", "y"]', '[]'),
    )
  })

  it('of source is written as the cell needs it', () => {
    const indented = '  ```{code-cell}\r\n  ab\r\n  ```\r\n'
    expect(changed(indented, {kind: 'text', at: {kind: 'source', cell: 0, start: 1, end: 2}, text: 'x\ny'})).toBe(
      '  ```{code-cell}\r\n  ax\r\n  y\r\n  ```\r\n',
    )
    const flagged = '```{code-cell}\n:huntbook-text: crlf esc\n\na␛1B;b\nc\n```\n'
    expect(changed(flagged, {kind: 'text', at: {kind: 'source', cell: 0, start: 0, end: 1}, text: '\r\n\x07'})).toBe(
      flagged.replace('\na␛1B', '\n\n␛7;␛1B'),
    )
    expect(changed(flagged, {kind: 'text', at: {kind: 'source', cell: 0, start: 0, end: 1}, text: '\n'})).toBeUndefined()
    expect(changed('```{code-cell}\n```\n', {kind: 'text', at: {kind: 'source', cell: 0, start: 0, end: 0}, text: 'x'})).toBe(
      '```{code-cell}\nx\n```\n',
    )
  })

  it('that a text cannot hold is refused', () => {
    expect(changed(header, {kind: 'value', at: {kind: 'source', cell: 0, start: 0, end: 1}, value: 1})).toBeUndefined()
    expect(changed('a\n', {kind: 'text', at: {kind: 'source', cell: 0, start: 0, end: 1}, text: '\r'})).toBeUndefined()
    expect(
      changed('a\n', {kind: 'text', at: {kind: 'output', cell: 0, output: 0, pointer: '', start: 0, end: 1}, text: 'b'}),
    ).toBeUndefined()
  })
})

function placed(given: string, place: Place): string {
  const {start, end} = parseMyst(given).locator.span(place)
  return given.slice(start, end)
}

function changed(given: string, change: Change): string | undefined {
  const edits = parseMyst(given).locator.edit(change)
  return edits && applyEdits(given, edits)
}

function unindented(given: string): string {
  return given.replace(/(?<=^|\n)[ \t]+/g, '')
}
