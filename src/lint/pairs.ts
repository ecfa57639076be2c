import type {Diagnostic} from '../model/diagnostic.ts'
import type {PairView} from '../model/rule.ts'
import {type ActiveRule, capped, type Services} from './context.ts'
import {diagnose, type Source} from './diagnose.ts'
import {failureFinding} from './engine.ts'
import {type RunningRule, startRule} from './run-rule.ts'

/** A pair, and the file that is reported. */
export interface ShownPair {
  readonly view: PairView
  readonly source: Source
}

/** The rules that look at pairs. Where there are none, halves need not be compared. */
export function startPairRules(rules: readonly ActiveRule[], services: Services): RunningRule[] {
  return rules.map(active => startRule(active, {services, path: '', violations: () => []})).filter(({visitors}) => visitors.pair)
}

/** Shows pairs to their rules. A report has at most the severity that the configuration gives for its file. */
export function lintPairs(running: readonly RunningRule[], pairs: readonly ShownPair[], active: FindRule): Diagnostic[] {
  const sources = new Map(pairs.map(({view, source}) => [view.path, source]))
  return running.flatMap(({visitors, call, outcome}) => {
    for (const {view} of pairs) call(() => visitors.pair?.(view))
    const {reports, failure} = outcome()
    const found = reports.flatMap(({path = '', cap, related: _, file: __, ...finding}) => {
      const source = sources.get(path)
      const severity = source && active(finding.rule, path)?.severity
      return severity ? [diagnose(source, {...finding, severity: capped(severity, cap)})] : []
    })
    const [first] = pairs
    return failure && first ? [...found, diagnose(first.source, failureFinding(failure))] : found
  })
}

/** The rule as it is on for a file; `undefined` where it is off. */
type FindRule = (id: string, path: string) => ActiveRule | undefined
