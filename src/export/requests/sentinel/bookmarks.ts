import type {Finding, QueryFacts} from '../../../model/finding.ts'
import type {ExportProblem} from '../../../model/findings.ts'
import {cut} from '../cut.ts'
import type {Requests} from '../exporter.ts'
import {labelsOf} from '../labels.ts'
import {counted, dropped} from '../problems.ts'
import type {RequestDraft} from '../request.ts'
import {sentinelLimits} from './limits.ts'
import {guidOf, put, resourceId} from './resource.ts'

/** A bookmark for each KQL query of the hunt that returned rows, each tied to the incident. `incident` is its path. */
export function bookmarks(finding: Finding, incident: string): Requests {
  const hits = [...new Map(finding.queries.filter(isHit).map(query => [query.id, query])).values()]
  // A bookmark needs its query, which a channel need not tell.
  const told = hits.filter(({text}) => text.trim() !== '')
  const kept = told.slice(0, sentinelLimits.bookmarks)
  const [untold, excess] = [hits.length - told.length, told.length - kept.length]
  const problems: ExportProblem[] = []
  if (untold > 0)
    problems.push(dropped('sentinel', counted(untold, ['query with rows but without text', 'queries with rows but without text'])))
  if (excess > 0) problems.push(dropped('sentinel', counted(excess, ['query with rows', 'queries with rows'])))
  return {drafts: kept.flatMap(query => bookmark(query, {finding, incident})), problems}
}

function isHit({role, language, returned}: QueryFacts): boolean {
  return role === 'hunt' && /^(?:kql|kusto)$/iu.test(language) && (returned ?? 0) > 0
}

function bookmark(query: QueryFacts, {finding, incident}: {finding: Finding; incident: string}): RequestDraft[] {
  const {id, text, returned, total, truncated} = query
  const path = `bookmarks/${guidOf(finding, `bookmark:${id}`)}`
  const properties = {
    displayName: cut(`${finding.title}: query ${id}`, sentinelLimits.title),
    query: text,
    queryResult: JSON.stringify({returned, total, truncated}),
    notes: `huntbook finding ${finding.id}`,
    labels: labelsOf(finding),
    queryStartTime: finding.window?.start,
    queryEndTime: finding.window?.end,
  }
  return [
    put('bookmark', path, {properties}),
    put('relation', `${incident}/relations/${guidOf(finding, `relation:${id}`)}`, {properties: {relatedResourceId: resourceId(path)}}),
  ]
}
