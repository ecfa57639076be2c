import type {Cursor} from './cursor.ts'

/** What opens a fence: its indentation in columns, its character and how many of them. */
export interface FenceMark {
  readonly indent: number
  readonly code: number
  readonly length: number
  /** Offset of the info string, directly after the last fence character. */
  readonly info: number
}

/** The fence that the measured line opens. A backtick fence has no backtick in its info string. */
export function openFence(cursor: Cursor): FenceMark | undefined {
  const {text, next, end} = cursor
  const code = text.charCodeAt(next)
  if (code !== backtick && code !== tilde) return undefined
  const info = runEnd(cursor, next, code)
  if (info - next < 3) return undefined
  if (code === backtick) {
    for (let at = info; at < end; at++) if (text.charCodeAt(at) === backtick) return undefined
  }
  return {indent: cursor.indent, code, length: info - next, info}
}

/** Whether the measured line closes the fence. */
export function closesFence(cursor: Cursor, fence: FenceMark): boolean {
  if (cursor.indent > 3 || cursor.next >= cursor.end || cursor.text.charCodeAt(cursor.next) !== fence.code) return false
  const after = runEnd(cursor, cursor.next, fence.code)
  if (after - cursor.next < fence.length) return false
  for (let at = after; at < cursor.end; at++) {
    const code = cursor.text.charCodeAt(at)
    if (code !== 0x20 && code !== 0x09) return false
  }
  return true
}

function runEnd({text, end}: Cursor, start: number, code: number): number {
  let at = start
  while (at < end && text.charCodeAt(at) === code) at++
  return at
}

const backtick = 0x60
const tilde = 0x7e
