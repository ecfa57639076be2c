import type {SyntaxNode} from '@lezer/common'

interface Part {
  readonly start: number
  readonly end: number
}

/** The statements at the top of a Python text that are no assignment to names, no import and no text, up to the end of their first line. */
export function otherStatements(script: SyntaxNode, source: string): readonly Part[] {
  const found: Part[] = []
  for (let node = script.firstChild; node; node = node.nextSibling) {
    for (const statement of node.name === 'StatementGroup' ? childrenOf(node) : [node]) {
      if (!belongs(statement)) found.push(firstLine(statement, source))
    }
  }
  return found
}

function belongs(statement: SyntaxNode): boolean {
  const child = statement.firstChild?.name ?? ''
  switch (statement.name) {
    case 'AssignStatement':
      return hasNamesForTargets(statement)
    case 'UpdateStatement':
      return child === 'VariableName'
    case 'ExpressionStatement':
      return texts.has(child)
    default:
      return others.has(statement.name)
  }
}

const texts = new Set(['String', 'ContinuedString'])
const others = new Set(['ImportStatement', 'Comment', ';'])
const targets = new Set(['VariableName', 'TypeDef', ',', '*', 'TupleExpression', 'ArrayExpression', 'ParenthesizedExpression'])

function hasNamesForTargets(statement: SyntaxNode): boolean {
  let known = true
  for (let node = statement.firstChild; node; node = node.nextSibling) {
    if (node.name === 'AssignOp') {
      if (!known) return false
    } else known &&= targets.has(node.name)
  }
  return known || statement.getChild('AssignOp') !== null
}

function childrenOf(group: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let node = group.firstChild; node; node = node.nextSibling) children.push(node)
  return children
}

/** A magic is a number to the parser, whatever its length: it reaches to the end of its line. */
function firstLine({from, to, firstChild}: SyntaxNode, source: string): Part {
  const feed = source.indexOf('\n', from)
  const lineEnd = from + source.slice(from, feed === -1 ? source.length : feed).trimEnd().length
  return {start: from, end: firstChild?.name === 'Number' ? lineEnd : Math.min(to, lineEnd)}
}
