import {star} from './list.ts'
import type {Parser} from './parser.ts'

/** `[T: int = str, *Ts, **P]` behind the name of a function, a class or a type, if it is there. */
export function typeParameters(parser: Parser): void {
  if (!parser.take('[')) return
  do {
    const {kind} = parser
    if (kind === '*' || kind === '**') parser.advance()
    parser.expect('name')
    if (kind === 'name' && parser.take(':')) parser.expression()
    if (!parser.take('=')) continue
    if (kind === '*' && parser.kind === '*') star(parser)
    else parser.expression()
  } while (parser.take(',') && parser.kind !== ']')
  parser.expect(']')
}
