import {align} from '../../model/align.ts'

/** From here on two sources are one cell that was edited. */
export const similarEnough = 0.5

/**
 * How alike two sources are, from 0 to 1: the greater of Dice's coefficient over the lines that they share in order (trimmed, without
 * blank ones), and of the part of the longer one that a common beginning and end make up.
 */
export function similarity(a: Weighed, b: Weighed): number {
  const longer = Math.max(a.text.length, b.text.length)
  if (longer === 0) return 1
  return Math.max(commonEdges(a.text, b.text) / longer, commonLines(a, b))
}

/** A source as it is compared, prepared once. */
export interface Weighed {
  readonly text: string
  readonly lines: readonly string[]
  /** How often each line is there. */
  readonly counts: ReadonlyMap<string, number>
}

export function prepare(text: string): Weighed {
  const lines = linesOf(text)
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1)
  return {text, lines, counts}
}

function linesOf(source: string): string[] {
  return source
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
}

function commonLines(a: Weighed, b: Weighed): number {
  const total = a.lines.length + b.lines.length
  if (total === 0 || (2 * shared(a, b)) / total < similarEnough) return 0
  return (2 * align(a.lines, b.lines).length) / total
}

/** The lines that both have, in whatever order: they cannot share more in order. Most cells are told apart by this, which is cheap. */
function shared(a: Weighed, b: Weighed): number {
  const [fewer, more] = a.counts.size < b.counts.size ? [a.counts, b.counts] : [b.counts, a.counts]
  let sum = 0
  for (const [line, count] of fewer) sum += Math.min(count, more.get(line) ?? 0)
  return sum
}

function commonEdges(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let end = 0
  while (end < most - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++
  return start + end
}
