import type {Cell, Notebook} from '../../model/notebook.ts'
import {emptyMap, type ValueMap} from '../../model/value.ts'
import {printPythonJson, sortKeys} from '../../parse/json-print.ts'

/** A cell of a merged notebook. */
export interface Item {
  /** As each side would have it. The same cell where nothing is in conflict; absent where a side has none. */
  readonly ours: Cell | undefined
  readonly theirs: Cell | undefined
  /** With the markers of a conflict. */
  readonly source?: string
}

/** What a merged notebook holds of what a text holds. */
export interface MergedContent {
  readonly metadata: ValueMap
  readonly items: readonly Item[]
  readonly isConflict: boolean
}

export function cleanItem(cell: Cell): Item {
  return {ours: cell, theirs: cell}
}

/** All that a text holds of a cell, as one string. */
export function keyOf({type, source, metadata, attachments = emptyMap}: Cell): string {
  return [type, source, ...[metadata, attachments].map(map => printPythonJson(sortKeys(map)))].join('\0')
}

export function sameContent(a: Pick<Notebook, 'metadata' | 'cells'>, b: Pick<Notebook, 'metadata' | 'cells'>): boolean {
  if (!sameMap(a.metadata, b.metadata) || a.cells.length !== b.cells.length) return false
  return a.cells.every((cell, index) => {
    const other = b.cells[index]
    return other !== undefined && keyOf(cell) === keyOf(other)
  })
}

export function sameMap(a: ValueMap, b: ValueMap): boolean {
  return printPythonJson(sortKeys(a)) === printPythonJson(sortKeys(b))
}
