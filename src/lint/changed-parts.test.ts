import {describe, expect, it} from 'vitest'
import {readerOf} from '../formats/readers.ts'
import type {Notebook} from '../model/notebook.ts'
import {changedParts} from './changed-parts.ts'

interface Given {
  readonly id?: string
  readonly source: string
  readonly tags?: readonly string[]
  readonly output?: string
}

function notebook(cells: readonly Given[], metadata: object = {}): Notebook {
  const json = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata,
    cells: cells.map(({id, source, tags, output}) => ({
      cell_type: 'code',
      ...(id !== undefined && {id}),
      source: [source],
      metadata: tags ? {tags} : {},
      execution_count: null,
      outputs: output === undefined ? [] : [{output_type: 'stream', name: 'stdout', text: [output]}],
    })),
  }
  const read = readerOf('a.ipynb', '')?.parse(JSON.stringify(json)).notebook
  if (!read) throw new Error('Expected a notebook.')
  return read
}

/** The indexes of cells that changed. */
function changed(before: readonly Given[], after: readonly Given[]): readonly number[] {
  const {isCell} = changedParts(notebook(before), notebook(after))
  return after.flatMap((_, index) => (isCell(index) ? [index] : []))
}

describe('changed cells', () => {
  const [a, b, c] = [
    {id: 'a', source: 'x'},
    {id: 'b', source: 'y'},
    {id: 'c', source: 'z'},
  ]
  it('are matched by id, wherever they stand', () => {
    expect(changed([a, b], [b, c, a])).toEqual([1])
    expect(changed([a, b], [{...b, source: 'new'}, a])).toEqual([0])
  })
  it('are matched by source where an id is new or missing', () => {
    expect(changed([a, b], [{source: 'y'}, {id: 'new', source: 'x'}])).toEqual([])
    expect(changed([{source: 'x'}, {source: 'x'}], [{source: 'x'}, {source: 'x'}, {source: 'x'}])).toEqual([2])
  })
  it('do not take one cell for two', () => {
    expect(changed([a], [a, {...a, source: 'other'}])).toEqual([1])
  })
  it('differ in source, tags or outputs', () => {
    expect(
      changed(
        [a, b, c],
        [
          {...a, source: 'X'},
          {...b, tags: ['t']},
          {...c, output: 'said'},
        ],
      ),
    ).toEqual([0, 1, 2])
    expect(changed([{...a, tags: ['t'], output: 'said'}], [{...a, tags: ['t'], output: 'said'}])).toEqual([])
  })
})

describe('changed keys', () => {
  const before = {hunting: {title: 'x', tags: ['a']}, kernelspec: {name: 'python3', language: 'python'}, same: 1}
  const after = {kernelspec: {language: 'python', name: 'other'}, same: 1, hunting: {tags: ['a'], title: 'y', id: 'new'}}
  const {isKey} = changedParts(notebook([], before), notebook([], after))
  it('are those of the metadata, and those of the hunting block', () => {
    expect(['/hunting/title', '/hunting/id', '/kernelspec/language'].map(isKey)).toEqual([true, true, true])
    expect(['/hunting/tags/0', '/same', '/hunting/gone', '/gone/x'].map(isKey)).toEqual([false, false, false, false])
  })
  it('are all of what holds a key that is missing', () => {
    expect(['/hunting', ''].map(isKey)).toEqual([true, true])
    expect(changedParts(notebook([], before), notebook([{source: 'x'}], before)).isKey('')).toBe(false)
  })
})
