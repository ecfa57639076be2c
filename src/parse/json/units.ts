import type {Span} from '../../model/place.ts'

/**
 * How the units of a JSON string stand in its text: runs of units that stand for themselves, and the escapes between them. An
 * escape is one unit in two (`\n`) or six (`\u00e9`); a surrogate pair written as two escapes is two units in twelve and is never
 * cut. One item per escape in each list.
 */
export interface Units {
  /** The string in the text, without quotes. */
  readonly content: Span
  /** First unit of the decoded string. */
  readonly units: readonly number[]
  /** Offset in the text. */
  readonly offsets: readonly number[]
}

export function unitsOf(text: string, content: Span): Units {
  const units: number[] = []
  const offsets: number[] = []
  let saved = 0
  for (let at = nextBackslash(text, content.start, content.end); at !== -1; ) {
    units.push(at - content.start - saved)
    offsets.push(at)
    const width = escapeWidth(text, at)
    saved += width - unitWidth(width)
    at = nextBackslash(text, at + width, content.end)
  }
  return {content, units, offsets}
}

/** The part of the text that holds the units from `start` to `end`. An empty span is the place before unit `start`. */
export function rawSpan(text: string, map: Units, {start, end}: Span): Span {
  const first = rawUnit(text, map, start).start
  return {start: first, end: end > start ? rawUnit(text, map, end - 1).end : first}
}

function rawUnit(text: string, {content, units, offsets}: Units, unit: number): Span {
  const index = lastAtMost(units, unit)
  const offset = offsets[index]
  if (offset === undefined) return within(content, content.start + unit)
  const width = escapeWidth(text, offset)
  const beyond = unit - (units[index] ?? 0) - unitWidth(width)
  return beyond < 0 ? {start: offset, end: offset + width} : within(content, offset + width + beyond)
}

function within({end}: Span, offset: number): Span {
  return {start: Math.min(offset, end), end: Math.min(offset + 1, end)}
}

function escapeWidth(text: string, at: number): number {
  if (text[at + 1] !== 'u') return 2
  return isHalf(text, at, 0xd800) && text[at + 6] === '\\' && text[at + 7] === 'u' && isHalf(text, at + 6, 0xdc00) ? 12 : 6
}

function unitWidth(width: number): number {
  return width === 12 ? 2 : 1
}

function isHalf(text: string, at: number, base: number): boolean {
  return (Number.parseInt(text.slice(at + 2, at + 6), 16) & 0xfc00) === base
}

function nextBackslash(text: string, from: number, end: number): number {
  // Escapes often follow each other, and a search past the end of the string would be quadratic over many strings.
  for (let at = from; at < end; at++) if (text.charCodeAt(at) === 0x5c) return at
  return -1
}

/** Index of the last item that is at most `value`, or -1. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
