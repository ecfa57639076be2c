import type {Diagnostic} from '../model/diagnostic.ts'
import type {CatalogEntry} from '../model/view.ts'
import {type ActiveRule, capped, type Reported, type Services} from './context.ts'
import {diagnose, fileDiagnostic, type Source} from './diagnose.ts'
import {type Outcome, type RunningRule, startRule, type Watch} from './run-rule.ts'

/** The rules that look at many hunts at once. Where there are none, the catalog need not be read. */
export function startCatalogRules(rules: readonly ActiveRule[], services: Services): RunningRule[] {
  return startAll(rules, {services}).filter(({visitors}) => visitors.catalog)
}

/** Starts rules without a notebook. */
export function startAll(
  rules: readonly ActiveRule[],
  {services, watch}: {readonly services: Services; readonly watch?: Watch},
): RunningRule[] {
  return rules.map(active => startRule(active, {services, path: '', ...(watch && {watch})}))
}

export interface CatalogPlaces {
  /** The hunts' files by path. Asked for those alone that are reported. */
  readonly sourceOf: (path: string) => Source | undefined
  /** The rule as it is on for a file; `undefined` where it is off. */
  readonly active: (id: string, path: string) => ActiveRule | undefined
  /** Whether a notebook is among those that are checked. */
  readonly isChecked: (path: string) => boolean
  /** Where the failure of a rule is reported, which no file is to blame for. */
  readonly failureAt: string
}

export interface CatalogInput extends CatalogPlaces {
  readonly running: readonly RunningRule[]
  /** Every hunt, in the order of paths. */
  readonly entries: readonly CatalogEntry[]
}

/**
 * Shows the catalog to its rules. Each report is about a file, and has at most the severity that the configuration gives there. Those
 * that concern no checked notebook are left out.
 */
export function lintCatalog({running, ...places}: CatalogInput): Diagnostic[] {
  return placeReports(catalogOutcomes(running, places.entries), places)
}

/** What rules say of the catalog, with places that nobody has looked up yet. */
export function catalogOutcomes(running: readonly RunningRule[], entries: readonly CatalogEntry[]): Outcome[] {
  return running.map(({visitors, call, outcome}) => {
    call(() => visitors.catalog?.(entries))
    return outcome()
  })
}

export function placeReports(
  outcomes: readonly Outcome[],
  {entries, sourceOf, active, isChecked, failureAt}: CatalogPlaces & Pick<CatalogInput, 'entries'>,
): Diagnostic[] {
  const found: Diagnostic[] = []
  const hunts = new Set(entries.map(({path}) => path))
  for (const {reports, failure} of outcomes) {
    for (const report of reports) {
      if (!isFocused(report, {hunts, isChecked})) continue
      const source = report.file ?? sourceOf(report.path ?? '')
      const severity = source && active(report.rule, source.path)?.severity
      if (severity) found.push(diagnose(source, {...placed(report, sourceOf), severity: capped(severity, report.cap)}))
    }
    if (failure) found.push(fileDiagnostic({...failure, path: failureAt}))
  }
  return found
}

interface Focus extends Pick<CatalogInput, 'isChecked'> {
  readonly hunts: ReadonlySet<string>
}

function isFocused({path, file, related, concerns}: Reported, {hunts, isChecked}: Focus): boolean {
  const place = file?.path ?? path ?? ''
  if (isChecked(place) || related?.some(other => isChecked(other.path))) return true
  return !hunts.has(place) && (concerns?.some(isChecked) ?? true)
}

function placed({path: _, cap: __, file: ___, concerns: ____, related, ...finding}: Reported, sourceOf: CatalogInput['sourceOf']) {
  const others = related?.flatMap(({path, ...other}) => {
    const source = sourceOf(path)
    return source ? [{...other, source}] : []
  })
  return {...finding, ...(others && {related: others})}
}
