import {SyntaxFault} from './fault.ts'
import type {Tokens} from './scanner.ts'
import type {Shape} from './shape.ts'

/** How deep expressions may nest without brackets, as in `lambda x=lambda x=…`. */
const maxDepth = 500

/** What brackets lead back to. The parser carries it, so that modules need not import each other in a circle. */
export interface Grammar {
  readonly expression: (parser: Parser) => Shape
  /** Without lambdas and conditions at its top. */
  readonly disjunction: (parser: Parser) => Shape
  /** Without comparisons and what binds less either. */
  readonly operation: (parser: Parser) => Shape
}

/** Goes through the tokens. */
export class Parser {
  readonly tokens: Tokens
  readonly grammar: Grammar
  at = 0
  /** Of the current token. */
  kind: string
  private depth = 0

  constructor(tokens: Tokens, grammar: Grammar) {
    this.tokens = tokens
    this.grammar = grammar
    this.kind = tokens.kinds[0] ?? 'end'
  }

  /** The offset of the current token. */
  get start(): number {
    return this.tokens.starts[this.at] ?? this.tokens.text.length
  }

  /** The text of the current token. */
  get word(): string {
    return this.tokens.text.slice(this.start, this.tokens.ends[this.at])
  }

  /** The kind of the token behind the current one. */
  get next(): string {
    return this.tokens.kinds[this.at + 1] ?? 'end'
  }

  advance(count = 1): void {
    this.at += count
    this.kind = this.tokens.kinds[this.at] ?? 'end'
  }

  is(kind: string): boolean {
    return this.kind === kind
  }

  take(kind: string): boolean {
    if (this.kind !== kind) return false
    this.advance()
    return true
  }

  expect(kind: string): void {
    if (!this.take(kind)) throw this.unexpected(kind === 'name' ? 'a name' : `\`${kind}\``)
  }

  /** Reads an expression that others may nest in without brackets. */
  expression(): Shape {
    if (++this.depth > maxDepth) throw new SyntaxFault(this.start, 'expressions nested too deeply')
    const shape = this.grammar.expression(this)
    this.depth--
    return shape
  }

  /** The fault of the current token, which cannot stand here. */
  unexpected(wanted = ''): SyntaxFault {
    const {tokens, kind, start} = this
    const {fault, open, text} = tokens
    if (kind === 'fault' && fault) return fault
    if (open && open.at < start && hasLineEnd(text, open.at, start)) return new SyntaxFault(open.at, `\`${open.kind}\` was never closed`)
    const expected = wanted === '' ? '' : `expected ${wanted}`
    if (kind === 'newline' || kind === 'end') return new SyntaxFault(start, expected || 'unexpected end of the line')
    if (kind === 'indent' || kind === 'dedent') return new SyntaxFault(start, `unexpected ${kind}`)
    if (kind === 'f-spec') return new SyntaxFault(start, 'unexpected `:` in an f-string')
    const got = `\`${this.word.slice(0, 40).replace(/[\n\r].*/su, '…')}\``
    return new SyntaxFault(this.faultOffset(), expected === '' ? `unexpected ${got}` : `${expected}, got ${got}`)
  }

  /** Where a comma is missing between two lines inside brackets, it is missing on the first. */
  private faultOffset(): number {
    const {tokens, at, start, kind} = this
    const [before, end] = [tokens.starts[at - 1], tokens.ends[at - 1]]
    if (before === undefined || end === undefined || !startsExpression(kind) || !operandEnds.has(tokens.kinds[at - 1] ?? '')) return start
    return hasLineEnd(tokens.text, end, start) ? before : start
  }
}

const operandEnds: ReadonlySet<string> = new Set('name number string bytes f-end ) ] } None True False ...'.split(' '))
const operandStarts: ReadonlySet<string> = new Set(
  'name number string bytes f-string ( [ { - + ~ ... not lambda await None True False *'.split(' '),
)

/** Whether an expression, starred or not, can begin with such a token. */
export function startsExpression(kind: string): boolean {
  return operandStarts.has(kind)
}

/** Offsets are those of tokens, so that no text is searched twice. */
function hasLineEnd(text: string, start: number, end: number): boolean {
  return /[\n\r]/u.test(text.slice(start, end))
}
