import {type Cursor, isBlankFrom} from './cursor.ts'

/** The content of a block break: what follows its plus signs. */
export interface BreakMark {
  /** Offset of the first plus sign. */
  readonly start: number
  /** Offset after the last plus sign or white space between them. */
  readonly content: number
  /** Exactly `++++` at column 0, then a space, a tab or the line end: the cell after it is exact . */
  readonly exact: boolean
}

/** Three or more plus signs with spaces and tabs between them; the rest of the line is the content. */
export function openBreak(cursor: Cursor): BreakMark | undefined {
  const {text, next, end} = cursor
  if (text.charCodeAt(next) !== plus) return undefined
  let count = 0
  let at = next
  for (; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === plus) count++
    else if (!isSpace(code)) break
  }
  if (count < 3) return undefined
  const exact =
    cursor.indent === 0 && text.startsWith('++++', next) && (next + 4 >= end || isSpace(text.charCodeAt(next + 4))) && count === 4
  return {start: next, content: at, exact}
}

/** Whether the measured line begins like a comment. */
export function isComment({text, next}: Cursor): boolean {
  return text.charCodeAt(next) === 0x25
}

/** `(name)=` alone on its line. */
export function isTarget({text, next, end}: Cursor): boolean {
  if (text.charCodeAt(next) !== 0x28) return false
  const line = text.slice(next, end).trimEnd()
  return line.length > 3 && line.endsWith(')=')
}

/** How many `#` begin the heading; 0 where they begin none. */
export function headingLevel(cursor: Cursor): number {
  const {text, next, end} = cursor
  let at = next
  while (at < end && at < next + 7 && text.charCodeAt(at) === 0x23) at++
  return at < next + 7 && (at === end || isSpace(text.charCodeAt(at))) ? at - next : 0
}

/** `***`, `---` or `___`, with any white space between. */
export function isThematicBreak(cursor: Cursor): boolean {
  const {text, next, end} = cursor
  const marker = text.charCodeAt(next)
  if (marker !== 0x2a && marker !== 0x2d && marker !== 0x5f) return false
  if (cursor.stopMarker === marker && cursor.stop > next) return false
  let count = 0
  for (let at = next; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === marker) count++
    else if (!isSpace(code)) {
      cursor.stop = at
      cursor.stopMarker = marker
      return false
    }
  }
  return count >= 3
}

/** A line of `=` or `-` below a paragraph. */
export function isUnderline(cursor: Cursor): boolean {
  const {text, next, end} = cursor
  const marker = text.charCodeAt(next)
  if (marker !== 0x3d && marker !== 0x2d) return false
  let at = next
  while (at < end && text.charCodeAt(at) === marker) at++
  return isBlankFrom(cursor, at)
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09
}

const plus = 0x2b
