import {SyntaxFault} from './fault.ts'
import {addToken, afterLineEnd, isLineEnd, type Scanner} from './scanner.ts'

/** CPython's bound. */
const maxIndents = 100

/** Reads the white space that a line begins with, and lines without code before it. */
export function scanLineStart(scanner: Scanner): void {
  const {text} = scanner
  for (;;) {
    let [wide, narrow] = [0, 0]
    let code = text.charCodeAt(scanner.at)
    for (; code === 0x20 || code === 0x09 || code === 0x0c; code = text.charCodeAt(++scanner.at)) {
      wide = code === 0x20 ? wide + 1 : code === 0x09 ? wide - (wide % 8) + 8 : 0
      narrow = code === 0x0c ? 0 : narrow + 1
    }
    // The white space before a continuation counts, not that of the line behind it.
    while (code === 0x5c && isLineEnd(text.charCodeAt(scanner.at + 1))) {
      skipContinuation(scanner)
      code = skipSpace(scanner)
    }
    if (code === 0x23) skipComment(scanner)
    if (scanner.at >= text.length) return
    if (!isLineEnd(text.charCodeAt(scanner.at))) {
      indent(scanner, wide, narrow)
      return
    }
    scanner.at = afterLineEnd(text, scanner.at)
  }
}

export function skipComment(scanner: Scanner): void {
  const rest = /[^\n\r]*/y
  rest.lastIndex = scanner.at
  rest.test(scanner.text)
  scanner.at = rest.lastIndex
}

/** A backslash at the end of a line. */
export function skipContinuation(scanner: Scanner): void {
  const {text, at} = scanner
  if (!isLineEnd(text.charCodeAt(at + 1))) throw new SyntaxFault(at, 'unexpected character after `\\`')
  scanner.at = afterLineEnd(text, at + 1)
  if (scanner.at >= text.length) throw new SyntaxFault(at, 'expected a line after `\\`')
}

/** Returns what stands behind the space. */
export function skipSpace(scanner: Scanner): number {
  let code = scanner.text.charCodeAt(scanner.at)
  while (code === 0x20 || code === 0x09 || code === 0x0c) code = scanner.text.charCodeAt(++scanner.at)
  return code
}

/** The indentations that are closed at the end of the text. */
export function endIndents(scanner: Scanner): void {
  for (let count = scanner.indents.length; count > 0; count--) addToken(scanner, 'dedent', scanner.at)
}

function indent(scanner: Scanner, wide: number, narrow: number): void {
  const {indents, at} = scanner
  if (wide > (indents.at(-1)?.wide ?? 0)) {
    if (narrow <= (indents.at(-1)?.narrow ?? 0)) throw new SyntaxFault(at, mixed)
    if (indents.length === maxIndents) throw new SyntaxFault(at, `more than ${maxIndents} levels of indentation`)
    indents.push({wide, narrow})
    addToken(scanner, 'indent', at)
    return
  }
  while (wide < (indents.at(-1)?.wide ?? 0)) {
    indents.pop()
    addToken(scanner, 'dedent', at)
  }
  if (wide !== (indents.at(-1)?.wide ?? 0)) throw new SyntaxFault(at, 'unindent does not match any outer indentation level')
  if (narrow !== (indents.at(-1)?.narrow ?? 0)) throw new SyntaxFault(at, mixed)
}

const mixed = 'inconsistent use of tabs and spaces in indentation'
