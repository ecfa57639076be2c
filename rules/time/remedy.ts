import type {SyntaxNode} from '@lezer/common'
import type {CellView, RuleChange} from '../../src/rule.ts'
import type {TimeCall} from './calls.ts'
import type {TimeImports} from './imports.ts'

/** What gives the time its zone. */
export interface Remedy {
  /** As a phrase. */
  readonly words: string
  /** Absent where the notebook imports nothing that could be used. */
  readonly changes?: readonly RuleChange[]
}

export function remedyOf(call: TimeCall, cell: CellView, imports: TimeImports): Remedy {
  const {node, owner, method, args, property} = call
  const replaced = (text: string): RuleChange => ({at: {cell, start: property.from, end: node.to}, text})
  if (owner === 'pd') return {words: 'add `utc=True`', ...changing([addArgument(args, 'utc=True', cell)])}
  if (owner === 'Timestamp') return {words: 'use `Timestamp.now(tz="UTC")`', changes: [replaced('now(tz="UTC")')]}
  const zone = zoneFor(call, cell.source, imports)
  const named = method === 'utcfromtimestamp'
  const words = named ? 'use `datetime.fromtimestamp()` with `timezone.utc`' : 'use `datetime.now(timezone.utc)`'
  if (!zone) return {words}
  const name: RuleChange = {at: {cell, start: property.from, end: property.to}, text: 'fromtimestamp'}
  const changes = named ? [name, addArgument(args, `tz=${zone.name}`, cell)] : [replaced(`now(${zone.name})`)]
  return {words, ...changing([...changes, ...zone.changes])}
}

/** All of the changes or none. */
function changing(changes: readonly (RuleChange | undefined)[]): Pick<Remedy, 'changes'> {
  const whole = changes.filter(change => change !== undefined)
  return whole.length === changes.length ? {changes: whole} : {}
}

interface Zone {
  readonly name: string
  readonly changes: readonly RuleChange[]
}

/** How UTC is called where the call stands. */
function zoneFor({object}: TimeCall, source: string, {timezone, open}: TimeImports): Zone | undefined {
  const module = object.name === 'MemberExpression' ? object.firstChild : undefined
  if (module)
    return module.name === 'VariableName' ? {name: `${source.slice(module.from, module.to)}.timezone.utc`, changes: []} : undefined
  if (timezone !== undefined) return {name: `${timezone}.utc`, changes: []}
  if (!open) return undefined
  return {name: 'timezone.utc', changes: [{at: {cell: open.cell, start: open.offset, end: open.offset}, text: ', timezone'}]}
}

function addArgument(args: SyntaxNode, text: string, cell: CellView): RuleChange | undefined {
  const close = args.lastChild
  let last = close?.prevSibling
  while (last?.name === 'Comment') last = last.prevSibling
  if (close?.name !== ')' || !last) return undefined
  const space = last.name === '(' ? '' : last.name === ',' ? ' ' : ', '
  return {at: {cell, start: last.to, end: last.to}, text: space + text}
}
