import {type EvidenceType, evidenceTypes, type IndicatorType, indicatorTypes, type QueryFacts} from '../../model/finding.ts'
import type {Value} from '../../model/value.ts'
import {plainText} from '../terminal.ts'
import {exceptionName} from './exception-name.ts'
import {
  itemsAt,
  mapAt,
  optionalBoolean,
  optionalInteger,
  optionalTenant,
  optionalText,
  PayloadFault,
  textAt,
  wordAt,
} from './payload-value.ts'

/** Evidence as a notebook stages it, before anything is known of its id and tenant. */
export interface Staged {
  readonly type: EvidenceType
  readonly id: string
  readonly provider: string
  readonly index?: string
  readonly label?: string
  /** Those that its entry and its channel name. */
  readonly tenants: readonly string[]
}

/** Facts as a channel gives them. */
export type ToldQuery = Omit<QueryFacts, 'id' | 'cell'> & {readonly id?: string}

export interface Payload {
  readonly tenant?: string
  readonly evidence: readonly Staged[]
  readonly queries: readonly ToldQuery[]
  readonly indicators: readonly {readonly type: IndicatorType; readonly value: string}[]
}

export type PayloadProblem =
  | {readonly rule: 'evidence/version'}
  /** `pointer` holds nothing that the notebook chose. */
  | {readonly rule: 'evidence/bad-payload'; readonly pointer: string}

/** Reads the value of the channel `huntbook` or `scrapbook`. Where anything is odd nothing is read. */
export function readPayload(value: Value): Payload | PayloadProblem {
  try {
    return payloadOf(value)
  } catch (error) {
    if (error instanceof PayloadFault) return {rule: 'evidence/bad-payload', pointer: error.pointer}
    throw error
  }
}

const payloadKeys = new Set(['v', 'tenant', 'evidence', 'queries', 'indicators'])
const evidenceKeys = new Set(['type', 'id', 'provider', 'tenant', 'label', 'index'])
// biome-ignore format: the order of the finding
const queryKeys = new Set(['id', 'language', 'text', 'returned', 'total', 'limit', 'truncated', 'status', 'role', 'cell', 'error', 'matched'])
const indicatorKeys = new Set(['type', 'value'])
const statuses = ['ok', 'error', 'not_run'] as const
const roles = ['hunt', 'context'] as const

function payloadOf(value: Value): Payload | PayloadProblem {
  // Of another version the keys are not known.
  if (value instanceof Map && value.get('v') !== 1) return {rule: 'evidence/version'}
  const payload = mapAt(value, '', payloadKeys)
  const tenant = optionalTenant(payload.get('tenant'), '/tenant')
  return {
    ...(tenant !== undefined && {tenant}),
    evidence: itemsAt(payload.get('evidence'), '/evidence').map((item, index) => stagedOf(item, `/evidence/${index}`, tenant)),
    queries: itemsAt(payload.get('queries'), '/queries').map((item, index) => queryOf(item, `/queries/${index}`)),
    indicators: itemsAt(payload.get('indicators'), '/indicators').map((item, index) => {
      const at = `/indicators/${index}`
      const indicator = mapAt(item, at, indicatorKeys)
      return {type: wordAt(indicator.get('type'), `${at}/type`, indicatorTypes), value: textAt(indicator.get('value'), `${at}/value`)}
    }),
  }
}

function stagedOf(value: Value, at: string, ofChannel: string | undefined): Staged {
  const entry = mapAt(value, at, evidenceKeys)
  const index = optionalText(entry.get('index'), `${at}/index`)
  const label = optionalText(entry.get('label'), `${at}/label`)
  const own = optionalTenant(entry.get('tenant'), `${at}/tenant`)
  return {
    type: wordAt(entry.get('type'), `${at}/type`, evidenceTypes),
    id: textAt(entry.get('id'), `${at}/id`),
    provider: nameAt(entry.get('provider'), `${at}/provider`),
    ...(index !== undefined && {index: plainText(index)}),
    ...(label !== undefined && {label: plainText(label)}),
    tenants: [own, ofChannel].filter(tenant => tenant !== undefined),
  }
}

function queryOf(value: Value, at: string): ToldQuery {
  const query = mapAt(value, at, queryKeys)
  const id = optionalText(query.get('id'), `${at}/id`)
  const limit = optionalInteger(query.get('limit'), `${at}/limit`)
  const matched = optionalInteger(query.get('matched'), `${at}/matched`)
  const error = optionalText(query.get('error'), `${at}/error`)
  const [status, role] = [query.get('status'), query.get('role')]
  if (id !== undefined && (id === '' || id.length > 512 || plainText(id) !== id)) throw new PayloadFault(`${at}/id`)
  if (!query.has('returned')) throw new PayloadFault(`${at}/returned`)
  return {
    ...(id !== undefined && {id}),
    language: plainText(optionalText(query.get('language'), `${at}/language`) ?? ''),
    text: plainText(optionalText(query.get('text'), `${at}/text`) ?? ''),
    returned: optionalInteger(query.get('returned'), `${at}/returned`) ?? null,
    total: optionalInteger(query.get('total'), `${at}/total`) ?? null,
    ...(limit !== undefined && {limit}),
    truncated: optionalBoolean(query.get('truncated'), `${at}/truncated`) ?? false,
    status: status === undefined ? 'ok' : wordAt(status, `${at}/status`, statuses),
    role: role === undefined ? 'hunt' : wordAt(role, `${at}/role`, roles),
    ...(error !== undefined && {error: exceptionName(error)}),
    ...(matched !== undefined && {matched}),
  }
}

function nameAt(value: Value | undefined, pointer: string): string {
  const name = textAt(value, pointer)
  if (name === '' || name.length > 100 || name.trim() !== name || plainText(name) !== name) throw new PayloadFault(pointer)
  return name
}
