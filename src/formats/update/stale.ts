import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import type {Cell, CodeCell} from '../../model/notebook.ts'
import {mapOf, type ValueMap} from '../../model/value.ts'
import {printPythonJson, sortKeys} from '../../parse/json-print.ts'

/** Says that the outputs of a cell belong to another source than its own. Stands in `metadata.execution`, which jupytext leaves out of texts. */
const staleKey = 'huntbook.stale'

/** What to do with the outputs of a cell whose source was edited. */
export type Stale = 'drop' | 'mark'

/** What a cell is to have of a stored one's run: its outputs, the mark that they are stale, or nothing. */
export interface Run {
  readonly outputs: 'keep' | 'drop'
  /** Absent for none. */
  readonly mark?: string
}

/**
 * The run that a cell takes over from the stored one that it is. The outputs of an edited cell go, or stay under a mark: the digests of
 * the source that they belong to and of themselves. The mark is void once the cell ran again or has that source again.
 */
export function runFor(stored: CodeCell, source: string, {isEdited, stale}: {readonly isEdited: boolean; readonly stale: Stale}): Run {
  const mark = markOf(stored)
  if (mark === undefined && !isEdited) return {outputs: 'keep'}
  const outputs = digestOf(outputsText(stored))
  const [belongsTo = '', marked] = mark?.split('-') ?? []
  const own = marked === outputs ? belongsTo : digestOf(stored.source)
  if (digestOf(source) === own || (!isEdited && marked !== outputs)) return {outputs: 'keep'}
  return stale === 'mark' || !isEdited ? {outputs: 'keep', mark: `${own}-${outputs}`} : {outputs: 'drop'}
}

/** The metadata with the mark, or without one. */
export function withMark(metadata: ValueMap, mark: string | undefined): ValueMap {
  const execution = new Map(mapOf(metadata.get('execution')))
  if (mark === undefined ? !execution.delete(staleKey) : execution.get(staleKey) === mark) return metadata
  if (mark !== undefined) execution.set(staleKey, mark)
  const result = new Map(metadata)
  if (execution.size === 0) result.delete('execution')
  else result.set('execution', execution)
  return result
}

function markOf({metadata}: Cell): string | undefined {
  const mark = mapOf(metadata.get('execution')).get(staleKey)
  return typeof mark === 'string' ? mark : undefined
}

function outputsText({outputs}: CodeCell): string {
  return printPythonJson(outputs.map(({json}) => sortKeys(json)))
}

function digestOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 12)
}
