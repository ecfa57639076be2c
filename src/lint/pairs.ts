import type {Diagnostic} from '../model/diagnostic.ts'
import type {PairView} from '../model/view.ts'
import {type ActiveRule, capped, type Services} from './context.ts'
import {diagnose, fileDiagnostic, type Source} from './diagnose.ts'
import {type RunningRule, startRule} from './run-rule.ts'

/** The rules that look at pairs. Where there are none, halves need not be compared. */
export function startPairRules(rules: readonly ActiveRule[], services: Services): RunningRule[] {
  return rules.map(active => startRule(active, {services, path: ''})).filter(({visitors}) => visitors.pair)
}

export interface PairsInput {
  readonly pairs: readonly PairView[]
  /** The files of pairs by path. Asked for those alone that are reported. */
  readonly sourceOf: (path: string) => Source | undefined
  /** The rule as it is on for a file; `undefined` where it is off. */
  readonly active: (id: string, path: string) => ActiveRule | undefined
}

/** Shows pairs to their rules. A report has at most the severity that the configuration gives for its file. */
export function lintPairs(running: readonly RunningRule[], {pairs, sourceOf, active}: PairsInput): Diagnostic[] {
  return running.flatMap(({visitors, call, outcome}) => {
    for (const pair of pairs) call(() => visitors.pair?.(pair))
    const {reports, failure} = outcome()
    const found = reports.flatMap(({path = '', cap, related: _, file: __, ...finding}) => {
      const source = sourceOf(path)
      const severity = source && active(finding.rule, path)?.severity
      return severity ? [diagnose(source, {...finding, severity: capped(severity, cap)})] : []
    })
    const [first] = pairs
    return failure && first ? [...found, fileDiagnostic({...failure, path: first.path})] : found
  })
}
