import {rules as shipped} from '../../../rules/index.ts'
import {ownSeverity} from '../../lint/active.ts'
import {compare} from '../../lint/order.ts'
import type {BlobFacts} from '../../model/blob.ts'
import type {ReportedRule} from '../../model/report.ts'
import {pageUrl} from '../rule-page.ts'

/** The rules that were on in some part. What ships is not described by whoever wrote a blob. */
export function mergedRules(facts: readonly BlobFacts[], docsUrl: string | undefined): ReportedRule[] {
  const own = new Map(shipped.map(rule => [rule.meta.id, rule]))
  const rules = new Map<string, ReportedRule>()
  for (const {id, description, severity} of facts.flatMap(({rules: some}) => some)) {
    if (rules.has(id)) continue
    const known = own.get(id)
    const url = pageUrl(id, docsUrl)
    const said = known ? {description: known.meta.description, severity: ownSeverity(known)} : {description, severity}
    rules.set(id, {id, ...said, ...(url !== undefined && {url})})
  }
  return [...rules.values()].sort((a, b) => compare(a.id, b.id))
}
