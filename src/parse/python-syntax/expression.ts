import {callArguments} from './arguments.ts'
import {array, braces, group, subscript} from './brackets.ts'
import {parameters} from './parameters.ts'
import type {Grammar, Parser} from './parser.ts'
import type {Shape} from './shape.ts'
import {isString, strings} from './strings.ts'

// Without a tree, most of the precedence of operators does not matter: a loop reads them all, and only brackets and lambdas recurse. Kinds are compared where
// a call would do as well: the code runs cold, once for a commit.

export const grammar: Grammar = {expression, disjunction, operation}

function expression(parser: Parser): Shape {
  let whole: Shape | undefined
  for (;;) {
    while (parser.kind === 'lambda') {
      parser.advance()
      parameters(parser, ':')
      parser.expect(':')
      whole ??= 'lambda'
    }
    const shape = operands(parser, logical)
    if (parser.kind !== 'if') return whole ?? shape
    parser.advance()
    disjunction(parser)
    parser.expect('else')
    whole ??= 'conditional expression'
  }
}

function disjunction(parser: Parser): Shape {
  return operands(parser, logical)
}

function operation(parser: Parser): Shape {
  return operands(parser, arithmetic)
}

const [arithmetic, comparison, logical] = [1, 2, 3]

/** Operators between operands → how loosely they bind. */
const infix: ReadonlyMap<string, number> = new Map([
  ...'| ^ & << >> + - * / // % @ **'.split(' ').map(kind => [kind, arithmetic] as const),
  ...'< > == >= <= != in is not'.split(' ').map(kind => [kind, comparison] as const),
  ['and', logical],
  ['or', logical],
])

/** Operands with operators between them that bind at least as closely as `level` says. */
function operands(parser: Parser, level: number): Shape {
  const isNegated = level === logical && skipNot(parser)
  let shape = operand(parser)
  if (isNegated) shape = 'expression'
  for (;;) {
    const {kind} = parser
    const found = infix.get(kind)
    if (found === undefined || found > level) return shape
    parser.advance()
    if (kind === 'is') parser.take('not')
    else if (kind === 'not') parser.expect('in')
    else if (found === logical) skipNot(parser)
    operand(parser)
    shape = found === comparison ? 'comparison' : 'expression'
  }
}

function skipNot(parser: Parser): boolean {
  if (parser.kind !== 'not') return false
  while (parser.take('not')) {}
  return true
}

function operand(parser: Parser): Shape {
  const first = parser.kind
  while (isSign(parser.kind)) parser.advance()
  const isAwaited = parser.kind === 'await' && parser.take('await')
  let shape = atom(parser)
  for (;;) {
    const {kind} = parser
    if (kind === '.') {
      parser.advance()
      parser.expect('name')
      shape = 'place'
    } else if (kind === '(') {
      parser.advance()
      callArguments(parser)
      shape = 'call'
    } else if (kind === '[') {
      parser.advance()
      subscript(parser)
      shape = 'place'
    } else return isAwaited ? '`await`' : isSign(first) ? 'expression' : shape
  }
}

function isSign(kind: string): boolean {
  return kind === '-' || kind === '+' || kind === '~'
}

function atom(parser: Parser): Shape {
  const {kind} = parser
  // Most are names.
  if (kind === 'name') {
    parser.advance()
    return kind
  }
  if (isString(kind)) return strings(parser)
  const known = simple.get(kind)
  const bracket = brackets.get(kind)
  if (known === undefined && !bracket) throw parser.unexpected()
  parser.advance()
  return known ?? bracket?.(parser) ?? ''
}

const simple: ReadonlyMap<string, Shape> = new Map([
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
