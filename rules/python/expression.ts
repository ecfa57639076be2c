import type {SyntaxNode} from '@lezer/common'

/** The expression that begins with a literal: the literal itself, or what brackets, adjacent literals and operators make of it. */
export function expressionFrom(literal: SyntaxNode): SyntaxNode {
  let node = literal
  for (let {parent} = node; parent; parent = node.parent) {
    const begins = parent.from === node.from && (parent.name === 'ContinuedString' || parent.name === 'BinaryExpression')
    if (!begins && !(parent.name === 'ParenthesizedExpression' && node.prevSibling?.name === '(')) return node
    node = parent
  }
  return node
}
