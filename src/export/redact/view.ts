import {decodeReferences} from '../../parse/character-references.ts'
import {code, readCode, withoutCodes} from './codes.ts'
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
}

interface Piece {
  readonly text: string
  /** Whether it goes with the letters around it. What does not stays where they are taken out. */
  readonly isLetter: boolean
}

/** `undefined` where the text reads as it is written. */
export function viewOf(source: string, {pattern, read}: Reading): View | undefined {
  const parts: string[] = []
  const pieces: Placed[] = []
  let length = 0
  let at = 0
  const add = (text: string, span: Span, kind: Placed['kind']): void => {
    pieces.push({...span, from: length, kind})
    parts.push(text)
    length += text.length
  }
  for (const match of source.matchAll(pattern)) {
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

/** Bodies of pictures, and the names of our picture files: chance may write a key there, and nothing may be taken out. */
const picture = /data:image\/(?:png|jpe?g|gif|webp);base64,(?:iVBORw0KGgo|\/9j\/|R0lGOD|UklGR)[A-Za-z0-9+/]+={0,2}/u.source
const reference = String.raw`&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][\da-fA-F]{1,6});`
const escaped = String.raw`\\[!-/:-@[-\x60{-~]|${reference}`
/** The brackets of an address as a link, and a role that stands in one as text. */
const around = String.raw`<(?=https?:\/\/)|>(?<=<https?:\/\/[^\s<>]{1,2000}>)|\{[A-Za-z][\w:.-]{0,62}\}(?=\x60)`

const sketched = new RegExp(String.raw`\]\([^\s()]*\)|[*\x60[\]]+|~~|${around}`, 'gu')
const sketchedAround = new RegExp(around, 'gu')

/** Stands between blocks that are read as one text, and stays where what stands around it is taken out. Its character is none of any text. */
export const seam = '\n\uFDD0\n'

/** The ways to read a text of a notebook. */
export interface Readings {
  /** As it is written, but for pictures. */
  readonly asWritten: Reading
  /** Without escapes. */
  readonly unescaped: Reading
  /** Without escapes and the marks between the letters of a word: emphasis, code, links. What is redacted keeps its brackets. */
  readonly unmarked: Reading
  /** The same, but a single `*` stays: it may be one, as in `/home/a*`. */
  readonly starred: Reading
  /** Without escapes and the codes of addresses and of texts in JSON. */
  readonly decoded: Reading
  /** The text of HTML, and of a drawing. */
  readonly htmlText: Reading
}

/** The stem is that of the names of picture files. */
export function readingsFor(stem: string): Readings {
  const file = String.raw`(?<![A-Za-z0-9._-])${stem.replaceAll('.', String.raw`\.`)}_files\/[0-9a-f]{16}\.(?:png|jpg|gif|webp|svg)`
  const opaque = `${seam}|${picture}|${file}`
  const redacted = String.raw`\[REDACTED:[a-z-]{1,30}\]`
  // A mark of what was redacted stays whole.
  const bracket = String.raw`\[(?!REDACTED:)`
  const marks = String.raw`${redacted}|\]\([^\s()]{0,2000}\)|(?:[*\x60\]]|${bracket})+|~~|${around}`
  const stars = String.raw`${redacted}|\]\([^\s()]{0,2000}\)|(?:\*\*|[\x60\]]|${bracket}|~~)(?=\w)|(?<=\w)(?:\*\*|[\x60\]]|${bracket}|~~)|${around}`
  return {
    asWritten: {sketch: text => text, pattern: new RegExp(opaque, 'gu'), read: readLetter},
    unescaped: {sketch: withoutEscapes, pattern: new RegExp(`${opaque}|${escaped}`, 'gu'), read: readLetter},
    unmarked: {
      sketch: text => withoutEscapes(text).replace(sketched, ''),
      pattern: new RegExp(`${opaque}|${escaped}|${marks}`, 'gu'),
      read: readMark,
    },
    starred: {
      sketch: text => withoutEscapes(text).replace(sketchedAround, ''),
      pattern: new RegExp(`${opaque}|${escaped}|${stars}`, 'gu'),
      read: readMark,
    },
    decoded: {
      sketch: text => withoutEscapes(withoutCodes(text)),
      pattern: new RegExp(`${opaque}|${code}|${escaped}`, 'giu'),
      read: match => (codeStart.test(match) ? {text: readCode(match), isLetter: true} : readLetter(match)),
    },
    htmlText: {
      sketch: text => withoutEscapes(text.replace(/<[^<>]*>/gu, '')),
      pattern: new RegExp(`${opaque}|<[^<>]*>|${reference}`, 'gu'),
      read: readTag,
    },
  }
}

function withoutEscapes(text: string): string {
  const plain = text.includes('\\') ? text.replace(/\\(?=[!-/:-@[-`{-~])/gu, '') : text
  return plain.includes('&') ? decodeReferences(plain) : plain
}

const codeStart = /^(?:%|\\+[ux][\da-f]{2})/iu

function readLetter(match: string): Piece {
  if (match.startsWith('\\')) return {text: match.slice(1), isLetter: true}
  if (match.startsWith('&')) return {text: decodeReferences(match), isLetter: true}
  return {text: match === seam ? '\n\n' : '\uFFFC', isLetter: false}
}

function readMark(match: string): Piece | undefined {
  if (match.startsWith('[REDACTED:')) return undefined
  return /^(?:\]\(|[*`[\]<>{]|~~)/u.test(match) ? {text: '', isLetter: false} : readLetter(match)
}

const inline = /^<\/?(?:a|abbr|b|code|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|textpath|tspan|tt|u|var|wbr)\b/iu

function readTag(match: string): Piece {
  return match.startsWith('<') ? {text: inline.test(match) ? '' : '\n', isLetter: false} : readLetter(match)
}

/** Whether marks may stand between letters, so that a text reads otherwise without them. */
export function hasMarks(text: string): boolean {
  return /[*`[]|~~|<https?:/u.test(text)
}
