import type {SyntaxNode} from '@lezer/common'

const groups = new Set(['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression'])

/** The names among targets, which may be nested. */
export function namesIn(targets: readonly SyntaxNode[]): SyntaxNode[] {
  const names: SyntaxNode[] = []
  const stack = [...targets]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.name === 'VariableName') names.push(node)
    else if (groups.has(node.name)) for (const child of childrenOf(node)) stack.push(child)
  }
  return names
}

/** The targets of a loop, or of every loop of a comprehension: what stands between each `for` and its `in`. */
export function loopTargets(children: readonly SyntaxNode[]): readonly SyntaxNode[] {
  let isInside = false
  return children.filter(({name}) => {
    if (name === 'for') isInside = true
    else if (name === 'in') isInside = false
    return isInside
  })
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}
