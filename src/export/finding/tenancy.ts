import type {Evidence} from '../../model/finding.ts'
import type {ExportProblem} from '../../model/findings.ts'
import type {Channels, Claim} from './channels.ts'
import {tenantOfId, tenantsIn} from './evidence-id.ts'
import {unknownTenant} from './names.ts'

interface Belonging extends Pick<Evidence, 'id' | 'index' | 'label'> {
  /** Those that its entry and its channel name. */
  readonly tenants: readonly string[]
}

/**
 * Whether evidence is of the run's tenant: whatever names one, its id or its channel, names that one, and something does. Ids within
 * its texts say nothing for it, and one of another tenant speaks against it.
 */
export function belongs({id, index = '', label = '', tenants}: Belonging, tenant: string): boolean {
  const ofId = tenantOfId(id)
  const named = ofId === undefined ? tenants : [ofId, ...tenants]
  const within = [id, index, label].flatMap(tenantsIn)
  return tenant !== unknownTenant && named.length > 0 && [...named, ...within].every(one => one === tenant)
}

/** The evidence of the run's tenant, each id of a type once. Evidence of another one refuses the finding. */
export function acceptEvidence(
  claims: readonly Claim[],
  tenant: string,
): {evidence: readonly Evidence[]; problems: readonly ExportProblem[]} {
  const evidence = new Map<string, Evidence>()
  const problems: ExportProblem[] = []
  for (const claim of claims) {
    const {type, id, provider, cell, channel, index, label} = claim
    if (belongs(claim, tenant)) {
      const key = `${type} ${id}`
      const optional = {...(index !== undefined && {index}), ...(label !== undefined && {label})}
      if (!evidence.has(key)) evidence.set(key, {type, id, provider, tenant, cell, channel, ...optional})
    } else
      problems.push(foreign(`Expected evidence of the run's tenant, got some of the type \`${type}\` of another one, or of none.`, cell))
  }
  return {evidence: [...evidence.values()], problems}
}

/** Payloads and displayed results of other tenants: no row of theirs may count here. */
export function foreignFacts({queries, tenants}: Channels, tenant: string): ExportProblem[] {
  const payloads = tenants.filter(named => named.tenant !== tenant && !named.isStaged)
  const results = queries.filter(({displayed}) => displayed && displayed.tenant !== tenant)
  return [
    ...payloads.map(({cell}) => foreign("Expected a payload of the run's tenant, got one of another tenant.", cell)),
    ...results.map(({cell}) => foreign("Expected results of the run's tenant, got some of another tenant.", cell)),
  ]
}

function foreign(message: string, cell: number): ExportProblem {
  return {rule: 'evidence/foreign-tenant', severity: 'error', message, cell}
}
