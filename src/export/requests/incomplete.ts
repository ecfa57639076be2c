import type {Finding} from '../../model/finding.ts'

const unfinished: ReadonlyMap<string, string> = new Map([
  ['failed', 'the hunt or one of its queries failed'],
  ['timed_out', 'the hunt ran out of time'],
  ['not_run', 'the hunt was not run'],
])

const reasons: ReadonlyMap<string, string> = new Map([
  ['truncated', 'a query found more than it returned'],
  ['no_query_facts', 'it is not known what the queries returned'],
])

/** Whether a finding needs `--allow-incomplete` to leave (spec/xdr.md 8). */
export function isIncomplete({status, incomplete}: Finding): boolean {
  return unfinished.has(status) || incomplete.length > 0
}

/** The sentence that an incomplete finding starts with; `undefined` for one that tells all. */
export function incompleteNote(finding: Finding): string | undefined {
  if (!isIncomplete(finding)) return undefined
  const found = [unfinished.get(finding.status), ...finding.incomplete.map(reason => reasons.get(reason))]
  return `Incomplete: ${found.filter(text => text !== undefined).join('; ')}.`
}
