import type {SyntaxNode} from '@lezer/common'

/** A keyword argument of a call. */
export interface Keyword {
  readonly name: SyntaxNode
  readonly value: SyntaxNode
}

/** The last name in front of the brackets: `c` of `a.b.c()`. */
export function calledName(call: SyntaxNode): SyntaxNode | undefined {
  const callee = call.firstChild
  const last = callee?.name === 'MemberExpression' ? callee.lastChild : callee
  return last?.name === 'PropertyName' || last?.name === 'VariableName' ? last : undefined
}

/** The arguments of a call, the names of keyword arguments left out. */
export function positionsOf(call: SyntaxNode): SyntaxNode[] {
  const signs = new Set(['(', ')', ',', 'AssignOp', 'Comment', '⚠'])
  return childrenOf(call.getChild('ArgList')).filter(
    ({name, prevSibling, nextSibling}) => !signs.has(name) && nextSibling?.name !== 'AssignOp' && prevSibling?.name !== 'AssignOp',
  )
}

export function keywordsOf(call: SyntaxNode, source: string): ReadonlyMap<string, Keyword> {
  const keywords = new Map<string, Keyword>()
  for (const name of childrenOf(call.getChild('ArgList'))) {
    const value = name.nextSibling?.name === 'AssignOp' ? name.nextSibling.nextSibling : null
    if (name.name === 'VariableName' && value) keywords.set(source.slice(name.from, name.to), {name, value})
  }
  return keywords
}

export function childrenOf(node: SyntaxNode | null): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node?.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}
