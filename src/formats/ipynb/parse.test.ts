import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Notebook} from '../../model/notebook.ts'
import {ipynb} from './index.ts'

/** A notebook of these cells, given as JSON texts. */
function notebook(cells: readonly string[], rest = '"metadata": {}, "nbformat": 4, "nbformat_minor": 4'): string {
  return `{"cells": [${cells.join(', ')}], ${rest}}`
}

function code(rest: string): string {
  return `{"cell_type": "code", "metadata": {}, "source": "", ${rest}}`
}

function read(text: string): Notebook | undefined {
  return ipynb.parse(text).notebook
}

function told(text: string): string[] {
  return ipynb.parse(text).problems.map(({severity, message, start, end}) => `${severity} ${message} @${text.slice(start, end)}`)
}

describe('reading a notebook', () => {
  it('gives its cells, metadata and unknown keys', () => {
    const cell = `{"cell_type": "markdown", "id": "a1", "metadata": {"tags": ["x"]}, "source": ["# A\\n", "b"], "attachments": {"i.png": {"image/png": ["iV", "BO"]}}, "odd": 1.0}`
    const text = notebook(
      [cell, code('"id": "b2", "execution_count": 3, "outputs": []')],
      '"metadata": {"k": "v"}, "nbformat": 4, "nbformat_minor": 5, "more": []',
    )
    const {notebook: found, problems} = ipynb.parse(text)
    expect(problems).toEqual([])
    expect(found).toEqual({
      minor: 5,
      metadata: new Map([['k', 'v']]),
      extra: new Map([['more', []]]),
      cells: [
        {
          type: 'markdown',
          id: 'a1',
          source: '# A\nb',
          metadata: new Map([['tags', ['x']]]),
          attachments: new Map([['i.png', new Map([['image/png', 'iVBO']])]]),
          extra: new Map([['odd', {text: '1.0'}]]),
        },
        {type: 'code', id: 'b2', source: '', metadata: new Map(), extra: new Map(), executionCount: 3, outputs: []},
      ],
    })
  })

  it('drops what nbformat drops', () => {
    const cell = '{"cell_type": "raw", "metadata": {"trusted": true, "signature": 1}, "source": ""}'
    const text = notebook(
      [cell],
      '"metadata": {"signature": "x", "orig_nbformat": 3, "orig_nbformat_minor": 0, "trusted": 1}, "nbformat": 4, "nbformat_minor": 4',
    )
    expect(read(text)?.metadata).toEqual(new Map([['trusted', 1]]))
    expect(read(text)?.cells[0]?.metadata).toEqual(new Map([['signature', 1]]))
  })

  it('never throws', () => {
    const words = [
      '{"cells": [',
      '{"cell_type": "code",',
      '"outputs": [',
      '"source": ',
      '"metadata": ',
      '"nbformat": 3,',
      '"nbformat": 4,',
      '"worksheets": [{"cells": ',
      '"data": ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"x"',
      'null',
      '1',
      '"',
      '\\',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words)), parts => {
        const {notebook: found, locator} = ipynb.parse(parts.join(''))
        for (const [cell, {type}] of found?.cells.entries() ?? []) {
          locator.span({kind: 'source', cell, start: 0, end: 9})
          locator.span({kind: 'output', cell, output: 0, pointer: '/data', start: 0, end: 9})
          expect(type).toMatch(/^(?:code|markdown|raw)$/)
        }
      }),
    )
    fc.assert(
      fc.property(shapes, text => {
        const {notebook: found, locator} = ipynb.parse(text)
        if (found) ipynb.print(found)
        for (const cell of [0, 1]) {
          locator.span({kind: 'source', cell, start: 1, end: 3})
          locator.edit({kind: 'text', at: {kind: 'source', cell, start: 1, end: 3}, text: 'x\ny'})
          locator.edit({kind: 'value', at: {kind: 'cellMetadata', cell, pointer: '/tags/0'}, value: 1})
        }
      }),
      {numRuns: 1000},
    )
  })
})

const odd = fc.constantFrom(
  'null',
  '1',
  '"text"',
  '[]',
  '{}',
  '["a", 1]',
  '[[]]',
  '{"a": 1}',
  '[{"output_type": "stream"}]',
  '[{"output_type": 5, "data": []}]',
)
const shapes = fc
  .record({
    version: fc.constantFrom('3', '4', '"4"', 'null'),
    minor: odd,
    cells: odd,
    type: fc.constantFrom('"code"', '"raw"', '"heading"', '5'),
    fields: fc.array(
      fc.tuple(
        fc.constantFrom(
          'source',
          'input',
          'metadata',
          'outputs',
          'execution_count',
          'prompt_number',
          'id',
          'attachments',
          'level',
          'collapsed',
        ),
        odd,
      ),
    ),
    metadata: odd,
  })
  .map(({version, minor, cells, type, fields, metadata}) => {
    const cell = `{"cell_type": ${type}, ${fields.map(([key, value]) => `"${key}": ${value}`).join(', ')}${fields.length > 0 ? ',' : ''} "z": 1}`
    const list = `[${cell}, ${cells}]`
    return `{"nbformat": ${version}, "nbformat_minor": ${minor}, "metadata": ${metadata}, "cells": ${list}, "worksheets": [{"cells": ${list}}, ${cells}]}`
  })

describe('a text that is no notebook', () => {
  it.each([
    ['null', 'error Expected a notebook, which is an object, got `null`. @null'],
    ['[{}]', 'error Expected a notebook, which is an object, got a list. @['],
    ['{}', 'error Expected a notebook with `nbformat`, got an object without it. @{'],
    ['{"nbformat": 4}', 'error Expected a list as `cells` of the notebook, got nothing. @{'],
    ['{"nbformat": 4, "cells": "x"}', 'error Expected a list as `cells` of the notebook, got `x`. @x'],
    ['{"nbformat": 5, "cells": []}', 'error Expected a notebook of nbformat 3 or 4, got nbformat `5`. @5'],
    ['{"nbformat": 2, "worksheets": []}', 'error Expected a notebook of nbformat 3 or 4, got nbformat `2`. @2'],
    ['{"nbformat": "4", "cells": []}', 'error Expected a notebook of nbformat 3 or 4, got nbformat `4`. @4'],
    ['{"nbformat": 3}', 'error Expected a list as `worksheets` of the notebook, got nothing. @{'],
  ])('is reported: %s', (text, problem) => {
    expect(told(text)).toEqual([problem])
    expect(read(text)).toBeUndefined()
  })

  it('may have a number of any size where its version is', () => {
    const [problem = ''] = told(`{"nbformat": ${'9'.repeat(400)}, "cells": []}`)
    expect(problem).toContain(`got nbformat \`${'9'.repeat(40)}…\`.`)
  })
})

describe('problems of shape', () => {
  it.each([
    ['null', 'error Expected an object as cell 1, got `null`. @null'],
    [
      '{"cell_type": "heading", "metadata": {}, "source": ""}',
      'error Expected the cell type `code`, `markdown` or `raw` in cell 1, got `heading`. @heading',
    ],
    ['{"cell_type": "raw", "metadata": {}}', 'error Expected a string or a list of strings as `source` of cell 1, got nothing. @{'],
    [
      '{"cell_type": "raw", "metadata": {}, "source": 5}',
      'error Expected a string or a list of strings as `source` of cell 1, got `5`. @5',
    ],
    ['{"cell_type": "raw", "metadata": {}, "source": ["a", ["b"]]}', 'error Expected only strings in `source` of cell 1, got a list. @['],
    ['{"cell_type": "raw", "source": ""}', 'warning Expected an object as `metadata` of cell 1, got nothing. @{'],
    ['{"cell_type": "raw", "metadata": [], "source": ""}', 'error Expected an object as `metadata` of cell 1, got a list. @['],
    [
      '{"cell_type": "raw", "id": "x", "metadata": {}, "source": ""}',
      'warning Unexpected `id` of cell 1: remove it, ids exist from nbformat 4.5 on and this is 4.4. @x',
    ],
    ['{"cell_type": "raw", "id": 5, "metadata": {}, "source": ""}', 'error Expected a string as `id` of cell 1, got `5`. @5'],
    [
      '{"cell_type": "raw", "attachments": [], "metadata": {}, "source": ""}',
      'error Expected an object as `attachments` of cell 1, got a list. @[',
    ],
    [code('"execution_count": null'), 'warning Expected a list as `outputs` of cell 1, got nothing. @{'],
    [code('"outputs": []'), 'warning Expected an integer or `null` as `execution_count` of cell 1, got nothing. @{'],
    [code('"outputs": [], "execution_count": "5"'), 'error Expected an integer or `null` as `execution_count` of cell 1, got `5`. @5'],
    [code('"outputs": {}, "execution_count": 1'), 'error Expected a list as `outputs` of cell 1, got an object. @{'],
  ])('name the cell and the field: %s', (cell, problem) => {
    expect(told(notebook([cell]))).toEqual([problem])
    expect(ipynb.parse(notebook([cell])).problems[0]?.cell).toBe(0)
    expect(read(notebook([cell]))?.cells).toHaveLength(1)
  })

  it.each([
    ['5', 'error Expected an object as output 1 of cell 1, got `5`. @5'],
    [
      '{"output_type": "bad"}',
      'warning Expected the output type `stream`, `display_data`, `execute_result` or `error` in output 1 of cell 1, got `bad`. @bad',
    ],
    ['{"output_type": "stream", "text": []}', 'warning Expected a string as `name` of output 1 of cell 1, got nothing. @{'],
    [
      '{"output_type": "stream", "name": "stdout", "text": [1]}',
      'warning Expected a string or a list of strings as `text` of output 1 of cell 1, got a list. @[',
    ],
    [
      '{"output_type": "error", "ename": "E", "evalue": "", "traceback": "x"}',
      'warning Expected a list of strings as `traceback` of output 1 of cell 1, got `x`. @x',
    ],
    ['{"output_type": "display_data", "data": {}}', 'warning Expected an object as `metadata` of output 1 of cell 1, got nothing. @{'],
    ['{"output_type": "display_data", "metadata": {}}', 'warning Expected an object as `data` of output 1 of cell 1, got nothing. @{'],
    [
      '{"output_type": "display_data", "metadata": {}, "data": {"text/html": 5}}',
      'warning Expected a string or a list of strings as `text/html` of output 1 of cell 1, got `5`. @5',
    ],
  ])('are told for outputs: %s', (output, problem) => {
    expect(told(notebook([code(`"execution_count": null, "outputs": [${output}]`)]))).toEqual([problem])
  })

  it.each([
    ['"nbformat": 4, "nbformat_minor": 4', 'warning Expected an object as `metadata` of the notebook, got nothing. @nbformat', 4],
    ['"metadata": [], "nbformat": 4, "nbformat_minor": 4', 'error Expected an object as `metadata` of the notebook, got a list. @[', 4],
    ['"metadata": {}, "nbformat": 4', 'error Expected an integer as `nbformat_minor` of the notebook, got nothing. @{', 5],
    ['"metadata": {}, "nbformat": 4, "nbformat_minor": 9', 'warning Expected nbformat 4.5 or older, got 4.9: it is read as 4.5. @9', 5],
    ['"metadata": {}, "nbformat_minor": 4', 'error Expected a notebook with `nbformat`, got an object without it. @{', 4],
  ])('are told for the notebook: %s', (rest, problem, minor) => {
    expect(told(notebook([], rest))).toEqual([problem])
    expect(read(notebook([], rest))?.minor).toBe(minor)
  })

  it('keep what can be used', () => {
    const cell = '{"cell_type": 7, "metadata": 1, "source": ["a", 5, "b"], "outputs": [1]}'
    expect(read(notebook([cell]))?.cells).toEqual([
      {type: 'raw', isUnknown: true, source: 'ab', metadata: new Map(), extra: new Map([['outputs', [1]]])},
    ])
  })

  it('stop after a thousand', () => {
    const {problems, notebook: found} = ipynb.parse(notebook(Array.from({length: 5000}, () => '0')))
    expect(problems).toHaveLength(1001)
    expect(found?.cells).toHaveLength(5000)
  })
})
