import type {Diagnostic} from '../../model/diagnostic.ts'
import {compare} from '../order.ts'

/** Findings that a catalog had when it was adopted: they are not reported again. */
export interface BaselineEntry {
  readonly rule: string
  /** From the root. */
  readonly path: string
  readonly fingerprint: string
  /** How many findings have this fingerprint. */
  readonly count: number
}

/** Whether a baseline may hold a finding. What keeps a file or a rule from being checked is always reported. */
export function isForBaseline({rule, severity}: Diagnostic): boolean {
  return rule !== 'baseline/stale' && !(severity === 'error' && /^(?:parse|io|rule)\//u.test(rule))
}

/** The entries for findings, sorted. */
export function entriesOf(diagnostics: readonly Diagnostic[]): BaselineEntry[] {
  return merged(diagnostics.filter(isForBaseline).map(({rule, path, fingerprint}) => ({rule, path, fingerprint, count: 1})))
}

/** Sorted entries, each place once. */
export function merged(entries: readonly BaselineEntry[]): BaselineEntry[] {
  const counts = new Map<string, BaselineEntry>()
  for (const {rule, path, fingerprint, count} of entries) {
    const key = JSON.stringify([path, rule, fingerprint])
    counts.set(key, {rule, path, fingerprint, count: (counts.get(key)?.count ?? 0) + count})
  }
  return [...counts.values()].sort((a, b) => compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint))
}

/** One line for each entry, so that two branches that change different entries merge. */
export function printBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(
    ({rule, path, fingerprint, count}) =>
      `  {"rule": ${JSON.stringify(rule)}, "path": ${JSON.stringify(path)}, "fingerprint": ${JSON.stringify(fingerprint)}, "count": ${count}}`,
  )
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n ]`
  return `{\n "version": 1,\n "entries": ${list}\n}\n`
}
