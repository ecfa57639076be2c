import {pythonOf} from '../ipython.ts'
import {statement} from './compound.ts'
import {grammar} from './expression.ts'
import {SyntaxFault} from './fault.ts'
import {Parser} from './parser.ts'
import {scan} from './scan.ts'
import type {OddLiteral, Tokens} from './scanner.ts'

/** Why a text is no Python, and the offset of the first place that shows it. */
export interface PythonFault {
  readonly offset: number
  /** A phrase such as "expected `:`". */
  readonly detail: string
}

/** The first syntax error of a Python cell; offsets count in its source. */
export function pythonFaultIn(source: string): PythonFault | undefined {
  return checkPython(pythonOf(source))
}

/** The string literals of a Python cell with backslashes that begin no escape; none of a cell that does not parse. */
export function oddLiteralsIn(source: string): readonly OddLiteral[] {
  const tokens = scan(pythonOf(source))
  return faultOf(tokens) ? [] : tokens.escapes
}

/**
 * The first syntax error of a Python text; `undefined` for one that parses. What any version from 3.8 to 3.14 reads is Python. What CPython finds out only when it
 * compiles, such as `return` outside a function, is no error here.
 */
export function checkPython(text: string): PythonFault | undefined {
  return faultOf(scan(text))
}

function faultOf(tokens: Tokens): PythonFault | undefined {
  const parser = new Parser(tokens, grammar)
  try {
    while (parser.kind !== 'end') statement(parser)
  } catch (error) {
    if (error instanceof SyntaxFault) return {offset: error.offset, detail: error.message}
    throw error
  }
  return undefined
}
