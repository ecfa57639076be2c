import type {Edit} from '../../model/place.ts'
import type {Tree} from '../tree.ts'
import {lineEnd, lineStart, nextLine, skipBlank} from './gap.ts'
import {propertyEnd} from './scan-flow.ts'

/** The end of the node that follows the indicator before `from`. An alias ends where it stands, not where its anchor does. */
export function nodeEnd(text: string, from: number, tree: Tree): number {
  const start = skipBlank(text, from)
  return text[start] === '*' ? propertyEnd(text, start, {flow: true}) : Math.max(from, tree.span.end)
}

/** The start of a key in block style with its quote, anchor and tag. */
export function keyStart(text: string, content: number): number {
  const line = lineStart(text, content)
  let start = text[content - 1] === '"' || text[content - 1] === "'" ? content - 1 : content
  // One anchor and one tag at most.
  for (let count = 0; count < 2; count++) {
    const words = text.slice(line, start).trimEnd()
    const word = words.lastIndexOf(' ') + 1
    if (words[word] !== '&' && words[word] !== '!') break
    start = line + word
  }
  return start
}

/**
 * Removes the lines from `start` to `end`, with a comment behind them. If the first line begins with something else (`- - a`), what
 * comes next moves up to `start`.
 */
export function removeLines(text: string, start: number, end: number): Edit | undefined {
  const line = lineStart(text, start)
  const last = lineEnd(text, end)
  if (text.slice(line, start).trim() === '') return {start: line, end: nextLine(text, last), text: ''}
  const next = skipBlank(text, end)
  // Comments on lines of their own belong to what comes next, and would be lost.
  if (next === text.length || text.slice(last, next).includes('#')) return undefined
  return {start, end: next, text: ''}
}
