import type {Cell, Notebook} from '../../../model/notebook.ts'
import type {ValueMap} from '../../../model/value.ts'
import {printIpynb} from '../print.ts'
import {type Origin, rewriteIpynb} from './rewrite.ts'

/** What can be taken out of a notebook file. */
export type StripPart = 'outputs' | 'counts' | 'metadata'

/** Cells with this tag keep all of it. */
const keepTag = 'keep_output'

/** Metadata that say how and when a cell ran. */
const runKeys = new Set(['ExecuteTime', 'execution', 'papermill'])
const notebookKeys = new Set(['widgets', 'papermill'])

/** The file without outputs, execution counts or metadata of runs. Where there is nothing to take out, every byte stays. */
export function stripIpynb(
  text: string,
  stored: Notebook,
  parts: ReadonlySet<StripPart>,
): {readonly text: string; readonly notebook: Notebook} {
  const origins = stored.cells.map((cell, index): Origin => ({stored: index, ...(!isKept(cell) && dropsOf(parts))}))
  const metadata = parts.has('metadata') ? without(stored.metadata, notebookKeys) : stored.metadata
  const notebook = {...stored, metadata, cells: stored.cells.map(cell => (isKept(cell) ? cell : stripCell(cell, parts)))}
  const rewritten = rewriteIpynb(text, {stored, notebook, origins})
  return {text: rewritten ?? printIpynb(notebook).text, notebook}
}

function isKept({metadata}: Cell): boolean {
  const tags = metadata.get('tags')
  return Array.isArray(tags) && tags.includes(keepTag)
}

function dropsOf(parts: ReadonlySet<StripPart>): Pick<Origin, 'drops'> {
  if (parts.has('outputs')) return {drops: parts.has('counts') ? 'both' : 'outputs'}
  return parts.has('counts') ? {drops: 'counts'} : {}
}

function stripCell(cell: Cell, parts: ReadonlySet<StripPart>): Cell {
  const {id, source, attachments, extra} = cell
  const metadata = parts.has('metadata') ? without(cell.metadata, runKeys) : cell.metadata
  const base = {source, metadata, extra, ...(id !== undefined && {id}), ...(attachments && {attachments})}
  if (cell.type !== 'code') return {...base, type: cell.type}
  return {
    ...base,
    type: 'code',
    executionCount: parts.has('counts') ? null : cell.executionCount,
    get outputs() {
      return parts.has('outputs') ? [] : cell.outputs
    },
  }
}

function without(map: ValueMap, keys: ReadonlySet<string>): ValueMap {
  return [...keys].some(key => map.has(key)) ? new Map([...map].filter(([key]) => !keys.has(key))) : map
}
