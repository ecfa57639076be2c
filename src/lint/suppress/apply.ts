import type {Diagnostic} from '../../model/diagnostic.ts'
import {isForEngine, type Reach, type Suppression} from './suppression.ts'

export interface Applied {
  readonly kept: readonly Diagnostic[]
  readonly suppressed: readonly Diagnostic[]
  /** Of each suppression the rules that hid something, in the order of the suppressions. */
  readonly used: readonly ReadonlySet<string>[]
}

/** Takes out of the findings of one file what its suppressions reach. The time grows with the sum of both, not with the product. */
export function applySuppressions(
  diagnostics: readonly Diagnostic[],
  suppressions: readonly Pick<Suppression, 'reach' | 'rules'>[],
): Applied {
  const known = new Set(suppressions.flatMap(({reach, rules}) => rules.map(rule => keyOf(reach, rule))))
  const used = new Set<string>()
  const kept: Diagnostic[] = []
  const suppressed: Diagnostic[] = []
  for (const diagnostic of diagnostics) {
    const keys = known.size === 0 ? [] : keysOf(diagnostic).filter(key => known.has(key))
    for (const key of keys) used.add(key)
    if (keys.length > 0) suppressed.push(diagnostic)
    else kept.push(diagnostic)
  }
  return {kept, suppressed, used: suppressions.map(({reach, rules}) => new Set(rules.filter(rule => used.has(keyOf(reach, rule)))))}
}

/** What a suppression of the diagnostic would say, in every form. */
function keysOf({rule, cell}: Diagnostic): string[] {
  if (isForEngine(rule)) return []
  const reaches: Reach[] = [{kind: 'file'}]
  if (cell) reaches.push({kind: 'cell', cell: cell.number})
  if (cell?.range) reaches.push({kind: 'line', cell: cell.number, line: cell.range.start.line})
  const group = groupOf(rule)
  return reaches.flatMap(reach => [keyOf(reach, rule), keyOf(reach, group)])
}

export function groupOf(rule: string): string {
  return `${rule.slice(0, rule.indexOf('/'))}/*`
}

function keyOf(reach: Reach, rule: string): string {
  const place = reach.kind === 'file' ? '' : reach.kind === 'cell' ? `${reach.cell}` : `${reach.cell}:${reach.line}`
  return `${place} ${rule}`
}
