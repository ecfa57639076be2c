import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import type {Evidence, QueryFacts, Run} from '../../model/finding.ts'
import type {ExportProblem} from '../../model/findings.ts'
import type {ValueMap} from '../../model/value.ts'
import type {FindingFacts} from '../options.ts'
import type {Channels} from './channels.ts'
import type {Execution} from './execution.ts'
import {isRunName, isTenant, unknownTenant} from './names.ts'
import {environmentIn, tenantIn} from './parameters.ts'

export interface Place {
  readonly tenant: string
  readonly environment: string
  readonly problems: readonly ExportProblem[]
}

/** Where the hunt ran: as the options say, else the parameters, else the only tenant that its channels name. */
export function placeOf(facts: FindingFacts, parameters: ValueMap, {tenants, queries}: Channels): Place {
  const shown = queries.flatMap(({displayed}) => (displayed ? [displayed] : []))
  const ran = known(tenantIn(parameters))
  const named = only(tenants.map(({tenant}) => tenant)) ?? only(shown.map(({tenant}) => tenant))
  const tenant = known(facts.tenant) ?? ran ?? known(named)
  return {
    tenant: tenant ?? unknownTenant,
    environment: facts.environment ?? environmentIn(parameters) ?? only(shown.map(({region}) => region)) ?? 'unknown',
    problems: [...optionProblems(facts), ...tenantProblems(tenant, ran)],
  }
}

/** What the options say has to be of its form: the check of tenants would not see a tenant that is none. The messages hold no value. */
function optionProblems({tenant, environment, runId: id}: FindingFacts): ExportProblem[] {
  const problem = (rule: string, message: string): ExportProblem[] => [{rule, severity: 'error', message}]
  const named = 'of 1 to 200 printed characters, without spaces at its ends'
  return [
    ...(tenant === undefined || known(tenant) !== undefined
      ? []
      : problem('finding/tenant', 'Expected the id of a tenant such as `100200` as `--tenant`, got another text.')),
    ...(environment === undefined || isRunName(environment)
      ? []
      : problem('finding/environment', `Expected a name ${named}, as \`--environment\`, got another text.`)),
    ...(id === undefined || isRunName(id) ? [] : problem('finding/run', `Expected an id ${named}, as \`--run-id\`, got another text.`)),
  ]
}

/** A null finding of one tenant made of a run in another would hold nothing that gives it away. */
function tenantProblems(tenant: string | undefined, ran: string | undefined): ExportProblem[] {
  const rule = 'finding/tenant'
  if (tenant === undefined) {
    const message = 'Expected the tenant of the run, got none: give it with --tenant, or as the parameter `TENANT_ID`.'
    return [{rule, severity: 'warning', message}]
  }
  if (ran === undefined || ran === tenant) return []
  return [{rule, severity: 'error', message: 'Expected the tenant that the parameters of the run name, got another one.'}]
}

function known(tenant: string | undefined): string | undefined {
  return tenant !== undefined && isTenant(tenant) ? tenant : undefined
}

/** What tells one run from another, and nothing that an analyst changes afterwards: the report may be written and sent again. */
interface RunTraits {
  readonly procedure: string
  readonly place: Place
  readonly execution: Execution
  readonly queries: readonly QueryFacts[]
  readonly evidence: readonly Evidence[]
}

/** `20260301T090000Z-` and eight digits of a hash; `run-` and the digits where nobody knows when it was. */
export function runId({procedure, place, execution, queries, evidence}: RunTraits): string {
  const {started_at, finished_at} = execution
  const facts = queries.map(({id, returned, total, status}) => [id, returned, total, status])
  const traits = [procedure, place.tenant, place.environment, started_at, finished_at, facts, evidence.map(({type, id}) => [type, id])]
  const digits = bytesToHex(sha256(utf8ToBytes(JSON.stringify(traits)))).slice(0, 8)
  return `${started_at === null ? 'run' : `${started_at.slice(0, 19).replace(/[-:]/gu, '')}Z`}-${digits}`
}

export function runOf(
  {tool, runId: given}: FindingFacts,
  derivedId: string,
  {place, execution}: {readonly place: Place; readonly execution: Execution},
): Omit<Run, 'parameters'> {
  const {state, started_at, finished_at} = execution
  return {id: given ?? derivedId, tenant: place.tenant, environment: place.environment, state, started_at, finished_at, tool}
}

function only<Item>(items: readonly Item[]): Item | undefined {
  const [first, ...others] = new Set(items)
  return others.length === 0 ? first : undefined
}
