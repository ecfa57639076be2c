import type {SyntaxNode} from '@lezer/common'

/** What a call expression calls. */
export interface Callee {
  /** The last name: `c` of `a.b.c()`. */
  readonly name: string
  /** As it is written, such as `a.b.c`; only the last name where more than names stands in front. */
  readonly text: string
  /** Whether it is a name alone. */
  readonly isBare: boolean
}

/** The called name of a `CallExpression`; undefined where something else than a name is called. */
export function calleeOf(call: SyntaxNode, source: string): Callee | undefined {
  const node = call.firstChild
  const last = node?.name === 'MemberExpression' ? node.lastChild : node
  if (!node || (last?.name !== 'VariableName' && last?.name !== 'PropertyName')) return undefined
  const name = source.slice(last.from, last.to)
  const text = source.slice(node.from, node.to)
  return {name, text: /^[\w.]{1,60}$/u.test(text) ? text : name, isBare: node === last}
}
