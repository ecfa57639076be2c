import {decodeReferences} from '../../parse/character-references.ts'
import {beginsCode, code, readCode, withoutCodes} from './codes.ts'
import {fencedLines} from './fenced.ts'
import type {Piece, Reading} from './view.ts'

/** Bodies of pictures, and the names of our picture files: chance may write a key there, and nothing may be taken out. */
const picture = /data:image\/(?:png|jpe?g|gif|webp);base64,(?:iVBORw0KGgo|\/9j\/|R0lGOD|UklGR)[A-Za-z0-9+/]+={0,2}/u.source
const reference = String.raw`&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][\da-fA-F]{1,6});`
const escaped = String.raw`\\[!-/:-@[-\x60{-~]|${reference}`
/** A star that ends an emphasis, behind one that begins it. Any other may be one, as in `/home/a*`. */
const emphasis = String.raw`\*(?<=(?:^|[\s(])\*(?=[^\s*])[^*\n]{0,300}[\w.]\*)(?!\w)`
/** Where a target shows plain text, nobody knows that it was no mark. */
const escapedMark = String.raw`\\[*\x60[\]]`
/** The brackets of an address as a link, and a role that stands in one as text. */
const around = String.raw`<(?=https?:\/\/)|>(?<=<https?:\/\/[^\s<>]{1,2000}>)|\{[A-Za-z][\w:.-]{0,62}\}(?=\\?\x60)`

/** A line end within a paragraph, as far as can be told without parsing it. */
const wrap = String.raw`(?<!\n)\n[ \t>]{0,80}(?=[^\s|#>])(?![-+*][ \t]|\d{1,9}[.)])`
const everyWrap = new RegExp(wrap, 'gu')
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
  /** Unmarked, with blanks for line ends within a paragraph: some targets write it on one line. */
  readonly wrapped: Reading
  /** Without escapes and the codes of addresses and of texts in JSON. */
  readonly decoded: Reading
  /** HTML as it is written, but for references. */
  readonly referenced: Reading
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
  const stars = String.raw`${redacted}|\]\([^\s()]{0,2000}\)|(?:\*\*|[\x60\]]|${bracket}|~~)(?=\w)|(?<=\w)(?:\*\*|[\x60\]]|${bracket}|~~)|${emphasis}|${around}`
  const unmarkedPattern = `${opaque}|${escapedMark}|${escaped}|${marks}`
  return {
    asWritten: {sketch: text => text, pattern: new RegExp(opaque, 'gu'), read: readLetter},
    unescaped: {sketch: withoutEscapes, pattern: new RegExp(`${opaque}|${escaped}`, 'gu'), read: readLetter},
    unmarked: {sketch: unmarkedSketch, pattern: new RegExp(unmarkedPattern, 'gu'), read: readMark},
    wrapped: {
      sketch: text => unmarkedSketch(text).replace(everyWrap, ' '),
      pattern: new RegExp(`${unmarkedPattern}|${wrap}`, 'gu'),
      read: readMark,
      keepsLines: fencedLines,
    },
    starred: {
      sketch: text => withoutEscapes(text).replace(sketchedAround, ''),
      pattern: new RegExp(`${opaque}|${escaped}|${stars}`, 'gu'),
      read: readMark,
    },
    decoded: {
      sketch: text => withoutEscapes(withoutCodes(text)),
      pattern: new RegExp(`${opaque}|${code}|${escaped}`, 'giu'),
      read: match => (beginsCode.test(match) ? {text: readCode(match), isLetter: true} : readLetter(match)),
    },
    referenced: {sketch: withoutReferences, pattern: new RegExp(`${opaque}|${reference}`, 'gu'), read: readLetter},
    htmlText: {
      sketch: text => withoutReferences(text.replace(/<[^<>]*>/gu, '')),
      pattern: new RegExp(`${opaque}|<[^<>]*>|${reference}`, 'gu'),
      read: readTag,
    },
  }
}

function unmarkedSketch(text: string): string {
  return withoutEscapes(text).replace(sketched, '')
}

function withoutEscapes(text: string): string {
  const plain = text.includes('\\') ? text.replace(/\\(?=[!-/:-@[-`{-~])/gu, '') : text
  return withoutReferences(plain)
}

function withoutReferences(text: string): string {
  return text.includes('&') ? decodeReferences(text) : text
}

function readLetter(match: string): Piece {
  if (match.startsWith('\\')) return {text: match.slice(1), isLetter: true}
  if (match.startsWith('&')) return {text: decodeReferences(match), isLetter: true}
  return {text: match === seam ? '\n\n' : '\uFFFC', isLetter: false}
}

function readMark(match: string): Piece | undefined {
  if (match.startsWith('[REDACTED:')) return undefined
  if (match.startsWith('\n') && match !== seam) return {text: ' ', isLetter: false}
  return /^(?:\]\(|\\?[*`[\]]|[<>{]|~~)/u.test(match) ? {text: '', isLetter: false} : readLetter(match)
}

const inline = /^<\/?(?:a|abbr|b|code|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|textpath|tspan|tt|u|var|wbr)\b/iu

function readTag(match: string): Piece {
  return match.startsWith('<') ? {text: inline.test(match) ? '' : '\n', isLetter: false} : readLetter(match)
}

/** Whether a paragraph may give something to a name on another line. */
export function hasWraps(text: string): boolean {
  return /[:=]\W{0,8}\n|\n\W{0,8}[:=]|[:=]\s?["'][^"'\n]*\n/u.test(text)
}

/** Whether marks may stand between letters, so that a text reads otherwise without them. */
export function hasMarks(text: string): boolean {
  return /[*`[]|~~|<https?:/u.test(text)
}
