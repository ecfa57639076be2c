import type {Finding, Indicator} from '../../model/finding.ts'
import type {ExportProblem} from '../../model/findings.ts'
import type {TargetOptions} from '../target.ts'
import {counted, dropped} from './problems.ts'

export interface ChosenIndicators {
  readonly indicators: readonly Indicator[]
  readonly problems: readonly ExportProblem[]
}

/** The indicators that may leave, by type and value in code-unit order. Private ones stay unless they are asked for (spec/xdr.md 5). */
export function indicatorsFor({indicators}: Finding, {includePrivate}: TargetOptions): ChosenIndicators {
  const chosen = indicators.filter(({scope}) => includePrivate || scope !== 'private')
  const left = indicators.length - chosen.length
  const message = `Dropped ${counted(left, ['private indicator', 'private indicators'])}: use \`--include-private\` to export them too.`
  return {
    indicators: chosen.sort((a, b) => compare(a.type, b.type) || compare(a.value, b.value)),
    problems: left > 0 ? [{rule: 'target/dropped', severity: 'warning', message}] : [],
  }
}

/** One warning a type of indicator that a target cannot take. */
export function droppedTypes(target: string, indicators: readonly Indicator[]): ExportProblem[] {
  const counts = new Map<string, number>()
  for (const {type} of indicators) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts].map(([type, count]) =>
    dropped(target, counted(count, [`indicator of type \`${type}\``, `indicators of type \`${type}\``])),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
