import {describe, expect, it} from 'vitest'
import type {Change} from '../../../model/place.ts'
import {applyEdits} from '../../../parse/edits.ts'
import {parseIpynb} from '../parse.ts'
import {type StripPart, stripIpynb} from './strip.ts'

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
  const {notebook} = parseIpynb(text)
  return notebook ? stripIpynb(text, notebook, new Set(parts)).text : ''
}
