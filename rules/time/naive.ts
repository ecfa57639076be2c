import type {SyntaxNode} from '@lezer/common'
import type {CellView} from '../../src/rule.ts'
import {hasArguments, hasKeyword, type TimeCall} from './calls.ts'
import {isBound, statementOf} from './context.ts'

/** Tells calls whose time has no zone and matters to a search. It remembers the last statement, in which many of them may stand. */
export function naiveFinder(): (call: TimeCall, cell: CellView) => boolean {
  let last: {readonly cell: CellView; readonly from: number; readonly isZoned: boolean} | undefined
  const isZoned = (node: SyntaxNode, cell: CellView): boolean => {
    const {from, to} = statementOf(node) ?? {}
    if (from === undefined) return false
    if (last?.cell !== cell || last.from !== from) {
      last = {cell, from, isZoned: /tz_localize|tz_convert|%z|\.dt\.date\b/u.test(cell.source.slice(from, to))}
    }
    return last.isZoned
  }
  return (call, cell) => {
    const {owner, method, node} = call
    if (owner === 'pd') return !hasKeyword(call.args, 'utc', cell.source) && !isZoned(node, cell)
    if (getsZone(call, cell.source)) return false
    return method.startsWith('utc') || (!hasArguments(call) && isBound(node, cell.source))
  }
}

/** `datetime.utcnow().replace(tzinfo=…)`, `datetime.now().astimezone()`. */
function getsZone({node, method}: TimeCall, source: string): boolean {
  const member = node.parent
  const property = member?.name === 'MemberExpression' && member.from === node.from ? member.lastChild : undefined
  const name = property ? source.slice(property.from, property.to) : ''
  const args = member?.parent?.name === 'CallExpression' ? member.parent.lastChild : undefined
  if (name === 'replace') return args ? hasKeyword(args, 'tzinfo', source) : false
  return name === 'tz_localize' || (name === 'astimezone' && !method.startsWith('utc'))
}
