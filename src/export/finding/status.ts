import type {Finding, FindingStatus, QueryFacts, RunState, StatusOverride} from '../../model/finding.ts'
import type {ExportProblem} from '../../model/findings.ts'
import {plainText} from '../terminal.ts'

interface StatusInput {
  readonly run: RunState
  readonly queries: readonly Counted[]
  /** Pieces of evidence that were accepted. */
  readonly evidence: number
  /** Error outputs of cells that may not fail. */
  readonly cellErrors: number
}

/** What a status depends on of the facts of a query. */
export type Counted = Partial<Pick<QueryFacts, 'total' | 'limit' | 'truncated' | 'status' | 'role'>> & Pick<QueryFacts, 'returned'>

export type Status = Pick<Finding, 'status' | 'incomplete'>

/** What a hunt may claim. The first that holds counts; a null finding is the last, so that nothing in doubt becomes one. */
export function statusOf({run, queries, evidence, cellErrors}: StatusInput): Status {
  const hunted = queries.filter(({role = 'hunt'}) => role === 'hunt')
  const truncated = hunted.some(isTruncated)
  if (run === 'not_run' || run === 'timed_out') return {status: run, incomplete: []}
  if (run === 'failed' || cellErrors > 0 || queries.some(hasFailed)) return {status: 'failed', incomplete: []}
  if (evidence > 0 || hunted.some(({returned}) => (returned ?? 0) > 0)) {
    return {status: 'findings', incomplete: truncated ? ['truncated'] : []}
  }
  if (hunted.length === 0) return {status: 'failed', incomplete: ['no_query_facts']}
  return truncated ? {status: 'truncated', incomplete: ['truncated']} : {status: 'null_findings', incomplete: []}
}

/** Whether there is more than what came back. */
export function isTruncated({returned, total, limit, truncated = false}: Counted): boolean {
  if (truncated) return true
  return returned !== null && (returned < (total ?? returned) || returned >= (limit ?? Number.POSITIVE_INFINITY))
}

function hasFailed({returned, total, status = 'ok'}: Counted): boolean {
  return status !== 'ok' || returned === null || returned < 0 || (total ?? 0) < 0
}

/** What an analyst says in place of what was derived. It takes a reason, which stays with the finding. */
export function overridden(
  derived: Status,
  status: FindingStatus | undefined,
  reason = '',
): {readonly status: Status; readonly override?: StatusOverride; readonly problem?: ExportProblem} {
  if (status === undefined || status === derived.status) return {status: derived}
  const told = plainText(reason).trim()
  if (told === '') {
    const message = `Expected a reason for the status \`${status}\` in place of \`${derived.status}\`, got none.`
    return {status: derived, problem: {rule: 'finding/override', severity: 'error', message}}
  }
  return {status: {...derived, status}, override: {from: derived.status, reason: told}}
}
