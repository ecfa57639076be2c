import type {SyntaxNode} from '@lezer/common'
import type {CellView} from '../../src/rule.ts'
import {contentOf} from '../named-string.ts'
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
    if (owner === 'pd') return !hasKeyword(call.args, 'utc', cell.source) && !readsZone(call, cell.source) && !isZoned(node, cell)
    if (getsZone(call, cell.source)) return false
    return method.startsWith('utc') || (!hasArguments(call) && isBound(node, cell.source))
  }
}

/** `pd.to_datetime("2025-01-01T00:00:00Z")`. A format tells what the `Z` is: without `%z` it is a letter. */
function readsZone({args}: TimeCall, source: string): boolean {
  let first = args.firstChild?.nextSibling
  while (first?.name === 'Comment') first = first.nextSibling
  if (first?.name !== 'String' || hasKeyword(args, 'format', source)) return false
  return zoneAtEnd.test(contentOf(source.slice(first.from, first.to)).trimEnd())
}

/** An offset stands behind a time of day: `01-01-2025` ends in a year. */
const zoneAtEnd = /(?:\d\s?Z|(?:T\d{2,6}|:\d{2}(?:[.,]\d{1,9})?)\s?[+-]\d{2}:?\d{2})$/u

/** `datetime.utcnow().replace(tzinfo=…)`, `datetime.now().astimezone()`. */
function getsZone({node, method}: TimeCall, source: string): boolean {
  const member = node.parent
  const property = member?.name === 'MemberExpression' && member.from === node.from ? member.lastChild : undefined
  const name = property ? source.slice(property.from, property.to) : ''
  const args = member?.parent?.name === 'CallExpression' ? member.parent.lastChild : undefined
  if (name === 'replace') return args ? hasKeyword(args, 'tzinfo', source) : false
  return name === 'tz_localize' || (name === 'astimezone' && !method.startsWith('utc'))
}
