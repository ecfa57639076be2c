import {SyntaxFault} from './fault.ts'
import {yieldOrStars} from './list.ts'
import type {Parser} from './parser.ts'
import type {Shape} from './shape.ts'

/** Literals beside each other, which are one. */
export function strings(parser: Parser): Shape {
  const {kind: first} = parser
  let shape = 'literal'
  for (; isString(parser.kind); parser.advance()) {
    if ((parser.kind === 'bytes') !== (first === 'bytes')) throw new SyntaxFault(parser.start, 'bytes beside a string')
    if (parser.kind !== 'f-string') continue
    parser.advance()
    while (parser.take('{')) field(parser)
    if (!parser.is('f-end')) throw parser.unexpected()
    shape = 'f-string'
  }
  return shape
}

export function isString(kind: string): boolean {
  return kind === 'string' || kind === 'bytes' || kind === 'f-string'
}

/** A replacement field, from behind its bracket. */
function field(parser: Parser): void {
  if (parser.kind === '}') throw new SyntaxFault(parser.start, 'expected an expression in an f-string')
  yieldOrStars(parser)
  parser.take('=')
  if (parser.take('!')) {
    if (!conversions.has(parser.word)) throw parser.unexpected('`s`, `r` or `a`')
    parser.advance()
  }
  if (parser.take('f-spec')) while (parser.take('{')) field(parser)
  parser.expect('}')
}

const conversions: ReadonlySet<string> = new Set(['s', 'r', 'a'])
