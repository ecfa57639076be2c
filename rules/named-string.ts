import type {SyntaxNode} from '@lezer/common'

/** The name that a Python value is assigned to, passed as or keyed by: `x_key = '…'`, `"key": '…'`, `x["key"]: str = '…'`. */
export function nameOf(node: SyntaxNode, source: string): string | undefined {
  const sign = node.prevSibling
  if (sign?.name !== 'AssignOp' && sign?.name !== ':') return undefined
  const target = sign.prevSibling?.name === 'TypeDef' ? sign.prevSibling.prevSibling : sign.prevSibling
  if (!target) return undefined
  const last = target.name === 'MemberExpression' ? (target.getChild('PropertyName') ?? target.getChild('String')) : target
  if (!last) return undefined
  const text = source.slice(last.from, last.to)
  return last.name === 'String' ? contentOf(text) : text
}

/** A string literal without its prefix and quotes. */
export function contentOf(literal: string): string {
  const [, quote = ''] = /^[a-z]{0,2}("""|'''|"|')/iu.exec(literal) ?? []
  return literal.slice(literal.indexOf(quote) + quote.length, literal.length - quote.length)
}
