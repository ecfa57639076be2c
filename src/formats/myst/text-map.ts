import type {Span} from '../../model/place.ts'

/**
 * Where the parts of a text come from in another text. A run of equal length and width is copied unit by unit; any other is a whole:
 * a part of it stands for all of it (an escape, a line end of two units, columns of a tab).
 */
export interface TextMap {
  /** In order and without gaps from 0 on. */
  readonly runs: readonly Run[]
  /** Where an empty text stands. */
  readonly origin: number
}

export interface Run {
  /** Offset in the text. */
  readonly at: number
  readonly length: number
  /** Offset in the text it comes from. */
  readonly from: number
  readonly width: number
}

/** A text copied as it is. */
export function copyMap(from: number, length: number): TextMap {
  return {runs: length === 0 ? [] : [{at: 0, length, from, width: length}], origin: from}
}

/** Where a span comes from: from the start of its first unit to the end of its last one. An empty span is an insertion point. */
export function mapSpan(map: TextMap, span: Span): Span {
  const first = runAt(map, span.start)
  if (!first) return {start: map.origin, end: map.origin}
  const start = mapStart(first, span.start)
  if (span.end <= span.start) return {start, end: start}
  const last = runAt(map, span.end - 1) ?? first
  return {start, end: mapEnd(last, span.end)}
}

/** Collects runs in order. */
export interface MapBuilder {
  readonly runs: Run[]
  length: number
}

export function addRun(builder: MapBuilder, from: number, size: {readonly length: number; readonly width: number}): void {
  const {length, width} = size
  if (length === 0) return
  const last = builder.runs.at(-1)
  if (last && last.length === last.width && length === width && last.from + last.width === from) {
    builder.runs[builder.runs.length - 1] = {...last, length: last.length + length, width: last.width + width}
  } else builder.runs.push({at: builder.length, length, from, width})
  builder.length += length
}

/** The last run that begins at or before an offset. */
function runAt({runs}: TextMap, offset: number): Run | undefined {
  let low = 0
  let high = runs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((runs[middle]?.at ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return runs[low]
}

function mapStart({at, length, from, width}: Run, offset: number): number {
  if (offset >= at + length) return from + width
  return length === width ? from + offset - at : from
}

function mapEnd({at, length, from, width}: Run, offset: number): number {
  return length === width ? from + Math.min(offset - at, length) : from + width
}
