import type {SyntaxNode} from '@lezer/common'

/** Deeper than people nest, so that hostile text costs no more than its length. */
const maxSteps = 64

const bounds = new Set([
  'start',
  'end',
  'since',
  'until',
  'from',
  'to',
  'begin',
  'earliest',
  'latest',
  'after',
  'before',
  'cutoff',
  'window',
  'lookback',
  'now',
])

/** Whether a time bounds a search: its statement gives it such a name, passes it under one, or adds a duration. */
export function isBound(call: SyntaxNode, source: string): boolean {
  let child = call
  for (const parent of ancestorsOf(call)) {
    if (parent.name === 'BinaryExpression' && addsDuration(parent, child, source)) return true
    if (parent.name === 'ArgList' || parent.name === 'ParamList') {
      const sign = child.prevSibling
      const target = sign?.name === 'AssignOp' ? sign.prevSibling : undefined
      const name = target?.name === 'TypeDef' ? target.prevSibling : target
      if (name && isBoundName(name, source)) return true
    }
    if (parent.name === 'AssignStatement' || parent.name === 'NamedExpression') return assignsBound(parent, child, source)
    child = parent
  }
  return false
}

/** Where the statement around a node is; of a block what stands before its body. `undefined` for a node that is too deep in it. */
export function statementOf(node: SyntaxNode): {readonly from: number; readonly to: number} | undefined {
  const ancestors = ancestorsOf(node)
  const statement = ancestors.at(-1)
  if (!statement || ancestors.length === maxSteps) return undefined
  return {from: statement.from, to: statement.getChild('Body')?.from ?? statement.to}
}

/** From the parent up to the statement. */
function ancestorsOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let parent = node.parent; parent && found.length < maxSteps; parent = parent.parent) {
    if (parent.name === 'Script' || parent.name === 'Body') break
    found.push(parent)
    if (parent.name.endsWith('Statement')) break
  }
  return found
}

function addsDuration(sum: SyntaxNode, child: SyntaxNode, source: string): boolean {
  const other = sum.firstChild?.from === child.from ? sum.lastChild : sum.firstChild
  const sign = sum.getChild('ArithOp')
  if (!other || !sign || !/^[+-]$/u.test(source.slice(sign.from, sign.to))) return false
  // A duration is short; a long operand is something else.
  return /\b(?:timedelta|Timedelta|DateOffset|relativedelta)\b/u.test(source.slice(other.from, Math.min(other.to, other.from + 200)))
}

function assignsBound(statement: SyntaxNode, value: SyntaxNode, source: string): boolean {
  for (let child = statement.firstChild; child && child.from < value.from; child = child.nextSibling) {
    if (isBoundName(child, source)) return true
  }
  return false
}

function isBoundName(node: SyntaxNode, source: string): boolean {
  const last = node.name === 'MemberExpression' ? (node.getChild('PropertyName') ?? node.getChild('String')) : node
  if (!last || last.to - last.from > 200) return false
  const words = source
    .slice(last.from, last.to)
    .toLowerCase()
    .split(/[\W_]+/u)
  return words.some(word => bounds.has(word))
}
