import {type Cursor, consumeColumns, consumeMarker, measure} from './cursor.ts'
import {isThematicBreak, openBreak} from './leaf.ts'

export type Container = QuoteContainer | ItemContainer

interface QuoteContainer {
  readonly kind: 'quote'
}

interface ItemContainer {
  readonly kind: 'item'
  /** Items with the same marker are one list: a bullet, or the character after a number. */
  readonly marker: number
  /** Columns from the parent's content to the item's. */
  readonly size: number
  /** `marker`: nothing but the marker so far. `blank`: and then a blank line, so that nothing can follow. */
  empty: 'marker' | 'blank' | undefined
}

/** How many of the open containers the line continues; the cursor is then measured after their markers. */
export function matchContainers(cursor: Cursor, stack: readonly Container[], quotes: readonly number[]): number {
  let quotesPassed = 0
  measure(cursor)
  for (let depth = 0; depth < stack.length; depth++) {
    const container = stack[depth]
    // A blank line continues items and consumes nothing, so all of them up to the next quote are passed at once.
    if (cursor.next >= cursor.end) return blankDepth(stack, quotes[quotesPassed] ?? stack.length)
    if (container?.kind === 'quote') {
      if (cursor.indent > 3 || cursor.text.charCodeAt(cursor.next) !== greaterThan) return depth
      quotesPassed++
      consumeQuote(cursor)
    } else if (container) {
      if (container.empty === 'blank' || cursor.indent < container.size) return depth
      container.empty = undefined
      consumeColumns(cursor, container.size)
      measure(cursor)
    }
  }
  return stack.length
}

function blankDepth(stack: readonly Container[], depth: number): number {
  // Only the innermost item can be empty: whatever opens a container in it is content.
  const last = stack.at(-1)
  if (depth === stack.length && last?.kind === 'item' && last.empty === 'marker') last.empty = 'blank'
  return depth
}

/** Opens the container that begins at the measured cursor and consumes its marker. */
export function openContainer(cursor: Cursor, interrupts: boolean): Container | undefined {
  if (cursor.indent > 3 || cursor.next >= cursor.end) return undefined
  const code = cursor.text.charCodeAt(cursor.next)
  if (code === greaterThan) {
    consumeQuote(cursor)
    return {kind: 'quote'}
  }
  if (code === 0x2a || code === 0x2b || code === 0x2d) {
    if (isThematicBreak(cursor) || openBreak(cursor)) return undefined
    return openItem(cursor, {width: 1, marker: code, interrupts})
  }
  return code >= 0x30 && code <= 0x39 ? openNumbered(cursor, interrupts) : undefined
}

function openNumbered(cursor: Cursor, interrupts: boolean): Container | undefined {
  const {text, next, end} = cursor
  let at = next
  while (at < end && at - next < 10 && isDigit(text.charCodeAt(at))) at++
  const marker = text.charCodeAt(at)
  if (at >= end || at - next > 9 || (marker !== 0x2e && marker !== 0x29)) return undefined
  if (interrupts && !(at === next + 1 && text.charCodeAt(next) === 0x31)) return undefined
  return openItem(cursor, {width: at - next + 1, marker, interrupts})
}

function openItem(cursor: Cursor, item: {width: number; marker: number; interrupts: boolean}): Container | undefined {
  const {text, next, end, indent} = cursor
  const after = next + item.width
  const code = text.charCodeAt(after)
  if (after < end && code !== 0x20 && code !== 0x09) return undefined
  const saved = {pos: cursor.pos, column: cursor.column, pad: cursor.pad}
  consumeMarker(cursor, item.width)
  measure(cursor)
  if (cursor.next >= end) {
    if (!item.interrupts) return {kind: 'item', marker: item.marker, size: indent + item.width + 1, empty: 'marker'}
    Object.assign(cursor, saved)
    measure(cursor)
    return undefined
  }
  const spaces = cursor.indent > 4 ? 1 : cursor.indent
  consumeColumns(cursor, spaces)
  measure(cursor)
  return {kind: 'item', marker: item.marker, size: indent + item.width + spaces, empty: undefined}
}

function consumeQuote(cursor: Cursor): void {
  consumeMarker(cursor, 1)
  measure(cursor)
  if (cursor.indent > 0) {
    consumeColumns(cursor, 1)
    measure(cursor)
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

const greaterThan = 0x3e
