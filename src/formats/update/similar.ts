import {align} from '../align.ts'

/** From here on two sources are one cell that was edited. */
export const similarEnough = 0.5

/**
 * How alike two sources are, from 0 to 1: the greater of Dice's coefficient over the lines that they share in order (trimmed, without
 * blank ones), and of the part of the longer one that a common beginning and end make up.
 */
export function similarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length)
  if (longer === 0) return 1
  return Math.max(commonEdges(a, b) / longer, commonLines(linesOf(a), linesOf(b)))
}

function linesOf(source: string): string[] {
  return source
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
}

function commonLines(a: readonly string[], b: readonly string[]): number {
  const total = a.length + b.length
  // The shorter one decides how much they can share at all.
  if (total === 0 || (2 * Math.min(a.length, b.length)) / total < similarEnough) return 0
  return (2 * align(a, b).length) / total
}

function commonEdges(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let end = 0
  while (end < most - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++
  return start + end
}
