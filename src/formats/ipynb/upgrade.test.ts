import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import type {Cell, Output} from '../../model/notebook.ts'
import type {Value} from '../../model/value.ts'
import {ipynb} from './index.ts'

/** A notebook of nbformat 3 with these cells, given as JSON texts, in one worksheet. */
function old(...cells: readonly string[]): string {
  return `{"metadata": {"name": "n", "signature": "s", "k": 1}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": [${cells.join(', ')}], "metadata": {}}]}`
}

function cellsOf(text: string): readonly Cell[] {
  const {notebook, problems} = ipynb.parse(text)
  expect(problems).toEqual([])
  return notebook?.cells ?? []
}

function outputOf(output: string): Output | undefined {
  const [cell] = cellsOf(old(`{"cell_type": "code", "input": "", "outputs": [${output}]}`))
  return cell?.type === 'code' ? cell.outputs[0] : undefined
}

describe('a notebook of nbformat 3', () => {
  it('is read as 4.5, without its name and signature', () => {
    expect(ipynb.parse(old()).notebook).toEqual({minor: 5, metadata: new Map([['k', 1]]), cells: [], extra: new Map()})
  })

  it('has the cells of all worksheets', () => {
    const cell = '{"cell_type": "raw", "source": "x"}'
    const text = `{"metadata": {}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": [${cell}]}, {"cells": [${cell}, ${cell}]}]}`
    expect(cellsOf(text).map(({source}) => source)).toEqual(['x', 'x', 'x'])
  })

  it('has code cells with input, prompt number and collapsed', () => {
    const cell =
      '{"cell_type": "code", "collapsed": true, "input": ["a\\n", "b"], "language": "python", "metadata": {"trusted": 1}, "outputs": [], "prompt_number": 4}'
    expect(cellsOf(old(cell))).toEqual([
      {type: 'code', source: 'a\nb', executionCount: 4, outputs: [], metadata: new Map([['collapsed', true]]), extra: new Map()},
    ])
  })

  it('joins lists of lines that lost their ends', () => {
    const [cell] = cellsOf(old('{"cell_type": "markdown", "metadata": {}, "source": ["a", "b", "c"]}'))
    expect(cell?.source).toBe('a\nb\nc')
  })

  it('turns headings and HTML into Markdown', () => {
    const heading = '{"cell_type": "heading", "level": 2, "source": ["Two\\n", "lines"]}'
    const html = '{"cell_type": "html", "source": "<b>x</b>"}'
    expect(cellsOf(old(heading, '{"cell_type": "heading", "source": "One"}', html)).map(({type, source}) => [type, source])).toEqual([
      ['markdown', '## Two lines'],
      ['markdown', '# One'],
      ['markdown', '<b>x</b>'],
    ])
  })

  it('says what is odd', () => {
    const {problems, notebook} = ipynb.parse(
      old('{"cell_type": "heading", "level": 99, "source": "x"}', '{"cell_type": "odd", "source": "y"}', '7'),
    )
    expect(problems.map(({message}) => message)).toEqual([
      'Expected an integer from 1 to 6 as `level` of cell 1, got `99`.',
      'Expected the cell type `code`, `markdown`, `heading`, `html` or `raw` in cell 2, got `odd`.',
      'Expected an object as cell 3, got `7`.',
    ])
    expect(notebook?.cells.map(({source}) => source)).toEqual(['# x', 'y', ''])
  })
})

describe('outputs of nbformat 3', () => {
  it('get mime types for short keys', () => {
    const output = outputOf(
      '{"output_type": "pyout", "prompt_number": 2, "metadata": {"png": {"width": 1}}, "text": ["a", "b"], "png": "iVBO", "json": "{\\"a\\": 1}", "odd": 1}',
    )
    expect(output?.json).toEqual(
      new Map<string, Value>([
        ['output_type', 'execute_result'],
        ['execution_count', 2],
        ['metadata', new Map([['image/png', new Map([['width', 1]])]])],
        [
          'data',
          new Map<string, Value>([
            ['text/plain', 'a\nb'],
            ['image/png', 'iVBO'],
            ['application/json', new Map([['a', 1]])],
            ['odd', 1],
          ]),
        ],
      ]),
    )
    expect(output).toMatchObject({kind: 'display'})
  })

  it('get new names for streams and errors', () => {
    expect(outputOf('{"output_type": "stream", "stream": "stderr", "text": ["a\\n", "b"]}')).toMatchObject({
      kind: 'stream',
      name: 'stderr',
      text: 'a\nb',
    })
    expect(outputOf('{"output_type": "stream", "text": "a"}')).toMatchObject({kind: 'stream', name: 'stdout'})
    expect(outputOf('{"output_type": "pyerr", "ename": "E", "evalue": "v", "traceback": ["t"]}')).toMatchObject({
      kind: 'error',
      name: 'E',
      value: 'v',
    })
  })
})

describe('places in nbformat 3', () => {
  const file = old(
    '{"cell_type": "heading", "level": 3, "source": "Title"}',
    '{"cell_type": "code", "input": ["ab", "cd"], "outputs": [{"output_type": "display_data", "text": "secret"}]}',
  )
  const {locator} = ipynb.parse(file)

  it('are in the strings of the file', () => {
    const cut = (start: number, end: number): string => file.slice(start, end)
    const heading = locator.span({kind: 'source', cell: 0, start: 4, end: 9})
    expect(cut(heading.start, heading.end)).toBe('Title')
    const second = locator.span({kind: 'source', cell: 1, start: 3, end: 5})
    expect(cut(second.start, second.end)).toBe('cd')
    const output = locator.span({kind: 'output', cell: 1, output: 0, pointer: '/data/text~1plain', start: 0, end: 3})
    expect(cut(output.start, output.end)).toBe('sec')
  })

  it('cannot be edited, but metadata can', () => {
    expect(locator.edit({kind: 'text', at: {kind: 'source', cell: 1, start: 0, end: 1}, text: 'x'})).toBeUndefined()
    expect(locator.edit({kind: 'value', at: {kind: 'metadata', pointer: '/k'}, value: 2})).toHaveLength(1)
  })
})

describe('printing a notebook of nbformat 3', () => {
  it('writes what nbformat 5.5 writes for it, but for the ids', () => {
    // The expected file was made by nbformat; its random ids were replaced.
    const fixture = (name: string): string => readFileSync(new URL(`../../../test/fixtures/ipynb/${name}`, import.meta.url), 'utf8')
    const {notebook, problems} = ipynb.parse(fixture('version-3.ipynb'))
    expect(problems).toEqual([])
    expect(notebook && ipynb.print(notebook).text).toBe(fixture('version-3.expected.ipynb'))
  })
})
