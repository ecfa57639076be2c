import type {Span} from '../../../model/place.ts'
import {addRun, copyMap, type MapBuilder, type TextMap} from '../text-map.ts'

/** A text that was taken out of another one, less what a format adds there. */
export interface Extract {
  readonly text: string
  readonly map: TextMap
}

/** The lines of a fence without its indentation. A tab that is only partly indentation leaves spaces (CommonMark 0.31, 2.2). */
export function dedentFence(text: string, {start, end}: Span, indent: number): Extract {
  if (indent === 0 || start === end) return {text: text.slice(start, end), map: copyMap(start, end - start)}
  const builder: MapBuilder = {runs: [], length: 0}
  const parts: string[] = []
  for (let line = start; line < end; ) {
    const next = nextLine(text, line, end)
    const {at, left} = skipColumns(text, {start: line, end: next}, indent)
    if (left > 0) {
      parts.push(' '.repeat(left))
      addRun(builder, at - 1, {length: left, width: 1})
    }
    parts.push(text.slice(at, next))
    addRun(builder, at, {length: next - at, width: next - at})
    line = next
  }
  return {text: parts.join(''), map: {runs: builder.runs, origin: start}}
}

/** Parts of a text, one after the other. */
export function joinParts(text: string, spans: readonly Span[], origin: number): Extract {
  const builder: MapBuilder = {runs: [], length: 0}
  let joined = ''
  for (const {start, end} of spans) {
    joined += text.slice(start, end)
    addRun(builder, start, {length: end - start, width: end - start})
  }
  return {text: joined, map: {runs: builder.runs, origin}}
}

/** The offset of the next line, or the end. */
export function nextLine(text: string, start: number, end: number): number {
  const feed = text.indexOf('\n', start)
  return feed === -1 || feed >= end ? end : feed + 1
}

function skipColumns(text: string, {start, end}: Span, count: number): {at: number; left: number} {
  let at = start
  let column = 0
  for (; at < end && column < count; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x20) column++
    else if (code === 0x09) column += 4 - (column % 4)
    else break
  }
  return {at, left: Math.max(0, column - count)}
}
