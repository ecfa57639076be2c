import type {Problem} from '../model/diagnostic.ts'
import type {Span} from '../model/place.ts'

const markers = ['<<<<<<<', '=======', '>>>>>>>'] as const

/** The first marker of a conflict, if all three stand at line starts, in order. */
export function conflictIn(text: string): Span | undefined {
  const start = markerFrom(text, markers[0], 0)
  if (start === -1) return undefined
  const middle = markerFrom(text, markers[1], start)
  if (middle === -1 || markerFrom(text, markers[2], middle) === -1) return undefined
  const end = text.indexOf('\n', start)
  return {start, end: end === -1 ? text.length : text[end - 1] === '\r' ? end - 1 : end}
}

/** What is said about a conflict. */
export function conflictAt(span: Span): Problem {
  return {rule: 'parse/conflict', severity: 'error', message: conflictMessage, ...span}
}

export const conflictMessage = 'Unexpected conflict of a merge: resolve it and remove its markers.'

function markerFrom(text: string, marker: string, from: number): number {
  for (let at = text.indexOf(marker, from); at !== -1; at = text.indexOf(marker, at + marker.length)) {
    const next = text[at + marker.length]
    if ((at === 0 || text[at - 1] === '\n') && (next === undefined || ' \r\n'.includes(next))) return at
  }
  return -1
}
