import type {Span} from './secrets/rule.ts'

/** A text as it is read: what an escape stands for, without marks between letters. */
export interface View {
  readonly text: string
  /** The parts of the source that a span of the view was made of, in order; touching ones are one. Marks in between are not in them. */
  readonly sources: (span: Span) => readonly Span[]
}

/** How a text is read. Each match of `pattern` is read as `read` says; `undefined`: as it is. */
export interface Reading {
  /** Nearly the text of the view, and much faster: what cannot be in it cannot be in the view. */
  readonly sketch: (text: string) => string
  readonly pattern: RegExp
  readonly read: (match: string) => Piece | undefined
  /** Where line ends are what they are. */
  readonly keepsLines?: (source: string) => (at: number) => boolean
}

export interface Piece {
  readonly text: string
  /** Whether it goes with the letters around it. What does not stays where they are taken out. */
  readonly isLetter: boolean
}

/** `undefined` where the text reads as it is written. */
export function viewOf(source: string, {pattern, read, keepsLines}: Reading): View | undefined {
  const parts: string[] = []
  const pieces: Placed[] = []
  let length = 0
  let at = 0
  const add = (text: string, span: Span, kind: Placed['kind']): void => {
    pieces.push({...span, from: length, kind})
    parts.push(text)
    length += text.length
  }
  const keeps = keepsLines?.(source)
  for (const match of source.matchAll(pattern)) {
    if (keeps !== undefined && match[0].startsWith('\n') && keeps(match.index)) continue
    const piece = read(match[0])
    if (!piece) continue
    if (match.index > at) add(source.slice(at, match.index), {start: at, end: match.index}, 'text')
    at = match.index + match[0].length
    add(piece.text, {start: match.index, end: at}, piece.isLetter ? 'letter' : 'mark')
  }
  if (pieces.length === 0) return undefined
  if (at < source.length) add(source.slice(at), {start: at, end: source.length}, 'text')
  return {text: parts.join(''), sources: span => sourcesOf(pieces, {span, length})}
}

interface Placed extends Span {
  /** Where it begins in the view. */
  readonly from: number
  readonly kind: 'text' | 'letter' | 'mark'
}

function sourcesOf(pieces: readonly Placed[], {span, length}: {readonly span: Span; readonly length: number}): Span[] {
  const spans: Span[] = []
  for (let index = pieceAt(pieces, span.start); index < pieces.length; index += 1) {
    const piece = pieces[index]
    if (!piece || piece.from >= span.end) break
    if (piece.kind === 'mark') continue
    const to = pieces[index + 1]?.from ?? length
    if (to <= span.start) continue
    const part =
      piece.kind === 'letter'
        ? {start: piece.start, end: piece.end}
        : {
            start: piece.start + Math.max(0, span.start - piece.from),
            end: piece.start + Math.min(piece.end - piece.start, span.end - piece.from),
          }
    const last = spans.at(-1)
    if (last?.end === part.start) spans[spans.length - 1] = {start: last.start, end: part.end}
    else spans.push(part)
  }
  return spans
}

/** The last piece that begins at an offset or before it. */
function pieceAt(pieces: readonly Placed[], at: number): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.from ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
