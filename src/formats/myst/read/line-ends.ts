import {addRun, copyMap, type MapBuilder, type TextMap} from '../text-map.ts'

/** A text whose lines end at LF only, and where its parts stand in the text as given. */
export interface LineFeedText {
  readonly text: string
  readonly map: TextMap
}

/** Reads CRLF and CR as LF. */
export function readLineEnds(given: string): LineFeedText {
  if (!given.includes('\r')) return {text: given, map: copyMap(0, given.length)}
  const builder: MapBuilder = {runs: [], length: 0}
  const parts: string[] = []
  let start = 0
  for (let at = given.indexOf('\r'); at !== -1; at = given.indexOf('\r', start)) {
    parts.push(given.slice(start, at))
    addRun(builder, start, {length: at - start, width: at - start})
    const width = given.charCodeAt(at + 1) === 0x0a ? 2 : 1
    addRun(builder, at, {length: 1, width})
    start = at + width
  }
  parts.push(given.slice(start))
  addRun(builder, start, {length: given.length - start, width: given.length - start})
  return {text: parts.join('\n'), map: {runs: builder.runs, origin: 0}}
}
