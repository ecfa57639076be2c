import type {CellView} from '../../model/view.ts'
import {lineEnd, lineStart} from '../../parse/around.ts'
import {linesOf, positionAt} from '../../parse/lines.ts'
import {commentMark, magicsEnd} from '../../parse/notes.ts'
import {findSuppressions} from './find.ts'
import type {Reach} from './suppression.ts'

/** A comment that suppresses, as a text to put into the source of a cell. */
export interface NewComment {
  readonly reach: Reach['kind']
  /** In the cell's source. */
  readonly at: number
  readonly text: string
}

export interface Wanted {
  readonly rule: string
  readonly reach: Reach['kind']
  /** Where the finding begins in the cell's source; absent for one that is not about the source. */
  readonly start?: number
}

/** The tidiest comment that hides a finding, with room for the reason; `undefined` where the cell cannot hold one. Each is read back. */
export function addComment(cell: CellView, wanted: Wanted): NewComment | undefined {
  const candidates = cell.type === 'markdown' ? inMarkdown(cell, wanted) : cell.type === 'code' ? inCode(cell, wanted) : []
  return candidates.find(candidate => isHeard(cell, wanted, candidate))
}

function inCode({source, language}: CellView, {rule, reach, start}: Wanted): NewComment[] {
  const mark = commentMark(language)
  if (mark === undefined) return []
  if (reach !== 'line') {
    // The line of a cell magic belongs to the magic.
    const at = magicsEnd(source)
    const isNext = at > 0 && source.charAt(at - 1) !== '\n'
    const own = `${mark} huntbook: ${words[reach]}[${rule}] -- `
    if (isNext) {
      const next = source.indexOf('\n', at)
      return [next === -1 ? {reach, at, text: `${breakIn(source)}${own}`} : {reach, at: next + 1, text: `${own}${breakIn(source)}`}]
    }
    return [{reach, at, text: source === '' ? own : `${own}${breakIn(source)}`}]
  }
  if (start === undefined) return []
  const first = lineStart(source, start)
  const end = lineEnd(source, start)
  const text = source.slice(first, end).trimEnd()
  const comment = `${mark} huntbook: ignore[${rule}] -- `
  const above = {reach, at: first, text: `${/^[ \t]*/u.exec(text)?.[0] ?? ''}${comment}${breakIn(source)}`}
  const behind = {reach, at: first + text.length, text: `  ${comment}`}
  // Behind a backslash the line goes on, and a comment would end it.
  return [...(isContinued(source, first) ? [] : [above]), ...(text.endsWith('\\') ? [] : [behind])]
}

function isContinued(source: string, first: number): boolean {
  return (
    first > 0 &&
    source
      .slice(lineStart(source, first - 1), first)
      .trimEnd()
      .endsWith('\\')
  )
}

function inMarkdown({source}: CellView, {rule, reach, start}: Wanted): NewComment[] {
  const comment = `<!-- huntbook: ${words[reach]}[${rule}] --  -->`
  const eol = breakIn(source)
  if (reach !== 'line')
    return [{reach, at: source.length, text: source.trim() === '' ? comment : `${source.endsWith('\n') ? eol : eol + eol}${comment}`}]
  if (start === undefined) return []
  const first = lineStart(source, start)
  // In the middle of a table, a list or a paragraph a comment would cut it in two.
  const before = first === 0 ? '' : source.slice(lineStart(source, first - 1), first).trim()
  const isInside = before !== '' && !/^#{1,6}\s/u.test(before)
  return isInside ? [] : [{reach, at: first, text: `${comment}${eol}`}]
}

const words: Readonly<Record<Reach['kind'], string>> = {line: 'ignore', cell: 'ignore-cell', file: 'ignore-file'}

function breakIn(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n'
}

/** In a string or a block of code it would be no comment. */
function isHeard(cell: CellView, {rule, start = 0}: Wanted, {reach, at, text}: NewComment): boolean {
  const source = cell.source.slice(0, at) + text + cell.source.slice(at)
  const view = Object.defineProperty(Object.create(cell) as CellView, 'source', {value: source})
  // Both offsets are in the source: what stands before the comment has not moved.
  const line = positionAt(linesOf(source), at <= start ? start + text.length : start).line
  return findSuppressions({cells: [view]}).some(
    ({form, rules, reach: found}) =>
      form === 'comment' && rules.includes(rule) && found.kind === reach && (found.kind !== 'line' || found.line === line),
  )
}
