import type {Cell, CodeCell, Notebook} from '../../model/notebook.ts'
import type {ValueMap} from '../../model/value.ts'
import {cellIds, idsFrom} from '../cell-ids.ts'
import type {Origin} from '../ipynb/rewrite/rewrite.ts'
import {keptCell, settleMetadata} from '../myst/kept.ts'
import {sameValue} from '../myst/same-value.ts'
import {type Match, matchCells} from './match.ts'
import {overlay, updateMetadata} from './metadata.ts'
import {runFor, type Stale, withMark} from './stale.ts'

export interface Updated {
  readonly notebook: Notebook
  /** For each of its cells, the stored one that it was. */
  readonly origins: readonly (Origin | undefined)[]
  readonly changes: Changes
}

/** How many cells were changed. */
export interface Changes {
  readonly added: number
  readonly edited: number
  readonly moved: number
  readonly removed: number
  /** Edited and removed cells that had outputs, which are gone now. */
  readonly outputsLost: number
  /** Edited cells that keep outputs of an older source, marked as such. */
  readonly outputsMarked: number
}

/**
 * A stored notebook with the cells and metadata of a text. What the text does not hold stays with the cells that it belongs to: ids,
 * outputs, counts, hidden metadata. Outputs of an edited cell are dropped, or marked as stale; no cell takes anything of another.
 */
export function updateNotebook(stored: Notebook, text: Notebook, {stale = 'drop'}: {readonly stale?: Stale} = {}): Updated {
  const settled = settleMetadata(text.metadata)
  const matches = matchCells(text.cells, stored.cells)
  const origins: (Origin | undefined)[] = []
  let [outputsLost, outputsMarked] = [0, 0]
  const cells = text.cells.map((cell, index): Cell => {
    const match = matches[index]
    const old = match && stored.cells[match.stored]
    if (!match || !old) return newCell(cell)
    const {cell: updated, ran, marked} = updateCell(old, {cell, match, settled, stale})
    origins[index] = {stored: match.stored, ...(!ran && {drops: 'run'})}
    if (!ran) outputsLost++
    if (match.kind === 'edited' && marked) outputsMarked++
    return updated
  })
  const taken = new Set(matches.map(match => match?.stored))
  const removed = stored.cells.filter((_, index) => !taken.has(index))
  const ids = stored.minor >= idsFrom ? cellIds(cells) : []
  const count = (kind: Match['kind']): number => matches.filter(match => match?.kind === kind).length
  return {
    notebook: {
      ...stored,
      metadata: updateMetadata(stored.metadata, text.metadata),
      cells: cells.map((cell, index) => (origins[index] || ids[index] === undefined ? cell : withId(cell, ids[index]))),
    },
    origins: text.cells.map((_, index) => origins[index]),
    changes: {
      added: matches.filter(match => !match).length,
      edited: count('edited'),
      moved: count('moved'),
      removed: removed.length,
      outputsLost: outputsLost + removed.filter(hasRun).length,
      outputsMarked,
    },
  }
}

interface CellUpdate {
  readonly cell: Cell
  readonly match: Match
  readonly settled: ValueMap
  readonly stale: Stale
}

interface UpdatedCell {
  readonly cell: Cell
  /** Whether it keeps what its run left. */
  readonly ran: boolean
  /** Whether that belongs to another source. */
  readonly marked: boolean
}

function updateCell(old: Cell, {cell, match, settled, stale}: CellUpdate): UpdatedCell {
  // What never ran has nothing that could be stale.
  const run = old.type === 'code' && hasRun(old) ? runFor(old, cell.source, {isEdited: match.kind === 'edited', stale}) : undefined
  const metadata = withMark(mergedMetadata(old.metadata, cell.metadata, settled), run?.mark)
  const base = {
    ...(old.id !== undefined && {id: old.id}),
    source: cell.source,
    metadata,
    ...attachmentsOf(old, cell),
    extra: old.extra,
  }
  const marked = run?.mark !== undefined
  if (old.type !== 'code') return {cell: {...base, type: old.type}, ran: true, marked}
  if (run?.outputs === 'drop') return {cell: {...base, type: 'code', executionCount: null, outputs: []}, ran: false, marked}
  return {cell: withRun(base, old), ran: true, marked}
}

function mergedMetadata(stored: ValueMap, given: ValueMap, settled: ValueMap): ValueMap {
  const kept = keptCell(stored, settled)
  return sameValue(kept, given) ? stored : overlay(stored, kept, given)
}

function attachmentsOf(old: Cell, {attachments}: Cell): Pick<Cell, 'attachments'> {
  const isNone = (attachments?.size ?? 0) === 0
  if (isNone && (old.attachments?.size ?? 0) === 0) return old.attachments ? {attachments: old.attachments} : {}
  return attachments && !isNone ? {attachments} : {}
}

/** Outputs may be built when they are first read: copying them would build them all. */
function withRun(cell: Omit<CodeCell, 'type' | 'outputs' | 'executionCount'>, old: CodeCell): CodeCell {
  return {
    ...cell,
    type: 'code',
    executionCount: old.executionCount,
    get outputs() {
      return old.outputs
    },
  }
}

/** The ids of a text's cells count its own cells: among those of a notebook they may be others. */
function newCell({type, source, metadata, attachments, extra}: Cell): Cell {
  const base = {source, metadata, extra, ...(attachments && {attachments})}
  return type === 'code' ? {...base, type, executionCount: null, outputs: []} : {...base, type}
}

function withId(cell: Cell, id: string): Cell {
  return {...cell, id}
}

function hasRun(cell: Cell): boolean {
  return cell.type === 'code' && (cell.executionCount !== null || cell.outputs.length > 0)
}
