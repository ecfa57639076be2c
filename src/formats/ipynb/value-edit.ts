import type {Edit} from '../../model/place.ts'
import {pointerKeys} from '../../model/pointer.ts'
import type {Value} from '../../model/value.ts'
import {compareCodePoints, type JsonStyle, printJson} from '../../parse/json-print.ts'
import {find, type ListTree, type MapEntry, type MapTree, type Tree} from '../../parse/tree.ts'
import {baseAt, styleOf} from './file-style.ts'
import {composeMap} from './rewrite/container.ts'

/** A value of the file, by pointer from one of its objects. */
interface ValuePlace {
  readonly text: string
  readonly root: Tree
  readonly from: Tree
  readonly pointer: string
}

/** Sets a value. Objects on the way to it that are missing are made; undefined where something else is in the way. */
export function valueEdit(place: ValuePlace, value: Value): Edit | undefined {
  const {text, root, from, pointer} = place
  const style = styleOf(text, root)
  const found = find(from, pointer)
  if (found) return {...found.tree.span, text: printJson(value, layout(text, found.tree, style))}
  const keys = pointerKeys(pointer)
  for (let known = keys.length - 1; known >= 0; known--) {
    const parent = find(
      from,
      pointer
        .split('/')
        .slice(0, known + 1)
        .join('/'),
    )?.tree
    if (!parent) continue
    const [key = '', ...rest] = keys.slice(known)
    const nested = rest.reduceRight<Value>((inner, name) => new Map([[name, inner]]), value)
    if (parent.kind === 'map') return addEntry(text, parent, {style, key, value: nested})
    if (parent.kind === 'list' && (key === '-' || key === String(parent.items.length))) return addItem(text, parent, {style, value: nested})
    return undefined
  }
  return undefined
}

/** Removes an item or a key with its value, its comma and its line; undefined for a key that the object has twice. */
export function removeEdit({from, pointer}: ValuePlace): Edit | undefined {
  const {parent, tree, entry} = find(from, pointer) ?? {}
  if (!parent || !tree || (entry && isTwice(parent, entry))) return undefined
  const starts = parent.kind === 'map' ? parent.entries.map(({keySpan}) => keySpan.start - 1) : parent.items.map(({span}) => span.start)
  const ends = parent.kind === 'map' ? parent.entries.map(({value}) => value.span.end) : parent.items.map(({span}) => span.end)
  const index = starts.indexOf(entry ? entry.keySpan.start - 1 : tree.span.start)
  const [start, next, before] = [starts[index], starts[index + 1], ends[index - 1]]
  if (start !== undefined && next !== undefined) return {start, end: next, text: ''}
  if (before !== undefined) return {start: before, end: tree.span.end, text: ''}
  return {start: parent.span.start + 1, end: parent.span.end - 1, text: ''}
}

/** Removes several keys of a mapping as the removal of one key after the other would; undefined where it has none of them, or one twice. */
export function removeKeysEdit({text, root, from, pointer}: ValuePlace, keys: readonly string[]): Edit | undefined {
  const tree = find(from, pointer)?.tree
  if (tree?.kind !== 'map') return undefined
  const gone = tree.entries.filter(({key}) => keys.includes(key))
  if (gone.length === 0 || gone.some(entry => isTwice(tree, entry))) return undefined
  const changes = new Map(gone.map(({key}) => [key, undefined]))
  return {...tree.span, text: composeMap({text, style: styleOf(text, root)}, tree, changes)}
}

/** Of equal keys the last one counts: without it the one before would. */
export function isTwice(parent: MapTree | ListTree, {key}: MapEntry): boolean {
  return parent.kind === 'map' && parent.entries.filter(entry => entry.key === key).length > 1
}

interface Added {
  readonly style: JsonStyle
  readonly value: Value
}

/** Keys that are sorted stay sorted. */
function addEntry(text: string, parent: MapTree, {style, key, value}: Added & {readonly key: string}): Edit {
  const {entries, span} = parent
  const [first] = entries
  if (!first) return {...span, text: printJson(new Map([[key, value]]), layout(text, parent, style))}
  const space = text.slice(span.start + 1, first.keySpan.start - 1)
  const inner = innerStyle(text, space, {style, offset: first.keySpan.start})
  const printed = JSON.stringify(key) + style.colon + printJson(value, inner)
  const isSorted = entries.every((entry, index) => index === 0 || compareCodePoints(entries[index - 1]?.key ?? '', entry.key) <= 0)
  const next = isSorted ? entries.find(entry => compareCodePoints(entry.key, key) > 0) : undefined
  const gap = separator(space, style)
  if (next) return {start: next.keySpan.start - 1, end: next.keySpan.start - 1, text: `${printed}${gap}`}
  const end = entries.at(-1)?.value.span.end ?? span.end
  return {start: end, end, text: `${gap}${printed}`}
}

function addItem(text: string, parent: ListTree, {style, value}: Added): Edit {
  const {items, span} = parent
  const [first] = items
  const last = items.at(-1)
  if (!first || !last) return {...span, text: printJson([value], layout(text, parent, style))}
  const space = text.slice(span.start + 1, first.span.start)
  const inner = innerStyle(text, space, {style, offset: first.span.start})
  return {start: last.span.end, end: last.span.end, text: `${separator(space, style)}${printJson(value, inner)}`}
}

/** The style for a value that replaces another: what was filled and on one line stays so. */
function layout(text: string, old: Tree, style: JsonStyle): JsonStyle {
  const filled = old.kind === 'scalar' ? false : (old.kind === 'map' ? old.entries : old.items).length > 0
  const inline = filled && !text.slice(old.span.start, old.span.end).includes('\n')
  return inline || style.indent === undefined ? oneLine(style) : {...style, base: baseAt(text, old.span.start)}
}

/** The style for a value inside a list or mapping that begins with `space`. */
function innerStyle(text: string, space: string, {style, offset}: {readonly style: JsonStyle; readonly offset: number}): JsonStyle {
  return space.includes('\n') && style.indent !== undefined ? {...style, base: baseAt(text, offset)} : oneLine(style)
}

function oneLine({newline, colon, comma, base}: JsonStyle): JsonStyle {
  return {newline, colon, comma, base}
}

function separator(space: string, {comma}: JsonStyle): string {
  return space.includes('\n') ? `,${space}` : comma
}
