import {clauses, isClause, notClosed} from './brackets.ts'
import {SyntaxFault} from './fault.ts'
import {namedExpression} from './list.ts'
import type {Parser} from './parser.ts'

/** The arguments of a call or a class, from behind the bracket to its end. */
export function callArguments(parser: Parser): void {
  const first = parser.at
  let passed: Passed = 'positions'
  while (!parser.take(')')) {
    passed = argument(parser, {passed, isFirst: parser.at === first})
    if (!parser.take(',') && parser.kind !== ')') throw notClosed(parser, ')')
  }
}

/** What came before: what may follow depends on it. */
type Passed = 'positions' | 'keywords' | 'mappings'

interface Before {
  readonly passed: Passed
  readonly isFirst: boolean
}

function argument(parser: Parser, {passed, isFirst}: Before): Passed {
  const {start} = parser
  if (parser.take('**')) {
    parser.expression()
    return 'mappings'
  }
  if (parser.kind === 'name' && parser.next === '=') {
    parser.advance(2)
    parser.expression()
    return passed === 'mappings' ? passed : 'keywords'
  }
  if (parser.take('*')) {
    parser.expression()
    if (passed === 'mappings') throw new SyntaxFault(start, 'unexpected `*` behind `**` in a call')
    return passed
  }
  namedExpression(parser)
  if (isClause(parser)) {
    clauses(parser)
    if (!isFirst || parser.kind !== ')') throw new SyntaxFault(start, 'expected brackets around a generator beside other arguments')
  }
  if (parser.kind === '=') throw new SyntaxFault(start, 'expected a name before `=` in a call')
  if (passed !== 'positions') throw new SyntaxFault(start, 'unexpected positional argument behind a keyword argument')
  return passed
}
