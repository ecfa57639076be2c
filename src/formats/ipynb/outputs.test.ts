import {describe, expect, it} from 'vitest'
import type {CodeCell, Notebook, Output} from '../../model/notebook.ts'
import type {Value} from '../../model/value.ts'
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

function outputsOf(...outputs: readonly string[]): readonly Output[] {
  const cell = read(notebook([code(`"execution_count": null, "outputs": [${outputs.join(', ')}]`)]))?.cells[0]
  return cell?.type === 'code' ? cell.outputs : []
}

describe('outputs', () => {
  it('are streams, displays and errors, with lists of strings joined', () => {
    const [stream, display, error] = outputsOf(
      '{"output_type": "stream", "name": "stderr", "text": ["a\\n", "b"]}',
      '{"output_type": "execute_result", "execution_count": 1, "metadata": {"m": 1}, "data": {"text/plain": ["x", "y"], "application/json": ["x", "y"], "text/html": 5}}',
      '{"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t", "u"]}',
    )
    expect(stream).toMatchObject({kind: 'stream', name: 'stderr', text: 'a\nb'})
    expect(display).toMatchObject({kind: 'display', metadata: new Map([['m', 1]])})
    expect(display?.kind === 'display' && display.data).toEqual(
      new Map<string, Value>([
        ['text/plain', 'xy'],
        ['application/json', ['x', 'y']],
      ]),
    )
    expect(display?.json.get('data')).toEqual(
      new Map<string, Value>([
        ['text/plain', 'xy'],
        ['application/json', ['x', 'y']],
        ['text/html', 5],
      ]),
    )
    expect(error).toMatchObject({kind: 'error', name: 'E', value: 'v', traceback: ['t', 'u']})
  })

  it('without their fields are empty', () => {
    expect(outputsOf('{"output_type": "stream"}', '{"output_type": "error"}', '{"output_type": "display_data"}', '{}')).toEqual([
      {kind: 'stream', json: new Map([['output_type', 'stream']]), name: 'stdout', text: ''},
      {kind: 'error', json: new Map([['output_type', 'error']]), name: '', value: '', traceback: []},
      {kind: 'display', json: new Map([['output_type', 'display_data']]), data: new Map(), metadata: new Map()},
      {kind: 'display', json: new Map(), data: new Map(), metadata: new Map()},
    ])
  })

  it('with data are displays, whatever their type says', () => {
    expect(outputsOf('{"output_type": "new", "data": {"text/plain": "x"}}')[0]).toMatchObject({
      kind: 'display',
      data: new Map([['text/plain', 'x']]),
    })
  })

  it('are built once, when they are read', () => {
    const cell = read(notebook([code('"execution_count": 1, "outputs": [{"output_type": "stream", "name": "stdout", "text": "x"}]')]))
      ?.cells[0]
    const {outputs} = cell as CodeCell // It was written as a code cell above.
    expect((cell as CodeCell).outputs).toBe(outputs)
  })
})
