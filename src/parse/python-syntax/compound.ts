import {callArguments} from './arguments.ts'
import {SyntaxFault} from './fault.ts'
import {contextTarget, namedExpression, namedOrStar, starExpressions, targets} from './list.ts'
import {parameters} from './parameters.ts'
import type {Parser} from './parser.ts'
import {patterns} from './pattern.ts'
import {simpleStatements} from './simple.ts'
import {typeParameters} from './type-parameters.ts'

export function statement(parser: Parser): void {
  const {kind} = parser
  const parse = compound.get(kind)
  if (parse) {
    parser.advance()
    parse(parser)
  } else if (kind === 'name' && isMatch(parser)) match(parser)
  else simpleStatements(parser)
}

/** Each is called behind the keyword. */
const compound: ReadonlyMap<string, (parser: Parser) => void> = new Map([
  ['if', conditional],
  ['while', whileLoop],
  ['for', forLoop],
  ['with', context],
  ['try', attempt],
  ['def', definition],
  ['class', classDefinition],
  ['@', decorated],
  ['async', asynchronous],
])

function block(parser: Parser, after: string): void {
  parser.expect(':')
  if (!parser.take('newline')) {
    simpleStatements(parser)
    return
  }
  if (!parser.is('indent'))
    throw parser.is('fault') ? parser.unexpected() : new SyntaxFault(parser.start, `expected an indented block behind \`${after}\``)
  parser.advance()
  while (!parser.take('dedent')) statement(parser)
}

function otherwise(parser: Parser): void {
  if (parser.take('else')) block(parser, 'else')
}

function conditional(parser: Parser): void {
  let keyword = 'if'
  do {
    namedExpression(parser)
    block(parser, keyword)
    keyword = 'elif'
  } while (parser.take('elif'))
  otherwise(parser)
}

function whileLoop(parser: Parser): void {
  namedExpression(parser)
  block(parser, 'while')
  otherwise(parser)
}

function forLoop(parser: Parser): void {
  targets(parser)
  parser.expect('in')
  starExpressions(parser)
  block(parser, 'for')
  otherwise(parser)
}

function context(parser: Parser): void {
  const close = parser.kind === '(' ? bracketOfContexts(parser) : -1
  if (close !== -1) parser.advance()
  do {
    parser.expression()
    if (parser.take('as')) contextTarget(parser)
  } while (parser.take(',') && parser.at !== close)
  if (close !== -1) parser.expect(')')
  block(parser, 'with')
}

/** The index of the bracket that ends a list such as `(a as b, c as d)` before the colon; -1 where the bracket begins an expression. */
function bracketOfContexts({tokens: {kinds}, at}: Parser): number {
  let depth = 0
  let hasAs = false
  for (let index = at; index < kinds.length; index++) {
    const kind = kinds[index] ?? ''
    if (kind === '(' || kind === '[' || kind === '{') depth++
    else if (kind === ')' || kind === ']' || kind === '}') depth--
    else if (kind === 'as' && depth === 1) hasAs = true
    if (depth === 0) return hasAs && kinds[index + 1] === ':' ? index : -1
  }
  return -1
}

function attempt(parser: Parser): void {
  block(parser, 'try')
  const hasHandler = parser.kind === 'except'
  const isGroup = parser.next === '*'
  while (parser.take('except')) {
    if (hasHandler && (parser.kind === '*') !== isGroup) throw new SyntaxFault(parser.start, '`except` beside `except*`')
    handler(parser)
  }
  if (hasHandler) otherwise(parser)
  if (parser.take('finally')) block(parser, 'finally')
  else if (!hasHandler) throw parser.unexpected('`except` or `finally`')
}

function handler(parser: Parser): void {
  if (parser.take('*') || parser.kind !== ':') {
    parser.expression()
    // Python 3.14 reads lists without brackets. `except E, e:` is Python 2.
    const {start, at} = parser
    if (parser.kind === ',' && parser.next === 'name' && /^[\s,]*\p{Ll}\w*\s*:/u.test(parser.tokens.text.slice(start, start + 80)))
      throw parser.unexpected('`as` or `:`')
    while (parser.take(',')) parser.expression()
    if (parser.at !== at && parser.is('as')) throw new SyntaxFault(start, 'expected brackets around several exceptions')
    if (parser.take('as')) parser.expect('name')
  }
  block(parser, 'except')
}

function definition(parser: Parser): void {
  parser.expect('name')
  typeParameters(parser)
  parser.expect('(')
  parameters(parser, ')')
  parser.expect(')')
  if (parser.take('->')) parser.expression()
  block(parser, 'def')
}

function classDefinition(parser: Parser): void {
  parser.expect('name')
  typeParameters(parser)
  if (parser.take('(')) callArguments(parser)
  block(parser, 'class')
}

function decorated(parser: Parser): void {
  do {
    namedExpression(parser)
    parser.expect('newline')
  } while (parser.take('@'))
  const {kind, next} = parser
  if (kind !== 'class' && kind !== 'def' && !(kind === 'async' && next === 'def')) throw parser.unexpected('`def` or `class`')
  statement(parser)
}

function asynchronous(parser: Parser): void {
  if (!['def', 'for', 'with'].includes(parser.kind)) throw parser.unexpected('`def`, `for` or `with`')
  statement(parser)
}

/** `match` is a name unless its line ends in a colon. */
function isMatch(parser: Parser): boolean {
  const {kinds} = parser.tokens
  if (parser.word !== 'match') return false
  let index = parser.at
  while (index < kinds.length && kinds[index] !== 'newline') index++
  return index > parser.at + 2 && kinds[index - 1] === ':'
}

function match(parser: Parser): void {
  parser.advance()
  do namedOrStar(parser)
  while (parser.take(',') && parser.kind !== ':')
  parser.expect(':')
  parser.expect('newline')
  if (!parser.is('indent')) throw new SyntaxFault(parser.start, 'expected an indented block behind `match`')
  parser.advance()
  while (!parser.take('dedent')) {
    if (!parser.is('name') || parser.word !== 'case') throw parser.unexpected('`case`')
    parser.advance()
    patterns(parser)
    if (parser.take('if')) namedExpression(parser)
    block(parser, 'case')
  }
}
