import type {Locator} from '../../model/format.ts'
import type {Place, Span} from '../../model/place.ts'
import {escapePointer, pointerKeys} from '../../model/pointer.ts'
import {find, findNearest, type Tree} from '../../parse/tree.ts'
import {type CellTrees, outputTrees} from './cells.ts'
import {editsOf} from './edit.ts'
import {firstLine, type Located, type Lookup, lookupOf, textSpan} from './lookup.ts'
import {contentOf} from './shape.ts'
import {mimeTypes} from './upgrade.ts'

const nowhere: Span = {start: 0, end: 0}

export function locatorOf(located: Located): Locator {
  const lookup = lookupOf(located)
  return {span: place => spanOf(lookup, place), edit: change => editsOf(lookup, change)}
}

/** Where a place is in the file. */
function spanOf(lookup: Lookup, place: Place): Span {
  const {root, cells} = lookup.located
  if (!root || place.kind === 'file') return nowhere
  if (place.kind === 'metadata') return valueSpan(root, `/metadata${place.pointer}`, place.part)
  const cell = cells[place.cell]
  if (!cell) return nowhere
  if (place.kind === 'cellMetadata') return valueSpan(cell.cell, `/metadata${place.pointer}`, place.part)
  if (place.kind === 'cellField') return fieldSpan(cell.cell, place.field)
  if (place.kind === 'output') return outputSpan(lookup, cell, place)
  if (!cell.source) return contentOf(cell.cell)
  return textSpan(lookup, {tree: cell.source, cell, span: place.kind === 'cell' ? firstLine(lookup, cell) : place})
}

function fieldSpan(cell: Tree, field: string): Span {
  const found = find(cell, `/${field}`)?.tree
  return found ? contentOf(found) : contentOf(cell)
}

function outputSpan(lookup: Lookup, cell: CellTrees, place: Extract<Place, {kind: 'output'}>): Span {
  const output = outputTrees(cell.outputs)[place.output]
  if (!output) return cell.outputs ? contentOf(cell.outputs) : contentOf(cell.cell)
  const pointer = lookup.located.old ? oldPointer(place.pointer) : place.pointer
  if (place.part === 'key') return valueSpan(output, pointer, 'key')
  const found = find(output, pointer)
  if (!found) return valueSpan(output, place.pointer, undefined)
  return isText(found.tree) ? textSpan(lookup, {tree: found.tree, cell: undefined, span: place}) : contentOf(found.tree)
}

/** The value or key at a pointer. What is missing is at the key of the object that should hold it. */
function valueSpan(root: Tree, pointer: string, part: 'key' | undefined): Span {
  const found = find(root, pointer)
  if (found) {
    if (part === 'key' && found.entry) return found.entry.keySpan
    return found.tree.kind === 'scalar' ? found.tree.content : found.tree.span
  }
  const {entry, tree} = findNearest(root, pointer)
  return entry?.keySpan ?? contentOf(tree)
}

/** Pointers are those of nbformat 4; an output of nbformat 3 has its data at its top, under short keys. */
function oldPointer(pointer: string): string {
  const [field, mime = '', ...rest] = pointerKeys(pointer)
  if (field !== 'data') return field === 'name' ? '/stream' : pointer
  const key = [...mimeTypes].find(([, type]) => type === mime)?.[0] ?? mime
  return [key, ...rest].map(step => `/${escapePointer(step)}`).join('')
}

function isText(tree: Tree): boolean {
  return tree.kind === 'list' || (tree.kind === 'scalar' && typeof tree.value === 'string')
}
