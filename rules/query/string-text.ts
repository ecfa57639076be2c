import type {SyntaxNode} from '@lezer/common'

/** The text of a string in Python source. */
export interface StringText {
  /** As long as its literals are in the source, so that offsets stay: escapes, quotes and what is filled in are blanked. */
  readonly text: string
  readonly start: number
}

/**
 * The text that a value is made of: a string, an f-string, several of them side by side or joined with `+`, or a method or `%` of one,
 * as in `'…'.format(x)`. `undefined` for any other value.
 */
export function stringText(value: SyntaxNode, source: string): StringText | undefined {
  const literals = literalsOf(value, source)
  let found: StringText | undefined
  for (const node of literals ?? []) {
    const {text, start} = literalText(node, source)
    found = found ? {text: found.text.padEnd(start - found.start) + text, start: found.start} : {text, start}
  }
  return found
}

/** In the order of the source. A value may nest as deep as a cell is long, hence no recursion. */
function literalsOf(value: SyntaxNode, source: string): SyntaxNode[] | undefined {
  const found: SyntaxNode[] = []
  const waiting = [value]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.name === 'String' || node.name === 'FormatString') {
      if (/^[a-z]?b/iu.test(source.slice(node.from, node.from + 2))) return undefined
      found.push(node)
      continue
    }
    const parts = partsOf(node, source)
    if (!parts) return undefined
    for (const part of parts.reverse()) waiting.push(part)
  }
  return found
}

/** The nodes that a value takes its text from. */
function partsOf(node: SyntaxNode, source: string): SyntaxNode[] | undefined {
  const {firstChild: first, lastChild: last} = node
  if (!first || !last) return undefined
  if (node.name === 'ContinuedString')
    return [...node.getChildren('String'), ...node.getChildren('FormatString')].sort((a, b) => a.from - b.from)
  if (node.name === 'ParenthesizedExpression') return first.nextSibling ? [first.nextSibling] : undefined
  if (node.name === 'MemberExpression') return [first]
  if (node.name === 'CallExpression') return first.name === 'MemberExpression' ? [first] : undefined
  if (node.name !== 'BinaryExpression') return undefined
  const sign = first.nextSibling
  const operator = sign ? source.slice(sign.from, sign.to) : ''
  return operator === '+' ? [first, last] : operator === '%' ? [first] : undefined
}

const opening = /^([a-z]{0,2})("""|'''|"|')/iu

function literalText(node: SyntaxNode, source: string): StringText {
  const [whole = '', prefix = '', quote = ''] = opening.exec(source.slice(node.from, Math.min(node.to, node.from + 5))) ?? []
  const start = node.from + whole.length
  const isClosed = node.to - quote.length >= start && source.startsWith(quote, node.to - quote.length)
  const end = isClosed ? node.to - quote.length : node.to
  const plain = (from: number, to: number): string => unescaped(source.slice(from, to), prefix)
  let text = ''
  for (const {from, to} of node.getChildren('FormatReplacement')) {
    text += plain(start + text.length, from)
    text += `{${' '.repeat(Math.max(0, to - from - 2))}}`
  }
  return {text: text + plain(start + text.length, end), start}
}

/** The escapes that matter to a query, each as long as it was. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['\\n', ' \n'],
  ['\\t', '  '],
  ['\\r', '  '],
  ['\\"', ' "'],
  ["\\'", " '"],
  ['\\\n', '  '],
])

function unescaped(text: string, prefix: string): string {
  const unbraced = /f/iu.test(prefix) ? text.replace(/\{\{|\}\}/gu, pair => `${pair[0]} `) : text
  return /r/iu.test(prefix) ? unbraced : unbraced.replace(/\\./gsu, pair => escapes.get(pair) ?? pair)
}
