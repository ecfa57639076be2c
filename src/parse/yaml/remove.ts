import type {Edit} from '../../model/place.ts'
import type {Found, ListTree, MapEntry, MapTree} from '../tree.ts'
import {keyStart, nodeEnd, removeLines} from './extent.ts'
import {skipBlank} from './gap.ts'
import {removeFlowPart} from './remove-flow.ts'

/** The edit that takes something out of the mapping or list around it, if its parts are where block and flow style put them. */
export function removalOf(text: string, {tree, entry, parent}: Found, around: Found | undefined): Edit | undefined {
  if (parent?.kind === 'list') {
    const index = parent.items.indexOf(tree)
    return parent.flow ? removeFlowPart(text, parent, index) : removeItem(text, {parent, index, key: around?.entry})
  }
  if (parent?.kind !== 'map' || !entry) return undefined
  const index = parent.entries.indexOf(entry)
  return parent.flow ? removeFlowPart(text, parent, index) : removeKey(text, parent, entry)
}

interface Item {
  readonly parent: ListTree
  readonly index: number
  /** The key whose value the list is. */
  readonly key: MapEntry | undefined
}

function removeItem(text: string, {parent, index, key}: Item): Edit | undefined {
  let dash = parent.span.start
  let end = dash
  for (const item of parent.items.slice(0, index + 1)) {
    dash = skipBlank(text, end)
    if (text[dash] !== '-') return undefined
    end = nodeEnd(text, dash + 1, item)
  }
  if (parent.items.length > 1) return removeLines(text, dash, end)
  const colon = key && colonAfter(text, key)
  return colon === undefined ? {start: dash, end, text: '[]'} : emptyAfter(text, {colon, dash, end})
}

/** A list may stand in the column of its key, brackets may not: they go behind the colon, and comments between stay. */
function emptyAfter(text: string, {colon, dash, end}: {readonly colon: number; readonly dash: number; readonly end: number}): Edit {
  const gap = text.slice(colon + 1, dash).trimEnd()
  return {start: colon + 1, end, text: gap.includes('#') ? ` []${gap}` : `${gap} []`}
}

function removeKey(text: string, parent: MapTree, entry: MapEntry): Edit | undefined {
  const colon = colonAfter(text, entry)
  if (colon === undefined) return undefined
  const end = nodeEnd(text, colon + 1, entry.value)
  const start = keyStart(text, entry.keySpan.start)
  return parent.entries.length > 1 ? removeLines(text, start, end) : {start, end, text: '{}'}
}

function colonAfter(text: string, {keySpan}: MapEntry): number | undefined {
  const isQuoted = text[keySpan.start - 1] === '"' || text[keySpan.start - 1] === "'"
  const colon = skipBlank(text, keySpan.end + (isQuoted ? 1 : 0))
  return text[colon] === ':' ? colon : undefined
}
