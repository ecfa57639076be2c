import {defaultExportOptions, type ExportOptions, type ExportResult, exportNotebook} from '../src/export/index.ts'
import type {Cell, Notebook, Output} from '../src/model/notebook.ts'
import {fromPlain, isMap, type ValueMap} from '../src/model/value.ts'

/** One pixel. */
export const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

export function mapOf(plain: unknown): ValueMap {
  const value = fromPlain(plain)
  return isMap(value) ? value : new Map()
}

export function markdown(source: string, tags: readonly string[] = [], attachments?: unknown): Cell {
  return {
    type: 'markdown',
    source,
    metadata: mapOf({tags}),
    extra: new Map(),
    ...(attachments !== undefined && {attachments: mapOf(attachments)}),
  }
}

export function code(source: string, outputs: readonly Output[] = [], tags: readonly string[] = []): Cell {
  return {type: 'code', source, outputs, executionCount: 1, metadata: mapOf({tags}), extra: new Map()}
}

export function display(data: unknown, metadata: unknown = {}): Output {
  return {kind: 'display', data: mapOf(data), metadata: mapOf(metadata), json: new Map()}
}

export function stream(text: string, name = 'stdout'): Output {
  return {kind: 'stream', name, text, json: new Map()}
}

export function failure(name: string, value: string, traceback: readonly string[] = []): Output {
  return {kind: 'error', name, value, traceback, json: new Map()}
}

function notebook(...cells: readonly Cell[]): Notebook {
  return {minor: 5, metadata: mapOf({language_info: {name: 'python'}}), cells, extra: new Map()}
}

export function run(cells: readonly Cell[], options: Partial<ExportOptions> = {}): ExportResult {
  return exportNotebook(notebook(...cells), {...defaultExportOptions, path: 'hunts/x.ipynb', ...options})
}

export function text(result: ExportResult): string {
  return new TextDecoder().decode(result.files[0]?.bytes)
}
