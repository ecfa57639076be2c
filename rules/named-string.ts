import type {SyntaxNode} from '@lezer/common'

/** The name that a Python value is assigned to, passed as or keyed by: `x_key = '…'`, `"key": '…'`, `x["key"]: str = '…'`. */
export function nameOf(node: SyntaxNode, source: string): string | undefined {
  const target = targetAt(node.prevSibling)
  return target && targetName(target, source)
}

/** The name of what a value goes to: of `a.b` and `a["b"]` it is `b`. */
export function targetName(target: SyntaxNode, source: string): string | undefined {
  const last = target.name === 'MemberExpression' ? (target.getChild('PropertyName') ?? target.getChild('String')) : target
  if (!last) return undefined
  const text = source.slice(last.from, last.to)
  return last.name === 'String' ? contentOf(text) : text
}

/** Everything that a value is assigned to, passed as or keyed by, the nearest first: `x = y = value`, also where it stands in brackets. */
export function targetsOf(value: SyntaxNode): SyntaxNode[] {
  let node = value
  while (node.parent && /^(?:ParenthesizedExpression|ContinuedString)$/u.test(node.parent.name)) node = node.parent
  const targets: SyntaxNode[] = []
  for (let target = targetAt(node.prevSibling); target; target = targetAt(target.prevSibling)) targets.push(target)
  return targets
}

/** The values of `a, b = 1, 2`, each with what it is assigned to. Nothing for an assignment of one value. */
export function pairsOf(statement: SyntaxNode): [target: SyntaxNode, value: SyntaxNode][] {
  if (!statement.getChild(',')) return []
  const sides: SyntaxNode[][] = [[]]
  for (let child = statement.firstChild; child; child = child.nextSibling) {
    if (child.name === 'AssignOp') sides.push([])
    else if (child.name !== ',') sides.at(-1)?.push(child)
  }
  const values = sides.pop() ?? []
  return sides
    .filter(({length}) => length === values.length)
    .flatMap(targets => targets.flatMap((target, index): [SyntaxNode, SyntaxNode][] => (values[index] ? [[target, values[index]]] : [])))
}

/** What stands in front of the sign that gives a value. */
function targetAt(sign: SyntaxNode | null): SyntaxNode | undefined {
  if (sign?.name !== 'AssignOp' && sign?.name !== ':') return undefined
  return (sign.prevSibling?.name === 'TypeDef' ? sign.prevSibling.prevSibling : sign.prevSibling) ?? undefined
}

/** A string literal without its prefix and quotes. */
export function contentOf(literal: string): string {
  const [, quote = ''] = /^[a-z]{0,2}("""|'''|"|')/iu.exec(literal) ?? []
  return literal.slice(literal.indexOf(quote) + quote.length, literal.length - quote.length)
}
