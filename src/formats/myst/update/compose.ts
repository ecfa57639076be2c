import type {ReadText} from '../read/text.ts'
import {mapSpan} from '../text-map.ts'
import type {Piece} from './pieces.ts'

export interface Composition {
  /** With LF line ends; empty for none. */
  readonly header: string
  readonly pieces: readonly Piece[]
  /** The text that is written over, and as it was given. */
  readonly old: ReadText
  readonly given: string
}

/** Puts pieces together. What stood together stays so; elsewhere the seams are made what they must be between such cells. */
export function compose({header, pieces, old, given}: Composition): string {
  const end = lineEndOf(given)
  const asGiven = (text: string): string => (end === '\n' ? text : text.replaceAll('\n', end))
  const sliceOf = (start: number, stop: number): string => {
    const span = mapSpan(old.map, {start, end: stop})
    return start === stop ? '' : given.slice(span.start, span.end)
  }
  const parts = [header === old.text.slice(0, old.header.end) ? sliceOf(0, old.header.end) : asGiven(header)]
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1]
    const unit = old.cells[piece.unit ?? -1]?.unit
    const isFirst = index === 0 && header === ''
    const follows =
      piece.unit !== undefined && (before ? followsOn(piece.unit, before) : piece.unit === 0 && isFirst === (old.header.end === 0))
    if (unit && follows) parts.push(piece.isSame ? sliceOf(unit.start, unit.end) : asGiven(piece.text))
    else {
      const {gap, body} = seam(piece, before, isFirst)
      const isOpen = parts.some(part => part !== '') && !/\n$/.test(parts.findLast(part => part !== '') ?? '\n')
      const rest = unit && piece.isSame ? sliceOf(unit.end - body.length, unit.end) : asGiven(body)
      parts.push(asGiven((isOpen ? '\n' : '') + gap) + rest)
    }
  }
  const last = pieces.at(-1)
  const tail = old.cells.at(-1)?.unit.end ?? old.header.end
  if (last ? last.unit === old.cells.length - 1 && (last.isSame || !last.isExact) : old.cells.length === 0)
    parts.push(sliceOf(tail, old.text.length))
  else if (last?.isExact && !/\n\+\+\+\n$/.test(last.text)) parts.push(asGiven('\n+++\n'))
  else if (!last && header === '') parts.push(asGiven('\n'))
  const text = parts.join('')
  return old.text !== '' && !old.text.endsWith('\n') && text.endsWith(end) && !last?.isExact ? text.slice(0, -end.length) : text
}

/** Whether a unit may stand directly behind the piece as it stood behind the unit that the piece was. */
function followsOn(unit: number, {unit: above, isSame, isExact}: Piece): boolean {
  return above === unit - 1 && (isSame || !isExact)
}

/** What stands before a piece, in place of the blank lines that it begins with, and the piece without them. */
function seam({text, type, hasBreak}: Piece, before: Piece | undefined, isFirst: boolean): {gap: string; body: string} {
  const body = text.replace(/^(?:[ \t]*\n)+/, '')
  const gap = text.slice(0, text.length - body.length)
  const isMarkdownPair = before?.type === 'markdown' && type === 'markdown' && !hasBreak
  if (isMarkdownPair) return {gap: '\n+++\n\n', body}
  if (isFirst) return {gap: '', body}
  return {gap: before?.isExact || gap === '' ? '\n' : gap, body}
}

/** CRLF or CR where most lines have it. */
function lineEndOf(given: string): '\n' | '\r\n' | '\r' {
  const pairs = given.split('\r\n').length - 1
  const returns = given.split('\r').length - 1 - pairs
  const feeds = given.split('\n').length - 1 - pairs
  if (pairs > feeds && pairs >= returns) return '\r\n'
  return returns > feeds ? '\r' : '\n'
}
