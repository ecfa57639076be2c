import {SyntaxFault} from './fault.ts'
import {operations, starExpressions, yieldOrStars} from './list.ts'
import {type Parser, startsExpression} from './parser.ts'
import {expectDeletable, expectSingle, expectTarget} from './shape.ts'
import {typeParameters} from './type-parameters.ts'

/** Statements up to the end of the line. */
export function simpleStatements(parser: Parser): void {
  do simpleStatement(parser)
  while (parser.take(';') && parser.kind !== 'newline')
  if (parser.take('newline')) return
  throw oldPrint(parser) ?? parser.unexpected()
}

function simpleStatement(parser: Parser): void {
  const parse = statements.get(parser.kind)
  if (parse) {
    parser.advance()
    parse(parser)
  } else if (parser.is('name') && parser.next === 'name' && parser.word === 'type') typeAlias(parser)
  else expressionStatement(parser)
}

function nothing(): void {}

/** Each is called behind the keyword. */
const statements: ReadonlyMap<string, (parser: Parser) => void> = new Map([
  ['pass', nothing],
  ['break', nothing],
  ['continue', nothing],
  ['return', returned],
  ['raise', raised],
  ['assert', asserted],
  ['del', deleted],
  ['global', names],
  ['nonlocal', names],
  ['import', imported],
  ['from', importedFrom],
])

function returned(parser: Parser): void {
  if (startsExpression(parser.kind)) starExpressions(parser)
}

function raised(parser: Parser): void {
  if (!startsExpression(parser.kind)) return
  parser.expression()
  if (parser.take('from')) parser.expression()
}

function asserted(parser: Parser): void {
  parser.expression()
  if (parser.take(',')) parser.expression()
}

function deleted(parser: Parser): void {
  const {start} = parser
  expectDeletable(operations(parser), start)
}

function names(parser: Parser): void {
  do parser.expect('name')
  while (parser.take(','))
}

function imported(parser: Parser): void {
  do {
    dotted(parser)
    alias(parser)
  } while (parser.take(','))
}

function importedFrom(parser: Parser): void {
  const {kind} = parser
  while (parser.kind === '.' || parser.kind === '...') parser.advance()
  if (parser.kind !== 'import' || (kind !== '.' && kind !== '...')) dotted(parser)
  parser.expect('import')
  if (parser.take('*')) return
  const inBrackets = parser.take('(')
  do {
    parser.expect('name')
    alias(parser)
  } while (parser.take(',') && !(inBrackets && parser.kind === ')'))
  if (inBrackets) parser.expect(')')
}

function dotted(parser: Parser): void {
  do parser.expect('name')
  while (parser.take('.'))
}

function alias(parser: Parser): void {
  if (parser.take('as')) parser.expect('name')
}

function expressionStatement(parser: Parser): void {
  let {start} = parser
  let shape = yieldOrStars(parser)
  if (parser.kind === ':') {
    expectSingle(shape, start)
    parser.advance()
    parser.expression()
    if (parser.take('=')) yieldOrStars(parser)
  } else if (updates.has(parser.kind)) {
    expectSingle(shape, start)
    parser.advance()
    yieldOrStars(parser)
  } else
    while (parser.take('=')) {
      expectTarget(shape, start)
      start = parser.start
      shape = yieldOrStars(parser)
    }
}

const updates: ReadonlySet<string> = new Set('+= -= *= /= //= %= @= &= |= ^= >>= <<= **='.split(' '))

function typeAlias(parser: Parser): void {
  parser.advance(2)
  typeParameters(parser)
  parser.expect('=')
  parser.expression()
}

/** `print x` and `exec x` of Python 2. */
function oldPrint(parser: Parser): SyntaxFault | undefined {
  const {tokens, at, kind} = parser
  const start = tokens.starts[at - 1]
  if (start === undefined || tokens.kinds[at - 1] !== 'name' || !startsExpression(kind)) return undefined
  const word = tokens.text.slice(start, tokens.ends[at - 1])
  if (word !== 'print' && word !== 'exec') return undefined
  return new SyntaxFault(start, `expected brackets behind \`${word}\``)
}
