import {align} from '../../model/align.ts'
import type {Cell, Notebook} from '../../model/notebook.ts'
import {isMap, type Value, type ValueMap} from '../../model/value.ts'
import {printPythonJson, sortKeys} from '../../parse/json-print.ts'
import {matchCells} from '../update/match.ts'
import {cleanItem, type Item, keyOf, type MergedContent, sameMap} from './item.ts'
import {conflictText} from './texts.ts'

/**
 * Two notebooks in one: cells that are the same once, all others with markers in their source. For conflicts that are not within the source
 * of a cell. What cannot stand in a cell, the metadata of the notebook, gets a cell at the top.
 */
export function besideEachOther(ours: Notebook, theirs: Notebook, size: number): MergedContent {
  const anchors = align(ours.cells.map(keyOf), theirs.cells.map(keyOf))
  const items: Item[] = headerItem(ours.metadata, theirs.metadata, size)
  let [top, above] = [0, 0]
  for (const [index, at] of [...anchors, [ours.cells.length, theirs.cells.length] as const]) {
    items.push(...conflictItems(ours.cells.slice(top, index), theirs.cells.slice(above, at), size))
    const same = ours.cells[index]
    if (same) items.push(cleanItem(same))
    ;[top, above] = [index + 1, at + 1]
  }
  return {metadata: ours.metadata, items, isConflict: true}
}

/** Cells between two that are the same: those that are one and the same cell together, all in the order of each side. */
function conflictItems(ours: readonly Cell[], theirs: readonly Cell[], size: number): Item[] {
  const items: Item[] = []
  let next = 0
  const takeTheirs = (end: number): void => {
    for (; next < end; next++) items.push(itemOf(undefined, theirs[next], size))
  }
  const matches = matchCells(ours, theirs)
  for (const [index, cell] of ours.entries()) {
    const at = matches[index]?.stored ?? -1
    if (at < next) items.push(itemOf(cell, undefined, size))
    else {
      takeTheirs(at)
      items.push(itemOf(cell, theirs[at], size))
      next = at + 1
    }
  }
  takeTheirs(theirs.length)
  return items
}

function itemOf(ours: Cell | undefined, theirs: Cell | undefined, size: number): Item {
  const [own, other] = [linesOf(ours), linesOf(theirs)]
  const isSameSource = ours !== undefined && theirs !== undefined && ours.source === theirs.source
  const [left, right] = ours && theirs ? aboutLines(ours, theirs) : [[], []]
  const head = left.length + right.length > 0 ? `${conflictText(left, right, size)}\n` : ''
  const body = isSameSource ? ours.source : conflictText(own, other, size)
  return {ours, theirs, source: head + body}
}

function linesOf(cell: Cell | undefined): readonly string[] {
  return cell === undefined || cell.source === '' ? [] : cell.source.split('\n')
}

/** What else of a cell differs, as lines for its source: that is where people look. */
function aboutLines(ours: Cell, theirs: Cell): readonly [readonly string[], readonly string[]] {
  const attached = (cell: Cell): ValueMap =>
    new Map<string, Value>([
      ...cell.metadata,
      ...[...(cell.attachments ?? [])].map(([name, bundle]) => [`attachment ${name}`, sizesOf(bundle)] as const),
    ])
  return differences(attached(ours), attached(theirs))
}

/** A picture has no lines that anybody could compare. */
function sizesOf(bundle: Value): Value {
  return isMap(bundle) ? new Map([...bundle].map(([mime, value]) => [mime, `${printPythonJson(value).length} characters`])) : bundle
}

function headerItem(ours: ValueMap, theirs: ValueMap, size: number): Item[] {
  if (sameMap(ours, theirs)) return []
  const [own, other] = differences(ours, theirs)
  return [{ours: undefined, theirs: undefined, source: conflictText(own, other, size)}]
}

/** The entries in which two mappings differ, as `key: value`; keys within keys with a dot. Recursive: both were read with a limit. */
function differences(ours: ValueMap, theirs: ValueMap, prefix = ''): [string[], string[]] {
  const [own, other]: [string[], string[]] = [[], []]
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [a, b] = [ours.get(key), theirs.get(key)]
    const name = `${prefix}${key}`
    if (isMap(a) && isMap(b)) {
      const [left, right] = differences(a, b, `${name}.`)
      own.push(...left)
      other.push(...right)
    } else if (textOf(a) !== textOf(b)) {
      if (a !== undefined) own.push(`${name}: ${textOf(a)}`)
      if (b !== undefined) other.push(`${name}: ${textOf(b)}`)
    }
  }
  return [own, other]
}

function textOf(value: Value | undefined): string | undefined {
  return value === undefined ? undefined : printPythonJson(sortKeys(value))
}
