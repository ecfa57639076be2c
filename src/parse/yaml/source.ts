import type {Span} from '../../model/place.ts'
import type {Padding} from './scan.ts'

/** The text as the reader gets it, and where its parts stand in the text that was given. */
export interface Source {
  readonly text: string
  readonly place: (offset: number) => number
  readonly span: (start: number, end: number) => Span
}

/** Puts in the paddings. Without any, the text is the given one. */
export function padSource(given: string, paddings: readonly Padding[]): Source {
  if (paddings.length === 0) return sourceOf(given, offset => offset)
  const parts: string[] = []
  const starts: number[] = []
  const added: number[] = []
  let from = 0
  let sum = 0
  for (const {at, width} of paddings) {
    parts.push(given.slice(from, at), ' '.repeat(width))
    starts.push(at + sum)
    sum += width
    added.push(sum)
    from = at
  }
  parts.push(given.slice(from))
  return sourceOf(parts.join(''), offset => {
    const index = lastAtOrBefore(starts, offset)
    if (index < 0) return offset
    // An offset in the padding itself is the start of its line.
    return Math.max(offset - (added[index] ?? 0), (starts[index] ?? 0) - (added[index - 1] ?? 0))
  })
}

function sourceOf(text: string, place: (offset: number) => number): Source {
  return {text, place, span: (start, end) => ({start: place(start), end: place(end)})}
}

/** The index of the last number that is not above `limit` in an ascending list, or -1. */
function lastAtOrBefore(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}
