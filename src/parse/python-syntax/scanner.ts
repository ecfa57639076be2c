import type {SyntaxFault} from './fault.ts'

/**
 * The tokens of a text as parallel lists. A kind is the operator or keyword itself, or `name`, `number`, `string`, `newline`, `indent`, `dedent`,
 * `end`; `f-string`, `f-spec` (the colon before a format) and `f-end` in f-strings; `fault` where the text cannot be cut any further.
 */
export interface Tokens {
  readonly text: string
  readonly kinds: readonly string[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly fault: SyntaxFault | undefined
  /** The innermost bracket that is never closed. */
  readonly open: Bracket | undefined
  readonly escapes: readonly OddLiteral[]
}

/** A text that is being cut into tokens. */
export interface Scanner {
  readonly text: string
  at: number
  readonly kinds: string[]
  readonly starts: number[]
  readonly ends: number[]
  readonly brackets: Bracket[]
  readonly indents: Indent[]
  /** The f-strings that are open, from outside in. */
  readonly formats: Format[]
  readonly escapes: OddLiteral[]
}

export interface Bracket {
  readonly kind: string
  readonly at: number
  /** Whether it opens a replacement field of an f-string. */
  readonly isField: boolean
}

/** Columns of a line's first character, with tabs as 8 columns and as 1: two lines have to compare alike in both. */
export interface Indent {
  readonly wide: number
  readonly narrow: number
}

/** An f-string that is open. */
export interface Format {
  readonly literal: Literal
  /** How many brackets are open around it. */
  readonly depth: number
}

/** A string literal that is being read. */
export interface Literal {
  readonly start: number
  /** Lower case. */
  readonly prefix: string
  readonly quote: string
  /** Offsets of backslashes that begin no escape. */
  readonly odd: number[]
  /** Whether a backslash begins an escape. */
  hasEscape: boolean
}

/** A string literal with backslashes that begin no escape. */
export interface OddLiteral {
  readonly start: number
  readonly end: number
  readonly prefix: string
  readonly odd: readonly number[]
  readonly hasEscape: boolean
}

/** Adds a token that ends at `scanner.at`. */
export function addToken({kinds, starts, ends, at}: Scanner, kind: string, start: number): void {
  kinds.push(kind)
  starts.push(start)
  ends.push(at)
}

/** Adds a token of one character and goes behind it. */
export function addMark(scanner: Scanner, kind: string): void {
  scanner.at++
  addToken(scanner, kind, scanner.at - 1)
}

/** Whether a line ends here. */
export function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d
}

/** The offset behind the line end at an offset. */
export function afterLineEnd(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? at + 2 : at + 1
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** Of what is not ASCII, all is taken for a letter until the word is read. */
export function isWordStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code > 0x7f
}

export function isWordPart(code: number): boolean {
  return isWordStart(code) || isDigit(code)
}
