import {SyntaxFault} from './fault.ts'
import {addToken, afterLineEnd, isLineEnd, type Literal, type Scanner} from './scanner.ts'

const formats = new Set(['f', 't', 'fr', 'rf', 'tr', 'rt'])
const prefixes = new Set(['', 'r', 'b', 'u', 'br', 'rb', ...formats])

/** Whether a word right before a quote is a part of the literal. */
export function isPrefix(word: string): boolean {
  return prefixes.has(word.toLowerCase())
}

/** Whether a literal with that prefix has replacement fields. */
export function isFormat(prefix: string): boolean {
  return formats.has(prefix.toLowerCase())
}

/** Begins to read a literal whose quote is at `scanner.at`. */
export function openLiteral(scanner: Scanner, start: number): Literal {
  const {text, at} = scanner
  const [quote = ''] = text.charAt(at)
  const full = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote
  scanner.at += full.length
  return {start, prefix: text.slice(start, at).toLowerCase(), quote: full, odd: [], hasEscape: false}
}

/** Reads a literal without replacement fields. */
export function scanString(scanner: Scanner, start: number): void {
  const {text} = scanner
  const literal = openLiteral(scanner, start)
  for (;;) {
    const code = skipPlain(scanner)
    if (scanner.at >= text.length || (isLineEnd(code) && literal.quote.length === 1)) throw unterminated(literal)
    if (code === 0x5c) scanEscape(scanner, literal)
    else if (text.startsWith(literal.quote, scanner.at)) break
    else scanner.at++
  }
  scanner.at += literal.quote.length
  const isBytes = literal.prefix.includes('b')
  if (isBytes && /[^\0-\x7f]/u.test(text.slice(start, scanner.at))) throw new SyntaxFault(start, 'bytes hold ASCII characters only')
  addToken(scanner, isBytes ? 'bytes' : 'string', start)
  closeLiteral(scanner, literal)
}

// Loops over characters take long while the code is cold, which it is for a commit.
const plain = /[^\\\n\r'"{}]*/y

/** Goes to the next character that may mean something in a literal and returns it. */
export function skipPlain(scanner: Scanner): number {
  plain.lastIndex = scanner.at
  plain.test(scanner.text)
  scanner.at = plain.lastIndex
  return scanner.text.charCodeAt(scanner.at)
}

/** Keeps the literal, which ends at `scanner.at`, if it has odd escapes. */
export function closeLiteral({escapes, at}: Scanner, {start, prefix, odd, hasEscape}: Literal): void {
  if (odd.length > 0) escapes.push({start, end: at, prefix, odd, hasEscape})
}

export function unterminated({start, quote}: Literal): SyntaxFault {
  return new SyntaxFault(start, quote.length === 3 ? 'unterminated triple-quoted string' : 'unterminated string')
}

const simple = new Set('\n\r\\\'"abfnrtv01234567')
const digits = {x: 2, u: 4, U: 8} as const
const hex = /[\da-f]*/iy
const character = /\{[^{}'"\n\\]*\}/y

/** Reads a backslash and what belongs to it. */
export function scanEscape(scanner: Scanner, literal: Literal): void {
  const {text, at} = scanner
  const next = text.charAt(at + 1)
  // A brace begins or ends a replacement field, also behind a backslash.
  const isBrace = isFormat(literal.prefix) && (next === '{' || next === '}')
  scanner.at = next === '\r' ? afterLineEnd(text, at + 1) : Math.min(at + (isBrace ? 1 : 2), text.length)
  if (literal.prefix.includes('r') || next === '') return
  const letters = literal.prefix.includes('b') ? 'x' : 'xuUN'
  if (!simple.has(next) && !letters.includes(next)) {
    literal.odd.push(at)
    scanner.at = at + 1
    return
  }
  literal.hasEscape = true
  if (next === 'N') scanner.at = namedEnd(text, literal, at)
  else if (next === 'x' || next === 'u' || next === 'U') {
    hex.lastIndex = at + 2
    const found = (hex.exec(text)?.[0] ?? '').slice(0, digits[next])
    if (found.length < digits[next] || Number.parseInt(found, 16) > 0x10ffff) throw cutShort(literal, next)
    scanner.at += found.length
  }
}

function namedEnd(text: string, literal: Literal, at: number): number {
  character.lastIndex = at + 2
  if (!character.test(text)) throw cutShort(literal, 'N')
  return character.lastIndex
}

function cutShort({start}: Literal, letter: string): SyntaxFault {
  return new SyntaxFault(start, `incomplete escape \`\\${letter}\` in a string`)
}
