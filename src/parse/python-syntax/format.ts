import {SyntaxFault} from './fault.ts'
import {closeLiteral, openLiteral, scanEscape, skipPlain, unterminated} from './literal.ts'
import {addMark, addToken, isLineEnd, type Scanner} from './scanner.ts'

/** CPython's bounds. */
const maxFormats = 150
const maxSpecs = 2

/** Begins to read an f-string whose quote is at `scanner.at`, up to its first replacement field or its end. */
export function scanFormat(scanner: Scanner, start: number): void {
  if (scanner.formats.length === maxFormats) throw new SyntaxFault(start, `more than ${maxFormats} levels of f-strings`)
  const literal = openLiteral(scanner, start)
  addToken(scanner, 'f-string', start)
  scanner.formats.push({literal, depth: scanner.brackets.length})
  scanFormatText(scanner)
}

/** The format behind the colon of a field, up to the next field inside it or its end. */
export function scanSpec(scanner: Scanner): void {
  addMark(scanner, 'f-spec')
  scanFormatText(scanner)
}

/** Closes a field at its brace and reads on in the text that it stands in. */
export function closeField(scanner: Scanner): void {
  scanner.brackets.pop()
  addMark(scanner, '}')
  scanFormatText(scanner)
}

function scanFormatText(scanner: Scanner): void {
  const {text, formats, brackets} = scanner
  const format = formats.at(-1)
  if (!format) return
  const {literal, depth} = format
  for (;;) {
    const inSpec = brackets.length > depth
    const code = skipPlain(scanner)
    if (scanner.at >= text.length) throw unterminated(literal)
    if (isLineEnd(code) && literal.quote.length === 1) {
      // The line ends the format, not the field.
      if (inSpec) return
      throw unterminated(literal)
    }
    if (code === 0x7b) {
      if (inSpec || text.charCodeAt(scanner.at + 1) !== 0x7b) break
      scanner.at += 2
    } else if (code === 0x7d) {
      if (inSpec) {
        brackets.pop()
        addMark(scanner, '}')
      } else if (text.charCodeAt(scanner.at + 1) === 0x7d) scanner.at += 2
      else throw new SyntaxFault(scanner.at, 'single `}` in an f-string')
    } else if (code === 0x5c) scanEscape(scanner, literal)
    else if (text.startsWith(literal.quote, scanner.at)) {
      if (inSpec) throw new SyntaxFault(scanner.at, 'expected `}` in an f-string')
      endFormat(scanner)
      return
    } else scanner.at++
  }
  if (brackets.length - depth > maxSpecs) throw new SyntaxFault(scanner.at, 'expressions nested too deeply in an f-string')
  brackets.push({kind: '{', at: scanner.at, isField: true})
  addMark(scanner, '{')
}

function endFormat(scanner: Scanner): void {
  const format = scanner.formats.pop()
  if (!format) return
  const start = scanner.at
  scanner.at += format.literal.quote.length
  addToken(scanner, 'f-end', start)
  closeLiteral(scanner, format.literal)
}
