import {SyntaxFault} from './fault.ts'
import type {Parser} from './parser.ts'
import {isString} from './strings.ts'

/** What stands behind `case`. */
export function patterns(parser: Parser): void {
  const {start, kind} = parser
  starPattern(parser)
  if (kind === '*' && !parser.is(',')) throw loneStar(start)
  while (parser.take(',') && !parser.is(':') && !parser.is('if')) starPattern(parser)
}

function loneStar(start: number): SyntaxFault {
  return new SyntaxFault(start, 'unexpected `*` outside a list')
}

function starPattern(parser: Parser): void {
  if (parser.take('*')) parser.expect('name')
  else pattern(parser)
}

function pattern(parser: Parser): void {
  do alternative(parser)
  while (parser.take('|'))
  if (parser.take('as')) parser.expect('name')
}

function alternative(parser: Parser): void {
  if (parser.take('(')) sequence(parser, ')')
  else if (parser.take('[')) sequence(parser, ']')
  else if (parser.take('{')) mapping(parser)
  else if (parser.kind === 'name') {
    dotted(parser)
    if (parser.take('(')) classArguments(parser)
  } else literal(parser)
}

function sequence(parser: Parser, close: string): void {
  const {start, kind, at} = parser
  while (!parser.is(close)) {
    starPattern(parser)
    if (!parser.take(',')) break
  }
  // Brackets around one pattern are no list.
  if (close === ')' && kind === '*' && parser.at === at + 2) throw loneStar(start)
  parser.expect(close)
}

function mapping(parser: Parser): void {
  while (parser.kind !== '}') {
    if (parser.take('**')) {
      parser.expect('name')
      parser.take(',')
      break
    } else {
      key(parser)
      parser.expect(':')
      pattern(parser)
    }
    if (!parser.take(',')) break
  }
  parser.expect('}')
}

function key(parser: Parser): void {
  if (!parser.is('name')) literal(parser)
  else if (parser.next !== '.') throw parser.unexpected('a literal or an attribute')
  else dotted(parser)
}

function classArguments(parser: Parser): void {
  let hasKeyword = false
  while (parser.kind !== ')') {
    const {start} = parser
    if (parser.kind === 'name' && parser.next === '=') {
      parser.advance(2)
      hasKeyword = true
    } else if (hasKeyword) throw new SyntaxFault(start, 'unexpected positional pattern behind a keyword pattern')
    pattern(parser)
    if (!parser.take(',')) break
  }
  parser.expect(')')
}

function dotted(parser: Parser): void {
  do parser.expect('name')
  while (parser.take('.'))
}

function literal(parser: Parser): void {
  const {kind} = parser
  if (kind === 'None' || kind === 'True' || kind === 'False') parser.advance()
  else if (isText(kind)) while (isText(parser.kind)) parser.advance()
  else {
    parser.take('-')
    const isImaginary = number(parser)
    const {start} = parser
    if (!parser.take('+') && !parser.take('-')) return
    if (isImaginary || !number(parser)) throw new SyntaxFault(start, 'expected a real and an imaginary number')
  }
}

function isText(kind: string): boolean {
  return isString(kind) && kind !== 'f-string'
}

/** Returns whether it is imaginary. */
function number(parser: Parser): boolean {
  const {word} = parser
  if (!parser.take('number')) throw parser.unexpected('a pattern')
  return /j$/iu.test(word)
}
