import type {Diagnostic} from '../model/diagnostic.ts'
import type {CatalogEntry} from '../model/rule.ts'
import type {ActiveRule, Reported, Services} from './context.ts'
import {diagnose, type Source} from './diagnose.ts'
import {failureFinding} from './engine.ts'
import {type RunningRule, startRule} from './run-rule.ts'

/** The rules that look at many hunts at once. Where there are none, the catalog need not be read. */
export function startCatalogRules(rules: readonly ActiveRule[], services: Services): RunningRule[] {
  return rules.map(active => startRule(active, {services, path: '', violations: () => []})).filter(({visitors}) => visitors.catalog)
}

export interface CatalogInput {
  readonly running: readonly RunningRule[]
  /** Every hunt, in the order of paths. */
  readonly entries: readonly CatalogEntry[]
  /** The hunts' files by path. */
  readonly sources: ReadonlyMap<string, Source>
  /** The rule as it is on for a file; `undefined` where it is off. */
  readonly active: (id: string, path: string) => ActiveRule | undefined
}

/** Shows the catalog to its rules. Each report is about a file, and has the severity that the configuration gives there. */
export function lintCatalog({running, entries, sources, active}: CatalogInput): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const {visitors, call, outcome} of running) {
    call(() => visitors.catalog?.(entries))
    const {reports, failure} = outcome()
    for (const report of reports) {
      const source = sources.get(report.path ?? '')
      const severity = active(report.rule, report.path ?? '')?.severity
      if (source && severity) found.push(diagnose(source, {...placed(report, sources), severity}))
    }
    const first = failure && entries[0] && sources.get(entries[0].path)
    if (first) found.push(diagnose(first, failureFinding(failure)))
  }
  return found
}

function placed({path: _, related, ...finding}: Reported, sources: CatalogInput['sources']) {
  const others = related?.flatMap(({path, ...other}) => {
    const source = sources.get(path)
    return source ? [{...other, source}] : []
  })
  return {...finding, ...(others && {related: others})}
}
