import type {Edit} from '../../model/place.ts'
import type {ListTree, MapTree} from '../tree.ts'
import {nodeEnd} from './extent.ts'
import {isBreakOrEnd, lineEnd, lineStart, nextLine, skipBlank} from './gap.ts'

/** An item or an entry between brackets. */
interface Part {
  readonly start: number
  readonly end: number
  /** The end of the comma behind it, or `end` without one. */
  readonly after: number
}

/** Removes an item or an entry with one comma; its lines if it has them for itself. */
export function removeFlowPart(text: string, parent: ListTree | MapTree, index: number): Edit | undefined {
  const parts = partsOf(text, parent)
  const part = parts?.[index]
  if (!part || !parts) return undefined
  const line = lineStart(text, part.start)
  if (text.slice(line, part.start).trim() === '' && isAloneAfter(text, part.after)) {
    return {start: line, end: nextLine(text, lineEnd(text, part.after)), text: ''}
  }
  const before = parts[index - 1]
  const next = parts[index + 1]
  if (before) return {start: before.end, end: part.end, text: ''}
  return {start: part.start, end: next ? next.start : part.after, text: ''}
}

/** `undefined` where the parts do not stand one after the other, as with merge keys. */
function partsOf(text: string, parent: ListTree | MapTree): readonly Part[] | undefined {
  const parts: Part[] = []
  let from = parent.span.start + 1
  const values =
    parent.kind === 'list'
      ? parent.items.map(tree => ({tree, key: undefined}))
      : parent.entries.map(({value, keySpan}) => ({tree: value, key: keySpan}))
  for (const {tree, key} of values) {
    const start = skipBlank(text, from)
    if (key && key.start < start) return undefined
    const end = key ? entryEnd(text, key.end, tree) : nodeEnd(text, from, tree)
    const comma = skipBlank(text, end)
    const after = text[comma] === ',' ? comma + 1 : end
    parts.push({start, end, after})
    from = after
  }
  return parts
}

/** A key may go without a value, `{a, b}`. */
function entryEnd(text: string, keyEnd: number, value: Parameters<typeof nodeEnd>[2]): number {
  const quoteEnd = text[keyEnd] === '"' || text[keyEnd] === "'" ? keyEnd + 1 : keyEnd
  const colon = skipBlank(text, quoteEnd)
  return text[colon] === ':' ? nodeEnd(text, colon + 1, value) : quoteEnd
}

/** Whether nothing but a comment follows on the line. */
function isAloneAfter(text: string, offset: number): boolean {
  let at = offset
  while (text[at] === ' ') at++
  return isBreakOrEnd(text[at]) || text[at] === '#'
}
