import {describe, expect, it} from 'vitest'
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

function strip(text: string, ...parts: StripPart[]): string {
  const {notebook} = parseIpynb(text)
  return notebook ? stripIpynb(text, notebook, new Set(parts)).text : ''
}
