import type {Position} from '../model/place.ts'

/** Bytes of a text, or a part of it, in UTF-8. Each half of a surrogate pair counts for two of its four. */
export function utf8Bytes(text: string, start = 0, end = text.length): number {
  let bytes = 0
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3
  }
  return bytes
}

/** Units between two counts. */
const step = 1024

/**
 * Columns in bytes of UTF-8, from 1. Made once for a text, so that all findings on one long line cost no more than the line, and
 * each of them no more than a step.
 */
export function utf8Columns(text: string): (position: Position) => number {
  const counts = [0]
  for (let at = 0; at < text.length; at += step) {
    counts.push((counts.at(-1) ?? 0) + utf8Bytes(text, at, Math.min(at + step, text.length)))
  }
  const bytesBefore = (offset: number): number => {
    const index = Math.floor(offset / step)
    return (counts[index] ?? 0) + utf8Bytes(text, index * step, offset)
  }
  return ({offset, column}) => bytesBefore(offset) - bytesBefore(offset - column + 1) + 1
}
