import type {Position, Range, Span} from '../model/place.ts'

/** Where the lines of a text begin. Lines end at LF, so CRLF ends one too; a lone CR and U+2028 are characters. */
export interface Lines {
  readonly text: string
  /** Offset of the first unit of each line; the first is 0. */
  readonly starts: readonly number[]
}

export function linesOf(text: string): Lines {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return {text, starts}
}

/** The position of an offset. Offsets outside the text are moved into it. */
export function positionAt({text, starts}: Lines, offset: number): Position {
  const inside = Math.max(0, Math.min(offset, text.length))
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= inside) low = middle
    else high = middle - 1
  }
  return {line: low + 1, column: inside - (starts[low] ?? 0) + 1, offset: inside}
}

export function rangeOf(lines: Lines, {start, end}: Span): Range {
  return {start: positionAt(lines, start), end: positionAt(lines, Math.max(start, end))}
}

/** The text of a line, counted from 1, without its end. */
export function lineText({text, starts}: Lines, line: number): string {
  const start = starts[line - 1] ?? text.length
  const next = starts[line]
  const end = next === undefined ? text.length : next - 1
  return text.slice(start, end > start && text[end - 1] === '\r' ? end - 1 : end)
}
