import {describe, expect, it} from 'vitest'
import {code, display, mapOf, markdown, png, stream} from '../../test/export-notebooks.ts'
import type {Cell} from '../model/notebook.ts'
import {defaultExportOptions} from './options.ts'
import {type RemovedPart, type Selection, select} from './select.ts'

function selection(...cells: readonly Cell[]): Selection {
  return select({minor: 5, metadata: new Map(), cells, extra: new Map()}, {...defaultExportOptions, path: 'x.ipynb'})
}

function removed(...cells: readonly Cell[]): readonly RemovedPart[] {
  return selection(...cells).removed
}

describe('what is removed', () => {
  it('names the source and the attachments of a removed cell', () => {
    const attachments = {'a.png': {'image/png': png}}
    expect(removed(markdown('kept'), markdown('gone', ['remove_cell'], attachments))).toEqual([
      {cell: 2, value: 'gone'},
      {cell: 2, value: mapOf(attachments)},
    ])
  })

  it('names a source that is hidden, and each output of a removed cell', () => {
    const output = display({'text/plain': 'out'})
    expect(removed(code('x', [output]))).toEqual([{cell: 1, value: 'x'}])
    expect(removed(code('x', [output, output], ['remove_cell']))).toEqual([
      {cell: 1, value: 'x'},
      {cell: 1, value: output},
      {cell: 1, value: output},
    ])
  })

  it('names outputs that a tag or a default removes', () => {
    const tagged = display({'text/plain': 'out'}, {tags: ['remove_output']})
    const kept = display({'text/plain': 'kept'})
    const printed = stream('printed')
    const {cells, removed: parts} = selection(code('x', [tagged, kept, printed]))
    expect(parts.slice(1)).toEqual([
      {cell: 1, value: tagged},
      {cell: 1, value: printed},
    ])
    expect(cells[0]?.outputs).toEqual([{number: 2, output: kept}])
  })

  it('is nothing of a cell that is kept whole', () => {
    expect(removed(markdown('kept', ['todo'], {a: {'image/png': png}}))).toEqual([])
  })

  it('names a raw cell', () => {
    expect(removed({type: 'raw', source: 'raw', metadata: new Map(), extra: new Map()})).toEqual([{cell: 1, value: 'raw'}])
  })
})
