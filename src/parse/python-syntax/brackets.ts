import {SyntaxFault} from './fault.ts'
import {namedExpression, namedOrStar, star, targets, yieldExpression} from './list.ts'
import type {Parser} from './parser.ts'
import {join, type Shape} from './shape.ts'

// Each is called behind the opening bracket and reads the closing one.

export function group(parser: Parser): Shape {
  const {start, kind} = parser
  if (parser.take(')')) return 'places'
  if (kind === 'yield') {
    yieldExpression(parser)
    parser.expect(')')
    return '`yield`'
  }
  const first = namedOrStar(parser)
  if (isClause(parser)) return comprehension(parser, {start, close: ')', shape: 'generator'})
  if (parser.kind === ',') return rest(parser, first, ')')
  close(parser, ')')
  if (kind === '*') throw new SyntaxFault(start, 'unexpected `*` outside a list')
  return first
}

export function array(parser: Parser): Shape {
  const {start} = parser
  if (parser.take(']')) return 'places'
  const first = namedOrStar(parser)
  if (isClause(parser)) return comprehension(parser, {start, close: ']', shape: 'comprehension'})
  return rest(parser, first, ']')
}

/** A dictionary or a set. */
export function braces(parser: Parser): Shape {
  const {start, kind, next} = parser
  if (parser.take('}')) return 'dictionary'
  if (kind !== '**') {
    namedOrStar(parser)
    if (parser.kind !== ':' || kind === '*' || next === ':=') {
      if (isClause(parser)) return comprehension(parser, {start, close: '}', shape: 'comprehension'})
      rest(parser, 'name', '}')
      return 'set'
    }
    parser.advance()
    parser.expression()
    if (isClause(parser)) return comprehension(parser, {start, close: '}', shape: 'comprehension'})
  } else entry(parser)
  while (parser.take(',') && parser.kind !== '}') entry(parser)
  close(parser, '}')
  return 'dictionary'
}

export function subscript(parser: Parser): void {
  do {
    if (parser.kind === '*') star(parser)
    else slice(parser)
  } while (parser.take(',') && parser.kind !== ']')
  close(parser, ']')
}

export function isClause(parser: Parser): boolean {
  return parser.kind === 'for' || (parser.kind === 'async' && parser.next === 'for')
}

/** The `for … in … if …` of a comprehension. */
export function clauses(parser: Parser): void {
  while (isClause(parser)) {
    parser.take('async')
    parser.expect('for')
    targets(parser)
    parser.expect('in')
    condition(parser)
    while (parser.take('if')) condition(parser)
  }
}

/** The fault of a list that neither goes on nor ends. */
export function notClosed(parser: Parser, bracket: string): SyntaxFault {
  return parser.unexpected(`\`,\` or \`${bracket}\``)
}

/** Neither a lambda nor a conditional expression, which would take the next `if`. */
function condition(parser: Parser): void {
  parser.grammar.disjunction(parser)
}

interface Comprehension {
  readonly start: number
  readonly close: string
  readonly shape: Shape
}

function comprehension(parser: Parser, {start, close: bracket, shape}: Comprehension): Shape {
  if (parser.tokens.text.startsWith('*', start)) throw new SyntaxFault(start, 'unexpected `*` in a comprehension')
  clauses(parser)
  parser.expect(bracket)
  return shape
}

function rest(parser: Parser, first: Shape, bracket: string): Shape {
  let shape = join('places', first)
  while (parser.take(',') && parser.kind !== bracket) shape = join(shape, namedOrStar(parser))
  close(parser, bracket)
  return shape
}

function entry(parser: Parser): void {
  if (parser.take('**')) {
    parser.grammar.operation(parser)
    return
  }
  parser.expression()
  parser.expect(':')
  parser.expression()
}

function slice(parser: Parser): void {
  const isNamed = parser.next === ':='
  if (parser.kind !== ':') namedExpression(parser)
  if (isNamed || !parser.take(':')) return
  if (!endsSlice(parser)) parser.expression()
  if (parser.take(':') && !endsSlice(parser)) parser.expression()
}

function endsSlice({kind}: Parser): boolean {
  return kind === ':' || kind === ',' || kind === ']'
}

function close(parser: Parser, bracket: string): void {
  if (!parser.take(bracket)) throw notClosed(parser, bracket)
}
