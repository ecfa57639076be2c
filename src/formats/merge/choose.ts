import type {Cell, CodeCell} from '../../model/notebook.ts'
import {equalValues} from '../../model/value.ts'
import type {Origin} from '../ipynb/rewrite/rewrite.ts'
import {comparableSource} from '../update/source.ts'
import type {Item} from './item.ts'

/** A merged cell with what a side has for it. */
export interface SideCell {
  readonly cell: Cell
  /** The cell that it was on that side. */
  readonly stored: Cell | undefined
  readonly origin: Origin | undefined
}

export interface Choice {
  readonly cell: Cell
  /** Where it was in the notebook of our side, if all that is kept of it comes from there. */
  readonly origin: Origin | undefined
  /** Best first. */
  readonly ids: readonly string[]
}

interface Known {
  readonly ours: SideCell
  readonly theirs: SideCell
  readonly base: Cell | undefined
}

/**
 * The run of a cell comes from the side whose source survived; where both did, from the one that ran it anew. Where neither did, or where there is
 * a conflict, there is none.
 */
export function choose(item: Item, known: Known): Choice {
  const {ours, theirs, base} = known
  const ids = idsOf(known)
  if (item.source !== undefined) {
    const {cell} = ours.stored || !theirs.stored ? ours : theirs
    const origin: Origin | undefined = ours.origin && {stored: ours.origin.stored, drops: 'run'}
    return {cell: withoutRun(cell, item.source), origin, ids}
  }
  const [isOurs, isTheirs] = [survives(ours), survives(theirs)]
  const takesTheirs = isTheirs && (!isOurs || (base !== undefined && ours.stored !== undefined && sameRun(ours.stored, base)))
  if (takesTheirs && !(isOurs && ours.stored && theirs.stored && sameRun(ours.stored, theirs.stored)))
    return {cell: theirs.cell, origin: undefined, ids}
  if (isOurs || ours.stored || !theirs.stored) return {cell: ours.cell, origin: ours.origin, ids}
  return {cell: theirs.cell, origin: undefined, ids}
}

function idsOf({ours, theirs, base}: Known): string[] {
  const ids = [ours.stored?.id, theirs.stored?.id].filter(id => id !== undefined)
  // One side may have been written by a program that gives new ids.
  return ids.toSorted((a, b) => Number(b === base?.id) - Number(a === base?.id))
}

function survives({cell, stored}: SideCell): boolean {
  return stored !== undefined && comparableSource(stored.source) === comparableSource(cell.source)
}

function withoutRun(cell: Cell, source: string): Cell {
  const {id, metadata, attachments, extra} = cell
  const base = {source, metadata, extra, ...(id !== undefined && {id}), ...(attachments && {attachments})}
  return cell.type === 'code' ? {...base, type: 'code', executionCount: null, outputs: []} : {...base, type: cell.type}
}

function sameRun(a: Cell, b: Cell): boolean {
  if (a.type !== 'code' || b.type !== 'code') return true
  return a.executionCount === b.executionCount && sameOutputs(a, b)
}

function sameOutputs({outputs: a}: CodeCell, {outputs: b}: CodeCell): boolean {
  return a.length === b.length && a.every(({json}, index) => equalValues(json, b[index]?.json ?? null))
}
