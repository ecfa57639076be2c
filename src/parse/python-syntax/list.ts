import {type Parser, startsExpression} from './parser.ts'
import {expectTarget, isAssignable, join, type Shape} from './shape.ts'

/** Expressions with commas between them, starred ones too. */
export function starExpressions(parser: Parser): Shape {
  return list(parser, starExpression)
}

export function yieldOrStars(parser: Parser): Shape {
  return parser.kind === 'yield' ? yieldExpression(parser) : starExpressions(parser)
}

export function yieldExpression(parser: Parser): Shape {
  parser.expect('yield')
  if (parser.take('from')) parser.expression()
  else if (startsExpression(parser.kind)) starExpressions(parser)
  return '`yield`'
}

/** An expression, or `name := expression`. */
export function namedExpression(parser: Parser): Shape {
  if (parser.kind !== 'name' || parser.next !== ':=') return parser.expression()
  parser.advance(2)
  parser.expression()
  return 'named expression'
}

export function namedOrStar(parser: Parser): Shape {
  return parser.kind === '*' ? star(parser) : namedExpression(parser)
}

/** What stands between `for` and `in`. */
export function targets(parser: Parser): void {
  const {start} = parser
  expectTarget(list(parser, target), start)
}

/** What stands behind `as` in `with`. */
export function contextTarget(parser: Parser): void {
  const {start} = parser
  expectTarget(target(parser), start)
}

/** What stands behind `del`. */
export function operations(parser: Parser): Shape {
  return list(parser, parser.grammar.operation)
}

export function star(parser: Parser): Shape {
  parser.expect('*')
  const shape = parser.grammar.operation(parser)
  return isAssignable(shape) ? 'stars' : shape
}

function starExpression(parser: Parser): Shape {
  return parser.kind === '*' ? star(parser) : parser.expression()
}

function target(parser: Parser): Shape {
  return parser.kind === '*' ? star(parser) : parser.grammar.operation(parser)
}

function list(parser: Parser, item: (parser: Parser) => Shape): Shape {
  let shape = item(parser)
  if (parser.kind !== ',') return shape
  shape = join('places', shape)
  while (parser.take(',') && startsExpression(parser.kind)) shape = join(shape, item(parser))
  return shape
}
