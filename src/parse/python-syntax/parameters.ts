import {SyntaxFault} from './fault.ts'
import {star} from './list.ts'
import type {Parser} from './parser.ts'

/** The parameters of a function or a lambda, up to the token behind them, which is not read. Those of a lambda have no types. */
export function parameters(parser: Parser, close: ')' | ':'): void {
  const seen: Seen = {any: false, slash: false, star: false, value: false}
  while (parser.kind !== close) {
    const isLast = parser.kind === '**'
    if (isLast) {
      parser.advance()
      named(parser, close)
    } else if (parser.kind === '*') starred(parser, {seen, close})
    else if (parser.kind === '/') slash(parser, seen)
    else plain(parser, {seen, close})
    seen.any = true
    if (!parser.take(',')) return
    if (isLast && parser.kind !== close) throw new SyntaxFault(parser.start, 'unexpected parameter behind `**`')
  }
}

interface Seen {
  any: boolean
  slash: boolean
  star: boolean
  /** Whether one has a default. */
  value: boolean
}

interface Place {
  readonly seen: Seen
  readonly close: ')' | ':'
}

function named(parser: Parser, close: ')' | ':'): void {
  parser.expect('name')
  if (close === ')' && parser.take(':')) parser.expression()
}

function plain(parser: Parser, {seen, close}: Place): void {
  const {start} = parser
  named(parser, close)
  if (parser.take('=')) {
    parser.expression()
    seen.value = true
  } else if (seen.value && !seen.star) throw new SyntaxFault(start, 'parameter without a default behind one with a default')
}

function starred(parser: Parser, {seen, close}: Place): void {
  const {start} = parser
  if (seen.star) throw new SyntaxFault(start, 'unexpected second `*` among parameters')
  seen.star = true
  parser.advance()
  if (parser.take('name')) {
    if (close !== ')' || !parser.take(':')) return
    if (parser.kind === '*') star(parser)
    else parser.expression()
  } else if (parser.kind !== ',' || parser.next !== 'name') throw new SyntaxFault(start, 'expected a named parameter behind `*`')
}

function slash(parser: Parser, seen: Seen): void {
  if (!seen.any || seen.slash || seen.star) throw parser.unexpected()
  seen.slash = true
  parser.advance()
}
