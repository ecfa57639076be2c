import type {Evidence, EvidenceType} from '../../../model/finding.ts'
import type {ExportProblem} from '../../../model/findings.ts'
import {droppedEvidence} from '../problems.ts'

/** The ids that a Taegis target can attach. */
export interface TaegisEvidence {
  readonly alerts: readonly string[]
  readonly events: readonly string[]
  /** Of saved queries: they are attached, not run. */
  readonly queries: readonly string[]
  readonly problems: readonly ExportProblem[]
}

/** Six sections between colons: the service refuses other resource names. */
const resourceName = /^[a-z][a-z0-9+.-]*:\/\/[^:\s]+(?::[^:\s]+){4}$/u

export function taegisEvidence(target: string, evidence: readonly Evidence[]): TaegisEvidence {
  const taken = new Set<Evidence>()
  const take = (type: EvidenceType, fits: (id: string) => boolean): string[] => {
    const found = evidence.filter(item => item.type === type && item.provider === 'taegis' && fits(item.id))
    for (const item of found) taken.add(item)
    return found.map(({id}) => id)
  }
  const alerts = take('alert', id => resourceName.test(id))
  const events = take('event', id => resourceName.test(id))
  const queries = take('query', () => true)
  const rest = evidence.filter(item => !taken.has(item))
  return {alerts, events, queries, problems: droppedEvidence(target, rest)}
}
