import {callArguments} from './arguments.ts'
import {array, braces, group, subscript} from './brackets.ts'
import {parameters} from './parameters.ts'
import type {Grammar, Parser} from './parser.ts'
import type {Shape} from './shape.ts'
import {isString, strings} from './strings.ts'

// Without a tree, the precedence of binary operators does not matter: a loop reads them all, and only brackets and lambdas recurse.

export const grammar: Grammar = {expression, disjunction, operation}

function expression(parser: Parser): Shape {
  let whole: Shape | undefined
  for (;;) {
    while (parser.take('lambda')) {
      parameters(parser, ':')
      parser.expect(':')
      whole ??= 'lambda'
    }
    const shape = disjunction(parser)
    if (!parser.take('if')) return whole ?? shape
    disjunction(parser)
    parser.expect('else')
    whole ??= 'conditional expression'
  }
}

function disjunction(parser: Parser): Shape {
  let shape = comparison(parser)
  while (parser.take('and') || parser.take('or')) {
    comparison(parser)
    shape = 'expression'
  }
  return shape
}

function comparison(parser: Parser): Shape {
  const isNegated = parser.kind === 'not'
  while (parser.take('not')) {}
  let shape = operation(parser)
  while (takeComparison(parser)) {
    operation(parser)
    shape = 'comparison'
  }
  return isNegated ? 'expression' : shape
}

const comparisons: ReadonlySet<string> = new Set(['<', '>', '==', '>=', '<=', '!=', 'in'])

function takeComparison(parser: Parser): boolean {
  if (comparisons.has(parser.kind)) parser.advance()
  else if (parser.take('is')) parser.take('not')
  else if (parser.kind === 'not' && parser.next === 'in') parser.advance(2)
  else return false
  return true
}

const operators: ReadonlySet<string> = new Set('| ^ & << >> + - * / // % @ **'.split(' '))

/** Operands with arithmetic and bit operators between them. */
function operation(parser: Parser): Shape {
  let shape = operand(parser)
  while (operators.has(parser.kind)) {
    parser.advance()
    operand(parser)
    shape = 'expression'
  }
  return shape
}

function operand(parser: Parser): Shape {
  const isSigned = isSign(parser.kind)
  while (isSign(parser.kind)) parser.advance()
  const isAwaited = parser.take('await')
  let shape = atom(parser)
  for (;;) {
    if (parser.take('(')) {
      callArguments(parser)
      shape = 'call'
    } else if (parser.take('[')) {
      subscript(parser)
      shape = 'place'
    } else if (parser.take('.')) {
      parser.expect('name')
      shape = 'place'
    } else return isSigned ? 'expression' : isAwaited ? '`await`' : shape
  }
}

function isSign(kind: string): boolean {
  return kind === '-' || kind === '+' || kind === '~'
}

function atom(parser: Parser): Shape {
  const {kind} = parser
  if (isString(kind)) return strings(parser)
  const known = simple.get(kind)
  const bracket = brackets.get(kind)
  if (known === undefined && !bracket) throw parser.unexpected()
  parser.advance()
  return known ?? bracket?.(parser) ?? ''
}

const simple: ReadonlyMap<string, Shape> = new Map([
  ['name', 'name'],
  ['number', 'literal'],
  ['...', 'literal'],
  ['None', '`None`'],
  ['True', '`True`'],
  ['False', '`False`'],
])

const brackets: ReadonlyMap<string, (parser: Parser) => Shape> = new Map([
  ['(', group],
  ['[', array],
  ['{', braces],
])
