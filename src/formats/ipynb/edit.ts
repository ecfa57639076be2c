import type {Change, Edit, Place} from '../../model/place.ts'
import {escapeJson} from '../../parse/json-print.ts'
import {type Found, find, type Tree} from '../../parse/tree.ts'
import {outputTrees} from './cells.ts'
import {firstLine, type Lookup, type TextPlace} from './lookup.ts'
import {textEdit} from './text-edit.ts'
import {isTwice, removeEdit, removeKeysEdit, valueEdit} from './value-edit.ts'

/** The edits of the file that make a change, or `undefined` where the file cannot hold it. */
export function editsOf(lookup: Lookup, change: Change): readonly Edit[] | undefined {
  const {text, root} = lookup.located
  if (!root) return undefined
  const target = targetOf(lookup, change.at)
  let edit: Edit | undefined
  if (change.kind === 'text') edit = replaceText(lookup, change.at, change.text)
  else if (target && change.kind === 'value') edit = valueEdit({text, root, ...target}, change.value)
  else if (target && change.kind === 'removeKeys') edit = removeKeysEdit({text, root, ...target}, change.keys)
  else if (target) edit = removeEdit({text, root, ...target})
  return edit && [edit]
}

/** The object or list that a pointer starts from. */
interface Target {
  readonly from: Tree
  readonly pointer: string
}

function targetOf({located}: Lookup, at: Place): Target | undefined {
  const {root, cells} = located
  if (at.kind === 'metadata') return root && {from: root, pointer: `/metadata${at.pointer}`}
  const cell = at.kind === 'file' ? undefined : cells[at.cell]
  if (!cell) return undefined
  if (at.kind === 'cellMetadata') return {from: cell.cell, pointer: `/metadata${at.pointer}`}
  if (at.kind === 'cellField') return located.old ? undefined : {from: cell.cell, pointer: `/${at.field}`}
  if (at.kind !== 'output' || located.old) return undefined
  const from = outputTrees(cell.outputs)[at.output]
  return from && {from, pointer: at.pointer}
}

function replaceText(lookup: Lookup, at: Place, text: string): Edit | undefined {
  if (at.kind === 'source' || at.kind === 'cell') {
    const place = sourcePlace(lookup, at)
    return place && textEdit(lookup, place, text)
  }
  const target = targetOf(lookup, at)
  const found = target && find(target.from, target.pointer)
  if (!found) return undefined
  if (at.kind === 'output') return textEdit(lookup, {tree: found.tree, cell: undefined, span: at}, text)
  if ('part' in at && at.part === 'key') return renameKey(found, text)
  if (found.tree.kind !== 'scalar' || typeof found.tree.value !== 'string') return undefined
  return {...found.tree.content, text: escapeJson(text)}
}

function renameKey({entry, parent}: Found, name: string): Edit | undefined {
  if (!entry || parent?.kind !== 'map' || isTwice(parent, entry)) return undefined
  const isTaken = name !== entry.key && parent.entries.some(({key}) => key === name)
  return isTaken ? undefined : {...entry.keySpan, text: escapeJson(name)}
}

/** A notebook of nbformat 3 is refused: its text is not always in the file as it is in the notebook. */
function sourcePlace(lookup: Lookup, at: Extract<Place, {kind: 'source' | 'cell'}>): TextPlace | undefined {
  const cell = lookup.located.old ? undefined : lookup.located.cells[at.cell]
  return cell?.source && {tree: cell.source, cell, span: at.kind === 'cell' ? firstLine(lookup, cell) : at}
}
