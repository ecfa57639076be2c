import type {Cell, Notebook, Output} from '../../model/notebook.ts'
import {mapOf, type Value, type ValueMap} from '../../model/value.ts'

/** A cell on its way through the steps of nbconvert. */
export interface CompatCell {
  /** In the input, from 1. */
  readonly number: number
  readonly type: Cell['type'] | 'unknown'
  readonly source: string
  readonly metadata: ValueMap
  readonly attachments?: ValueMap
  readonly outputs: readonly CompatOutput[]
}

export type CompatOutput = CompatStream | CompatDisplay | CompatError

export interface CompatStream {
  readonly kind: 'stream'
  readonly name: string
  readonly text: string
}

export interface CompatDisplay {
  readonly kind: 'display'
  /** Whether it is the result of the cell: more line feeds stand around it. */
  readonly isResult: boolean
  readonly bundle: ValueMap
  readonly metadata: ValueMap
  /** Mime type → path of the extracted file as the Markdown refers to it. */
  readonly files: ReadonlyMap<string, string>
}

export interface CompatError {
  readonly kind: 'error'
  readonly traceback: readonly string[]
}

export function cellsOf({cells}: Notebook): CompatCell[] {
  return cells.map((cell, index) => {
    const {source, metadata, attachments} = cell
    return {
      number: index + 1,
      type: cell.type !== 'code' && cell.isUnknown ? 'unknown' : cell.type,
      source,
      metadata,
      ...(attachments && {attachments}),
      outputs: cell.type === 'code' ? cell.outputs.map(outputOf) : [],
    }
  })
}

function outputOf(output: Output): CompatOutput {
  if (output.kind === 'stream') return {kind: 'stream', name: output.name, text: output.text}
  if (output.kind === 'error') return {kind: 'error', traceback: output.traceback}
  const {json, metadata} = output
  const bundle = new Map([...mapOf(json.get('data'))].filter(([mime, value]) => isUsable(mime, value)))
  return {kind: 'display', isResult: json.get('output_type') === 'execute_result', bundle, metadata, files: new Map()}
}

const texts = new Set(['text/html', 'text/plain', 'image/png', 'image/jpeg', 'application/pdf'])

/** nbconvert fails where one of these is no text, and prints other values of the rest as Python does. */
function isUsable(mime: string, value: Value): boolean {
  return typeof value === 'string' || !texts.has(mime)
}
