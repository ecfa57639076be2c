import {SyntaxFault} from './fault.ts'
import {closeField, scanFormat, scanSpec} from './format.ts'
import {endIndents, scanLineStart, skipComment, skipContinuation, skipSpace} from './indentation.ts'
import {isFormat, isPrefix, scanString} from './literal.ts'
import {scanNumber} from './number.ts'
import {addMark, addToken, afterLineEnd, isDigit, isLineEnd, isWordStart, type Scanner, type Tokens} from './scanner.ts'

/** CPython's bound. It bounds the recursion of the parser too. */
const maxBrackets = 200

/** Cuts a Python text into tokens, as far as that is possible. */
export function scan(text: string): Tokens {
  const scanner: Scanner = {text, at: 0, kinds: [], starts: [], ends: [], brackets: [], indents: [], formats: [], escapes: []}
  let fault: SyntaxFault | undefined
  try {
    scanLineStart(scanner)
    while (scanner.at < text.length) scanToken(scanner)
    endText(scanner)
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
    fault = error
    scanner.at = error.offset
    addToken(scanner, 'fault', error.offset)
  }
  return {...scanner, fault, open: scanner.brackets.at(-1)}
}

function scanToken(scanner: Scanner): void {
  const {text, at} = scanner
  const code = text.charCodeAt(at)
  if (code === 0x20 || code === 0x09 || code === 0x0c) skipSpace(scanner)
  else if (isWordStart(code)) scanWord(scanner)
  else if (isLineEnd(code)) endLine(scanner)
  else if (code === 0x23) skipComment(scanner)
  else if (code === 0x22 || code === 0x27) scanString(scanner, at)
  else if (isDigit(code) || (code === 0x2e && isDigit(text.charCodeAt(at + 1)))) scanNumber(scanner)
  else if (code === 0x5c) skipContinuation(scanner)
  else scanOperator(scanner)
}

const keywords: ReadonlyMap<string, string> = new Map(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda ' +
    'nonlocal not or pass raise return try while with yield'
  )
    .split(' ')
    .map(word => [word, word]),
)

const asciiWord = /\w*/y
const identifier = /[\p{ID_Start}_]\p{ID_Continue}*/uy
const maxKeyword = 8

function scanWord(scanner: Scanner): void {
  const {text, at: start} = scanner
  asciiWord.lastIndex = start
  asciiWord.test(text)
  let end = asciiWord.lastIndex
  let code = text.charCodeAt(end)
  if (code > 0x7f) {
    identifier.lastIndex = start
    if (!identifier.test(text)) throw unexpectedCharacter(text, end)
    end = identifier.lastIndex
    code = text.charCodeAt(end)
  }
  scanner.at = end
  if ((code === 0x22 || code === 0x27) && end - start <= 2 && isPrefix(text.slice(start, end))) {
    if (isFormat(text.slice(start, end))) scanFormat(scanner, start)
    else scanString(scanner, start)
    return
  }
  const keyword = end - start > maxKeyword ? undefined : keywords.get(text.slice(start, end))
  addToken(scanner, keyword ?? 'name', start)
}

function endLine(scanner: Scanner): void {
  const {text, at, kinds, brackets} = scanner
  scanner.at = afterLineEnd(text, at)
  if (brackets.length > 0) return
  const last = kinds.at(-1) ?? 'newline'
  // A line of nothing but a continuation is no statement.
  if (last !== 'newline' && last !== 'indent' && last !== 'dedent') addToken(scanner, 'newline', at)
  scanLineStart(scanner)
}

function endText(scanner: Scanner): void {
  const {text, kinds, brackets} = scanner
  const open = brackets.at(-1)
  if (open) throw new SyntaxFault(open.at, `\`${open.kind}\` was never closed`)
  if ((kinds.at(-1) ?? 'newline') !== 'newline') addToken(scanner, 'newline', text.length)
  endIndents(scanner)
  addToken(scanner, 'end', text.length)
}

const operator = /\*\*=?|\/\/=?|>>=?|<<=?|->|:=|\.\.\.|<>|!=|[+\-*/%@&|^=<>]=?|[()[\]{}.,:;~]/y
const closers: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
])

function scanOperator(scanner: Scanner): void {
  const {text, at: start, brackets} = scanner
  const top = brackets.at(-1)
  const first = text.charAt(start)
  if (top?.isField) {
    const scanMark = first === '!' && text.charAt(start + 1) === '=' ? undefined : fieldMarks.get(first)
    if (scanMark) {
      scanMark(scanner)
      return
    }
  }
  operator.lastIndex = start
  if (!operator.test(text)) throw unexpectedCharacter(text, start)
  const kind = text.slice(start, operator.lastIndex)
  if (kind === '(' || kind === '[' || kind === '{') {
    if (brackets.length === maxBrackets) throw new SyntaxFault(start, `more than ${maxBrackets} levels of brackets`)
    brackets.push({kind, at: start, isField: false})
  }
  const opener = closers.get(kind)
  if (opener !== undefined) {
    if (!top) throw new SyntaxFault(start, `unexpected \`${kind}\``)
    if (top.kind !== opener) throw new SyntaxFault(start, `\`${kind}\` does not match \`${top.kind}\``)
    brackets.pop()
  }
  scanner.at = operator.lastIndex
  addToken(scanner, kind, start)
}

const fieldMarks: ReadonlyMap<string, (scanner: Scanner) => void> = new Map([
  [':', scanSpec],
  ['}', closeField],
  ['!', scanConversion],
])

function scanConversion(scanner: Scanner): void {
  addMark(scanner, '!')
}

function unexpectedCharacter(text: string, at: number): SyntaxFault {
  const point = text.codePointAt(at) ?? 0
  const isPlain = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(String.fromCodePoint(point))
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
  if (point === 0x60) return new SyntaxFault(at, 'unexpected backtick')
  return new SyntaxFault(
    at,
    isPlain ? `unexpected \`${String.fromCodePoint(point)}\`${point > 0x7f ? ` (${code})` : ''}` : `unexpected character ${code}`,
  )
}
