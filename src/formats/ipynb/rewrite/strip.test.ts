import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {file as files} from '../../../../test/fixtures/ipynb/arbitrary.ts'
import type {Cell} from '../../../model/notebook.ts'
import type {Change} from '../../../model/place.ts'
import {isList} from '../../../model/value.ts'
import {applyEdits} from '../../../parse/edits.ts'
import {parseIpynb} from '../parse.ts'
import {type StripPart, stripIpynb, stripParts} from './strip.ts'

const file = `{"nbformat": 4, "nbformat_minor": 5,
 "metadata": {"widgets": {"a": 1}, "kernelspec": {"name": "p"}},
 "cells": [
  {"cell_type": "code", "id": "a", "metadata": {"ExecuteTime": {}, "tags": ["x"]}, "source": "1", "execution_count": 3,
   "outputs": [{"output_type": "execute_result", "execution_count": 3, "data": {"text/plain": "1.0"}, "metadata": {}}]},
  {"cell_type": "code", "id": "b", "metadata": {"tags": ["keep_output"], "execution": {}}, "source": "2", "execution_count": 4, "outputs": [{"output_type": "stream", "name": "stdout", "text": "x"}]},
  {"cell_type": "markdown", "id": "c", "metadata": {"papermill": {}}, "source": "# T"}
 ]
}
`
const outputs = /\[\{"output_type": "execute_result".*\}\]/

describe('a notebook file', () => {
  it('loses outputs, but those of cells that keep them', () => {
    expect(strip(file, 'outputs')).toBe(file.replace(outputs, '[]'))
  })

  it('loses counts, also in results', () => {
    expect(strip(file, 'counts')).toBe(file.replaceAll('"execution_count": 3', '"execution_count": null'))
  })

  it('loses metadata of runs', () => {
    expect(strip(file, 'metadata')).toBe(
      file.replace('"widgets": {"a": 1}, ', '').replace('"ExecuteTime": {}, ', '').replace('{"papermill": {}}', '{}'),
    )
  })

  it('without any of them keeps its bytes', () => {
    const stripped = strip(file, 'outputs', 'counts', 'metadata')
    expect(stripped).not.toBe(file)
    expect(strip(stripped, 'outputs', 'counts', 'metadata')).toBe(stripped)
  })

  it('of nbformat 3 stays one', () => {
    const old = readFileSync(join(import.meta.dirname, '../../../../test/fixtures/ipynb/version-3.ipynb'), 'utf8')
    const stripped = strip(old, 'outputs', 'counts', 'metadata')
    expect(stripped).toBe(
      old
        .replace(/"outputs": \[\n[\s\S]*?\n {5}\],/u, '"outputs": [],')
        .replace('"prompt_number": 3\n    }', '"prompt_number": null\n    }'),
    )
    expect(strip(stripped, 'outputs', 'counts', 'metadata')).toBe(stripped)
  })

  it('with keys that are there twice keeps both, and neither keeps a result', () => {
    const twice =
      '{"nbformat": 4, "cells": [{"cell_type": "code", "outputs": [1], "outputs": [2], "metadata": {"papermill": 1, "a": 1}, "metadata": {"b": 2}}], "cells": [{"cell_type": "code", "outputs": [3], "execution_count": 1, "execution_count": null}]}'
    expect(strip(twice, 'outputs', 'counts', 'metadata')).toBe(
      twice
        .replaceAll(/\[\d\]/g, '[]')
        .replace('"papermill": 1, ', '')
        .replace('"execution_count": 1', '"execution_count": null'),
    )
  })

  it.each([
    ['', 'Expected a value, got the end of the file.'],
    ['[]', 'Expected a notebook of nbformat 3 or 4.'],
    ['{"nbformat": 5, "cells": []}', 'Expected a notebook of nbformat 3 or 4.'],
  ])('that is none is not touched: %j', (text, reason) => {
    expect(strip(text, 'outputs')).toBe(reason)
  })

  it('is stripped once and for all, and keeps all else, whatever is in it', () => {
    fc.assert(
      fc.property(files, ({text}) => {
        const once = stripIpynb(text, new Set(stripParts))
        if (typeof once !== 'string') return
        expect(stripIpynb(once, new Set(stripParts))).toBe(once)
        const [before, after] = [parseIpynb(text), parseIpynb(once)]
        const known = new Set(before.problems.map(({rule}) => rule))
        expect(after.problems.filter(({rule}) => !known.has(rule))).toEqual([])
        const own = (cell: Cell) => [cell.type, cell.id, cell.source, cell.attachments, cell.extra]
        expect(after.notebook?.cells.map(own)).toEqual(before.notebook?.cells.map(own))
        for (const cell of after.notebook?.cells ?? []) {
          const tags = cell.metadata.get('tags')
          if (cell.type === 'code' && !(isList(tags) && tags.includes('keep_output'))) expect(cell.executionCount).toBeNull()
        }
      }),
      {numRuns: 1000},
    )
  })
})

describe('fixes that take the same out one by one', () => {
  const layouts = [file, JSON.stringify(JSON.parse(file)), JSON.stringify(JSON.parse(file), undefined, '\t').replaceAll('\n', '\r\n')]
  const runs = [
    '{"execution": {}, "a": 1}',
    '{"a": 1, "papermill": {}, "ExecuteTime": {}}',
    '{"ExecuteTime": {}, "a": 1, "papermill": {}, "b": 2}',
  ]
  it.each(layouts)('end with the same bytes', layout => {
    for (const [index, metadata] of runs.entries()) {
      const text = JSON.stringify(JSON.parse(file.replace('{"papermill": {}}', metadata)), undefined, index)
      for (const given of [layout, text])
        expect(fixed(given)).toBe(
          strip(given.replace('"keep_output"', '"kept"'), 'outputs', 'counts', 'metadata').replace('"kept"', '"keep_output"'),
        )
    }
  })
})

/** The file after the changes that the rule `security/outputs` asks for in all of its cells, and of the notebook's metadata. */
function fixed(text: string): string {
  const {notebook, locator} = parseIpynb(text)
  const keys = ['ExecuteTime', 'execution', 'papermill']
  const changes: Change[] = [{kind: 'remove', at: {kind: 'metadata', pointer: '/widgets'}}]
  for (const [cell, {type, metadata}] of notebook?.cells.entries() ?? []) {
    if (type === 'code') {
      changes.push({kind: 'value', at: {kind: 'cellField', cell, field: 'outputs'}, value: []})
      changes.push({kind: 'value', at: {kind: 'cellField', cell, field: 'execution_count'}, value: null})
    }
    if (keys.some(key => metadata.has(key))) changes.push({kind: 'removeKeys', at: {kind: 'cellMetadata', cell, pointer: ''}, keys})
  }
  const edits = changes.flatMap(change => locator.edit(change) ?? [{start: 0, end: text.length, text: 'refused'}])
  return applyEdits(
    text,
    edits.toSorted((a, b) => a.start - b.start),
  )
}

function strip(text: string, ...parts: StripPart[]): string {
  const stripped = stripIpynb(text, new Set(parts))
  return typeof stripped === 'string' ? stripped : stripped.reason
}
