import type {SyntaxNode} from '@lezer/common'
import {contentOf, nameOf} from '../named-string.ts'
import {isPlaceholderValue} from '../placeholder.ts'
import type {Query} from '../query/query.ts'
import {isScopeKey} from './parameters.ts'

/** Whether a Python cell is worth a parse. */
export function mayHoldScope(source: string): boolean {
  return nameAndText.test(source) || timeGiven.test(source)
}

/** A name with a text or an opening bracket behind it: the text may stand on the next line. */
const nameAndText =
  /(?:tenant|workspace|subscription|resource_?group|region|customer)\w*["']?\s*\]?\s*(?::\s*\w{1,20}\s*=|[=:])\s*(?:[rfbu]{0,2}["']|[([\\])/iu
const timeGiven = /(?:start|end)(?:_time)?\s*=\s*(?:[\w.]{1,40}\s*\(\s*)?["'\d(\\]/iu

/** The name that a string is passed as, assigned to or keyed by, where it names a tenant or the like. */
export function scopeName(node: SyntaxNode, source: string): string | undefined {
  const name = holders.has(node.parent?.name ?? '') ? nameOf(node, source) : undefined
  if (name === undefined || !isScopeKey(name) || namesColumn(node, source) || labelsColumn(node, source)) return undefined
  const value = contentOf(textOf(node, source))
  return value.trim() === '' || isPlaceholderValue(value) ? undefined : name
}

/** Methods of tables that take a mapping of columns. */
const ofColumns = /\.(?:rename|agg|aggregate|astype|transform|replace|fillna)$/u

/** Whether the string stands in the mapping of such a method: `df.rename(columns={"TenantId": "Count"})`. */
function namesColumn({parent: mapping}: SyntaxNode, source: string): boolean {
  const callee = mapping?.name === 'DictionaryExpression' && mapping.parent?.name === 'ArgList' ? mapping.parent.prevSibling : undefined
  return callee ? ofColumns.test(source.slice(Math.max(callee.from, callee.to - 20), callee.to)) : false
}

/** Whether the string goes to `x["tenant"]` where `x` is called unlike something that holds settings: most often a table. */
function labelsColumn({prevSibling: sign}: SyntaxNode, source: string): boolean {
  const target = sign?.prevSibling?.name === 'TypeDef' ? sign.prevSibling.prevSibling : sign?.prevSibling
  let object = target?.name === 'MemberExpression' ? target : null
  if (!object?.getChild('[')) return false
  while (object?.getChild('[')) object = object.firstChild
  return !object || !ofSettings.test(textOf(object, source).slice(-40))
}

/** `cfg`, `os.environ`, `query_params`, `queryParams`. */
const ofSettings =
  /(?:(?<![a-zA-Z])|(?<=[a-z])(?=[A-Z]))(?:[cC]onfig(?:uration)?|[cC]fg|[cC]onf|[sS]ettings?|[pP]aram(?:eter)?s|[oO]pt(?:ion)?s|(?:[kK]w)?[aA]rgs|[eE]nv(?:iron(?:ment)?)?|[sS]cope|CONFIG|CFG|SETTINGS|PARAMS|PARAMETERS|OPTIONS|ENV|SCOPE)$/u

const holders = new Set(['AssignStatement', 'ArgList', 'DictionaryExpression'])

/** The name of an argument for a time, where the value is a day that is written out. */
export function timeName(node: SyntaxNode, source: string): string | undefined {
  if (node.parent?.name !== 'ArgList') return undefined
  const name = nameOf(node, source)
  return name !== undefined && /^(?:start|end)(?:_time)?$/u.test(name) && isDay(node, source) ? name : undefined
}

/** A string such as `2025-05-01` or `05/01/2025`, or a call such as `datetime(2025, 5, 1)` that is given one. */
function isDay(node: SyntaxNode, source: string): boolean {
  if (node.name === 'String') return /^[a-z]?['"]{1,3}\s*(?:\d{4}[-/]\d{1,2}[-/]\d|\d{1,2}\/\d{1,2}\/\d{4})/iu.test(textOf(node, source))
  const callee = node.firstChild
  const first = node.getChild('ArgList')?.firstChild?.nextSibling
  if (!callee || !first || !/(?:^|\.)(?:datetime|date|Timestamp|to_datetime|fromisoformat)$/u.test(textOf(callee, source))) return false
  return first.name === 'Number' ? /^\d{4}$/u.test(textOf(first, source)) : first.name === 'String' && isDay(first, source)
}

function textOf({from, to}: SyntaxNode, source: string): string {
  return source.slice(from, to)
}

/** An option in the line of a magic that is no variable. */
export interface FixedOption {
  readonly option: 'tenant' | 'region'
  /** Of its value, in the source of the cell. */
  readonly start: number
  readonly end: number
}

export function fixedOptions({head}: Query): readonly FixedOption[] {
  if (!head) return []
  return [...head.text.matchAll(/(?<![\w-])--(tenant|region)(?:[ \t]+|=)["']?([^\s"'${@-][^\s"']*)/gu)].flatMap(match => {
    const [whole, option, value = ''] = match
    const end = head.start + match.index + whole.length
    return option === 'tenant' || option === 'region' ? [{option, start: end - value.length, end}] : []
  })
}
