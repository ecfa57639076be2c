import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {mapOf, png} from '../../../test/export-notebooks.ts'
import type {Cell, CodeCell, Output} from '../../model/notebook.ts'
import {type CompatChoice, type CompatResult, compatOptions, exportCompat} from './index.ts'

function run(cells: readonly Cell[], choice: CompatChoice = {}, metadata: unknown = {language_info: {name: 'python'}}): CompatResult {
  const notebook = {minor: 5, metadata: mapOf(metadata), cells, extra: new Map()}
  return exportCompat(notebook, compatOptions(choice, 'hunts/n.ipynb'))
}

function textOf(result: CompatResult): string {
  return new TextDecoder('utf-8', {ignoreBOM: true}).decode(result.main.bytes)
}

function write(cells: readonly Cell[], choice: CompatChoice = {}): string {
  return textOf(run(cells, choice))
}

function cell(type: 'markdown' | 'raw', source: string, metadata: unknown = {}, attachments?: unknown): Cell {
  return {type, source, metadata: mapOf(metadata), extra: new Map(), ...(attachments !== undefined && {attachments: mapOf(attachments)})}
}

function code(outputs: readonly Output[], metadata: unknown = {}, source = 'x'): CodeCell {
  return {type: 'code', source, outputs, executionCount: 1, metadata: mapOf(metadata), extra: new Map()}
}

function display(data: unknown, metadata: unknown = {}, type = 'display_data'): Output {
  return {kind: 'display', data: mapOf(data), metadata: mapOf(metadata), json: mapOf({output_type: type, data, metadata})}
}

function stream(text: string, name = 'stdout'): Output {
  return {kind: 'stream', name, text, json: new Map()}
}

function failure(...traceback: readonly string[]): Output {
  return {kind: 'error', name: 'E', value: 'v', traceback, json: new Map()}
}

const source = '```python\nx\n```\n'

// What nbconvert 7.17.1 wrote for the same notebooks.
describe('the grammar', () => {
  it.each<[string, readonly Cell[], string]>([
    ['a code cell', [code([])], source],
    ['Markdown', [cell('markdown', 'm'), cell('markdown', 'n\n')], 'm\n\nn\n\n'],
    ['raw text without an end', [cell('raw', 'a'), cell('raw', 'b')], 'ab'],
    ['a stream', [code([stream('a\nb\n'), stream('', 'other')])], `${source}\n    a\n    b\n\n\n    \n`],
    ['an error', [code([failure(), failure('', '\x1b[\u2028m x\n\n')])], `${source}\n\n\n\n    \n\n     x\n    \n\n\n`],
    ['a display', [code([display({'text/plain': 'p'})])], `${source}\n\n    p\n\n`],
    ['a result', [code([display({'text/plain': 'p'}, {}, 'execute_result')])], `${source}\n\n\n\n    p\n\n\n`],
    ['a display of nothing', [code([display({'application/json': {a: 1}})])], `${source}\n\n`],
    ['HTML, dedented', [code([display({'text/html': '  <b>\n  </b>', 'text/plain': 'p'})])], `${source}\n\n<b>\n</b>\n\n`],
    ['an empty text', [code([display({'text/html': '', 'text/plain': 'p'})])], `${source}\n\n\n\n`],
    ['a value that is no text', [code([display({'text/markdown': {a: null}})])], `${source}\n\n{'a': None}\n\n`],
    ['raw text of another type', [cell('raw', 'a', {raw_mimetype: 'text/latex'}), cell('raw', 'b', {raw_mimetype: 'TEXT/HTML'})], 'b'],
    ['a language of its own', [code([], {magics_language: null})], '```None\nx\n```\n'],
    ['a magic', [code([], {magics_language: 'q'}, '\u001c\u0085%%R\u001f')], '```r\n\u001c\u0085%%R\u001f\n```\n'],
    ['no magic after a mark of order', [code([], {}, '\ufeff%%R x')], '```python\n\ufeff%%R x\n```\n'],
    ['no magic without an end', [code([], {}, '%%sh')], '```python\n%%sh\n```\n'],
    ['leading line ends', [cell('raw', '\r\n\n \n'), code([])], ` \n\n\n${source}`],
    ['an unknown cell', [{...cell('raw', 'a'), isUnknown: true} as Cell], 'unknown type  \n'],
  ])('%s', (_, cells, expected) => expect(write(cells)).toBe(expected))
  it('has the language of the notebook, if any', () => {
    expect(textOf(run([code([])], {}, {}))).toBe('```\nx\n```\n')
  })
})

describe('hidden sources', () => {
  it.each([true, 1, 'false', [0]])('remove_source: %j', value => {
    const metadata = {transient: {remove_source: value}}
    expect(write([cell('markdown', 'm', metadata), cell('raw', 'r', metadata), code([stream('s')], metadata)])).toBe('    s\n')
  })
  it.each([false, 0, '', null])('shown with remove_source: %j', value => {
    expect(write([cell('markdown', 'm', {transient: {remove_source: value}})])).toBe('m\n')
  })
  it('come back where metadata are cleared, of code cells alone', () => {
    const cells = [cell('markdown', 'm', {tags: ['remove_input']}), code([], {tags: ['remove_input'], magics_language: 'q'})]
    expect(write(cells, {stdTags: true})).toBe('')
    expect(write(cells, {stdTags: true, clearMetadata: true})).toBe(source)
  })
})

describe('removal', () => {
  const tagged = (tags: unknown): Cell => cell('markdown', 'm', {tags})
  it('is by the exact tag', () => {
    const cells = ['remove_cell', 'remove-cell', 'Remove_Cell', ' remove_cell'].map(tag => cell('markdown', tag, {tags: [tag]}))
    expect(write(cells, {stdTags: true})).toBe('remove-cell\n\nRemove_Cell\n\n remove_cell\n')
    expect(write(cells, {stdTags: true, dash: true})).toBe('Remove_Cell\n\n remove_cell\n')
    expect(write(cells)).toContain('remove_cell')
  })
  it('hides what a text in place of a list means to hide', () => {
    expect(write([tagged('remove_cell'), tagged('a, remove_cell')], {stdTags: true})).toBe('')
  })
  it('takes single outputs by their tags, by keys and characters too, as Python does', () => {
    const outputs = ['r', {r: 1}, ['r'], [1, 'r'], null, 'emit', ['R']].map(tags => display({'text/plain': JSON.stringify(tags)}, {tags}))
    expect(write([code(outputs)], {removeSingleOutputTags: ['r'], excludeInput: true})).toBe(
      ['null', '"emit"', '["R"]']
        .map(text => `\n\n    ${text}\n\n`)
        .join('')
        .slice(2),
    )
  })
  it('by patterns is at the start of any source', () => {
    const cells = [cell('markdown', 'a'), cell('raw', 'b\na'), code([], {}, ' a')]
    const regexRemove = [/a/uy, /\s/uy]
    expect(write(cells, {regexRemove})).toBe('b\na')
    expect(write(cells, {regexRemove})).toBe('b\na')
  })
})

describe('streams', () => {
  it('are joined by their names', () => {
    const outputs = [stream('a\r'), stream('b\n'), stream('c', 'stderr'), failure(), stream('d', 'stderr')]
    expect(write([code(outputs)], {coalesceStreams: true, excludeInput: true})).toBe('    b\n\n\n    c\n\n\n\n    d\n')
  })
})

describe('files', () => {
  const names = (result: CompatResult): readonly string[] => result.files.map(({path}) => path)
  it('count what is left from 0', () => {
    const cells = [
      cell('markdown', 'm', {tags: ['remove_cell']}),
      code([stream('s'), display({'image/png': png, 'image/svg+xml': '<svg/>'})]),
    ]
    const result = run(cells, {stdTags: true})
    expect(names(result)).toEqual(['n_files/n_0_1.png', 'n_files/n_0_1.svg'])
    expect(textOf(result)).toBe(`${source}\n    s\n\n\n    \n![svg](n_files/n_0_1.svg)\n    \n\n`)
  })
  it('are written also where outputs are not shown', () => {
    const picture = display({'image/jpeg': 'AAAA'})
    expect(names(run([code([picture])], {excludeOutput: true}))).toEqual(['n_files/n_0_0.jpg'])
    expect(names(run([code([picture])], {clearOutput: true}))).toEqual([])
  })
  it('have the names that the notebook gives', () => {
    const result = run([code([display({'image/png': 'AAAA', 'application/pdf': 'AAAA'}, {filename: 'my chart.png'})])])
    expect(names(result)).toEqual(['n_files/my chart.png', 'n_files/my chart.png.pdf'])
    expect(textOf(result)).toContain('![png](n_files/my%20chart.png)')
  })
  it('are not written outside, while the text refers to them', () => {
    const result = run(['../../a', '/a', 'b\0'].map(filename => code([display({'image/png': 'AAAA'}, {filename})])))
    expect(result.files).toEqual([])
    expect(result.refused).toEqual(['n_files/../../a.png', '/a.png', 'n_files/b\0.png'])
    expect(textOf(result).match(/\]\(.*\)/gu)).toEqual(['](n_files/../../a.png)', '](/a.png)', '](n_files/b%00.png)'])
    expect(result.problems.map(({severity, cell: number}) => [severity, number])).toEqual([1, 2, 3].map(number => ['error', number]))
    expect(JSON.stringify(result.problems)).not.toContain('a.png')
  })
  it('take no name twice, and no place of the text or of a folder', () => {
    const picture = (filename: string): Output => display({'image/svg+xml': filename}, {filename})
    const result = run([code([picture('a'), picture('a'), picture('b/c'), picture('b/c.svg/d')])])
    expect(names(result)).toEqual(['n_files/a.svg', 'n_files/n_0_1.svg', 'n_files/b/c.svg'])
    expect(result.problems.map(({severity}) => severity)).toEqual(['warning', 'error'])
    const attached = run([cell('markdown', '', {}, {'N.md': {'text/plain': 'AAAA'}})], {preset: 'taegis'})
    expect([attached.files, attached.refused]).toEqual([[], ['N.md']])
  })
  it('hold what is left of broken base64', () => {
    const {files, problems} = run([code([display({'image/png': 'AAAAA'})])])
    expect(files[0]?.bytes).toEqual(new Uint8Array(3))
    expect(problems).toMatchObject([{rule: 'export/base64', severity: 'warning', cell: 1}])
  })
  it('hold other values of pictures as Python writes JSON', () => {
    const {files} = run([code([display({'image/svg+xml': {é: [1, null]}})])])
    expect(new TextDecoder().decode(files[0]?.bytes)).toBe('{"\\u00e9": [1, null]}')
  })
})

describe('attachments', () => {
  const first = {'image/png': 'AAAA'}
  it('become files, and the source refers to them', () => {
    const attachments = {'$& é': first, 'x/': first, 'q/w': {}, '..': first}
    const {files, refused, main} = run([cell('markdown', '![a](attachment:$& é) attachment:q/w', {}, attachments)])
    expect(files.map(({path}) => path)).toEqual(['n_files/$& é', 'n_files/w'])
    expect(refused).toEqual(['n_files/..'])
    expect(new TextDecoder().decode(main.bytes)).toBe('![a](n_files/$& é) n_files/w\n')
  })
  it('are replaced one after the other', () => {
    expect(write([cell('raw', 'attachment:a attachment:ab', {}, {a: first, ab: first})])).toBe('n_files/a n_files/ab')
  })
  it('of a later cell win', () => {
    const {files} = run([cell('markdown', '', {}, {a: first}), cell('raw', '', {}, {a: {'image/png': 'BBBB'}})])
    expect(files.map(({bytes}) => [...bytes])).toEqual([[4, 16, 65]])
  })
  it('cost no more than a limit', () => {
    const many = Object.fromEntries(Array.from({length: 3000}, (_, index) => [`a${index}`, first]))
    const {problems, files} = run([cell('markdown', 'attachment:'.repeat(100_000), {}, many)])
    expect(files.length).toBeGreaterThan(100)
    expect(problems).toMatchObject([{rule: 'export/limit', cell: 1}])
  })
})

describe('the preset of Taegis Magic', () => {
  const region = `'<-- #region tags=["remove_cell"] -->'\nsecret\n'<-- #endregion -->'`
  it('shows outputs and Markdown, and names pictures without a folder', () => {
    const cells = [cell('raw', 'r'), cell('markdown', 'm'), code([stream('s'), display({'image/png': 'AAAA'})])]
    const result = run(cells, {preset: 'taegis'})
    expect(textOf(result)).toBe('m\n\n\n    \n![png](output_2_1.png)\n    \n\n')
    expect(result.files.map(({path}) => path)).toEqual(['output_2_1.png'])
    expect(run(cells, {preset: 'taegis', name: 'k'}).files.map(({path}) => path)).toEqual(['k_2_1.png'])
  })
  it('cuts regions of the finished text, and others stay', () => {
    expect(write([cell('markdown', `a${region}b${region}c`)], {preset: 'taegis'})).toBe('abc\n')
    expect(write([cell('markdown', region.slice(0, -1))], {preset: 'taegis'})).toContain('secret')
    expect(write([cell('markdown', region)])).toContain('secret')
  })
})

describe('any notebook', () => {
  const piece = fc.constantFrom('a', '\n', '\r', ' ', '%%sh ', 'attachment:b', '$&', '\x1b[', 'm', '\ud800', '\u2028', '```')
  const source = fc.array(piece, {maxLength: 8}).map(pieces => pieces.join(''))
  const mime = fc.constantFrom('text/html', 'text/plain', 'text/markdown', 'image/png', 'image/svg+xml', 'application/json')
  const output = fc.oneof(
    source.map(text => stream(text)),
    source.map(text => failure(text, text)),
    fc.dictionary(mime, fc.oneof(source, fc.jsonValue())).map(data => display(data, {filename: 'a/../b'})),
  )
  const anyCell = fc.oneof(
    fc.tuple(fc.constantFrom('markdown' as const, 'raw' as const), source).map(([type, text]) => cell(type, text, {}, {b: {a: 'AAAA'}})),
    fc.tuple(source, fc.array(output, {maxLength: 3}), fc.jsonValue()).map(([text, outputs, tags]) => code(outputs, {tags}, text)),
  )
  it('gives the same bytes twice, and every reference is a file or refused', () => {
    fc.assert(
      fc.property(fc.array(anyCell, {maxLength: 4}), fc.boolean(), (cells, coalesceStreams) => {
        const choice = {stdTags: true, coalesceStreams}
        const result = run(cells, choice)
        expect(run(cells, choice)).toEqual(result)
        expect(new Set(result.files.map(({path}) => path)).size).toBe(result.files.length)
      }),
    )
  })
})
