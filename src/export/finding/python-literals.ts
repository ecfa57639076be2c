import type {SyntaxNode} from '@lezer/common'
import {numberOf, type Value} from '../../model/value.ts'
import {parsePython} from '../../parse/python.ts'

/** More than any cell of parameters holds. */
const longest = 100_000

/** Name → value of the assignments of a cell whose right side is a literal: a text, a number, `True`, `False`, `None`. The last one counts. */
export function literalsIn(source: string): ReadonlyMap<string, Value> {
  const literals = new Map<string, Value>()
  const tree = source.length > longest ? undefined : parsePython(source)
  for (let node = tree?.topNode.firstChild; node; node = node.nextSibling) {
    if (node.name !== 'AssignStatement') continue
    const target = node.firstChild
    const value = node.lastChild
    // `a = b = 1` assigns to both, `a: str = 'x'` has a type in between.
    const operators = node.getChildren('AssignOp')
    if (target?.name !== 'VariableName' || !value || operators.length !== 1 || operators[0]?.nextSibling?.from !== value.from) continue
    const name = source.slice(target.from, target.to)
    const literal = literalOf(value, source)
    // What is not known may not stay what it was.
    if (literal === undefined) literals.delete(name)
    else literals.set(name, literal)
  }
  return literals
}

function literalOf(node: SyntaxNode, source: string): Value | undefined {
  const text = source.slice(node.from, node.to)
  if (node.name === 'None') return null
  if (node.name === 'Boolean') return text === 'True'
  if (node.name === 'Number') return /^(?:0|[1-9]\d*)(?:\.\d+)?$/u.test(text) ? numberOf(text) : undefined
  return node.name === 'String' ? stringOf(text) : undefined
}

/** The value of a literal on one line without a prefix but `r` and `u`. */
function stringOf(literal: string): string | undefined {
  const [, prefix = '', quote = '', content] = /^([rRuU]?)("""|'''|["'])(.*)\2$/su.exec(literal) ?? []
  if (content === undefined || quote === '') return undefined
  if (prefix.toLowerCase() === 'r' || !content.includes('\\')) return content
  let isKnown = true
  const value = content.replace(/\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|(.))/gsu, (_, four, two, letter) => {
    const hex = four ?? two
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    const meant = escapes.get(letter)
    isKnown &&= meant !== undefined
    return meant ?? ''
  })
  return isKnown ? value : undefined
}

const escapes = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['\n', ''],
])
