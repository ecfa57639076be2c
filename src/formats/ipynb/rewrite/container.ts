import {compareCodePoints, type JsonStyle, quoted} from '../../../parse/json-print.ts'
import type {ListTree, MapTree, Tree} from '../../../parse/tree.ts'
import {baseAt} from '../file-style.ts'

/** A file that is written in: its text and how it lays out its JSON. */
export interface Target {
  readonly text: string
  readonly style: JsonStyle
}

/** The text of a value, for a place whose lines begin as `style.base` says. */
export type Print = (style: JsonStyle) => string

/** An item or an entry of a list or mapping as it is to be. */
export interface Part {
  /** The place that it had. */
  readonly old?: number
  readonly print: Print
}

/** A list with other items: `old` says where in the list an item stood. What stood together keeps the bytes between. */
export function composeList(target: Target, tree: ListTree, items: readonly Part[]): string {
  return compose(
    target,
    {
      tree,
      spans: tree.items.map(({span}) => span),
    },
    items,
  )
}

/** A mapping with some of its values changed or, where there is no print, removed. New keys come in order where the others do. */
export function composeMap(target: Target, tree: MapTree, changes: ReadonlyMap<string, Print | undefined>): string {
  const {text} = target
  const {entries} = tree
  const parts = entries.flatMap(({key, keySpan, value}, old): (Part & {readonly key: string})[] => {
    const start = keySpan.start - 1
    if (!changes.has(key)) return [{key, old, print: () => text.slice(start, value.span.end)}]
    const change = changes.get(key)
    return change ? [{key, old, print: style => text.slice(start, value.span.start) + change(style)}] : []
  })
  const isSorted = entries.every((entry, index) => index === 0 || compareCodePoints(entries[index - 1]?.key ?? '', entry.key) <= 0)
  for (const [key, change] of changes) {
    if (!change || entries.some(entry => entry.key === key)) continue
    const next = isSorted ? parts.findIndex(part => compareCodePoints(part.key, key) > 0) : -1
    const part = {key, print: (style: JsonStyle) => quoted(key, style) + style.colon + change(style)}
    parts.splice(next === -1 ? parts.length : next, 0, part)
  }
  const spans = entries.map(({keySpan, value}) => ({start: keySpan.start - 1, end: value.span.end}))
  return compose(target, {tree, spans}, parts)
}

/** The style of a value that takes the place of another: what was filled and on one line stays so. */
export function styleFor({text}: Target, tree: Tree, style: JsonStyle): JsonStyle {
  const isFilled = tree.kind !== 'scalar' && (tree.kind === 'map' ? tree.entries : tree.items).length > 0
  return isFilled && !text.slice(tree.span.start, tree.span.end).includes('\n') ? oneLine(style) : style
}

interface Container {
  readonly tree: MapTree | ListTree
  readonly spans: readonly {readonly start: number; readonly end: number}[]
}

function compose({text, style}: Target, {tree, spans}: Container, parts: readonly Part[]): string {
  const {start, end} = tree.span
  const [open, close] = [text.charAt(start), text.charAt(end - 1)]
  if (parts.length === 0) return open + close
  const base = baseAt(text, start)
  const isLaidOut = style.indent !== undefined
  const [first, second] = spans
  const last = spans.at(-1)
  const lead = first ? text.slice(start + 1, first.start) : isLaidOut ? style.newline + base + style.indent : ''
  const tail = last ? text.slice(last.end, end - 1) : isLaidOut ? style.newline + base : ''
  const isInLines = lead.includes('\n')
  const gap = first && second ? text.slice(first.end, second.start) : isInLines ? `,${lead}` : style.comma
  const inner = isInLines ? {...style, base: lead.slice(lead.lastIndexOf('\n') + 1)} : oneLine(style)
  const pieces: string[] = []
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1]
    const above = before?.old === undefined ? undefined : spans[before.old]
    const own = part.old === undefined ? undefined : spans[part.old]
    const isNext = above && own && part.old === (before?.old ?? -2) + 1
    if (before) pieces.push(isNext ? text.slice(above.end, own.start) : gap)
    pieces.push(part.print(inner))
  }
  return open + lead + pieces.join('') + tail + close
}

function oneLine({indent: _, ...style}: JsonStyle): JsonStyle {
  return style
}
