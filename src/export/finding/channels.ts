import type {Evidence, IndicatorType} from '../../model/finding.ts'
import type {ExportProblem} from '../../model/findings.ts'
import type {Cell, DisplayOutput, Output} from '../../model/notebook.ts'
import {isMap, type Value} from '../../model/value.ts'
import {actingTags, isTaggedAway} from './acting-tags.ts'
import {idFault} from './evidence-id.ts'
import {findIdentifiers} from './identifiers.ts'
import {type Payload, readPayload, type Staged, type ToldQuery} from './payload.ts'
import {PayloadFault} from './payload-value.ts'
import {readTable} from './table-evidence.ts'
import {readTaegisResults} from './taegis-results.ts'

/** What the cells of a notebook say to machines. No tenant was checked yet. */
export interface Channels {
  readonly claims: readonly Claim[]
  readonly queries: readonly ClaimedQuery[]
  readonly indicators: readonly {readonly type: IndicatorType; readonly value: string; readonly cell: number}[]
  /** Tenants that payloads name, in order. */
  readonly tenants: readonly Named[]
  readonly problems: readonly ExportProblem[]
}

export interface Claim extends Staged {
  readonly cell: number
  readonly channel: Evidence['channel']
}

export interface ClaimedQuery extends ToldQuery {
  readonly cell: number
  /** Of results that taegis-magic displays: they are not staged, so another channel may tell of the same query. */
  readonly displayed?: {readonly tenant: string; readonly region: string}
}

/** A tenant that a payload names for everything in it. */
export interface Named {
  readonly tenant: string
  readonly cell: number
  /** Whether evidence came with it, which speaks for itself. */
  readonly isStaged: boolean
}

interface Work {
  readonly cell: number
  readonly isStaged: boolean
  readonly claims: Claim[]
  readonly queries: ClaimedQuery[]
  readonly indicators: Channels['indicators'][number][]
  readonly tenants: Named[]
  readonly report: (rule: string, severity: 'error' | 'warning', message: string) => void
}

/** Reads every cell, removed ones too: cells that stage evidence are never shown. Problems hold no value of a notebook. */
export function readChannels(cells: readonly Cell[], knownTags: ReadonlySet<string> = new Set()): Channels {
  const problems: ExportProblem[] = []
  const found = {claims: [], queries: [], indicators: [], tenants: []}
  for (const [index, cell] of cells.entries()) {
    if (cell.type !== 'code') continue
    const outputs = cell.outputs.filter(output => !isTaggedAway(output, knownTags))
    if (outputs.length === 0) continue
    const number = index + 1
    const report: Work['report'] = (rule, severity, message) => problems.push({rule, severity, message, cell: number})
    const isStaged = actingTags(cell.metadata, knownTags).includes('evidence')
    for (const output of outputs) readOutput(output, {...found, cell: number, isStaged, report})
  }
  return {...found, problems}
}

const channel = {
  huntbook: 'application/vnd.huntbook.evidence+json',
  table: 'application/vnd.dataresource+json',
  scrapbook: 'application/scrapbook.scrap.json+json',
} as const

const scraps = new Set<Value | undefined>(['huntbook.evidence', 'huntbook.queries'])

function readOutput(output: Output, work: Work): void {
  if (output.kind === 'display') {
    const {data} = output
    const [payload, table, scrap] = [data.get(channel.huntbook), data.get(channel.table), data.get(channel.scrapbook)]
    if (payload !== undefined) addPayload(readPayload(payload), 'huntbook', work)
    if (table !== undefined && work.isStaged) addTable(table, work)
    if (isMap(scrap) && scraps.has(scrap.get('name'))) addPayload(readPayload(scrap.get('data') ?? null), 'scrapbook', work)
    addResults(output, work)
    if (isPickled(output)) {
      work.report('evidence/pickle', 'warning', 'Unexpected pickled data in the metadata of an output: it is neither read nor exported.')
    }
  }
  if (shownTexts(output).some(holdsCutId)) {
    const message = 'Unexpected cut id in a text that is shown: show the whole column, so that readers can follow it.'
    work.report('evidence/truncated-display', 'warning', message)
  }
}

function addPayload(payload: ReturnType<typeof readPayload>, name: Evidence['channel'], work: Work): void {
  if ('rule' in payload) {
    if (payload.rule === 'evidence/version') {
      work.report(payload.rule, 'error', `Expected version 1 (\`v\`) in the channel \`${name}\`, got another one.`)
    } else reportPayload(name, payload.pointer, work)
  } else add(payload, name, work)
}

function addTable(table: Value, work: Work): void {
  try {
    add({evidence: readTable(table), queries: [], indicators: []}, 'table-schema', work)
  } catch (error) {
    if (!(error instanceof PayloadFault)) throw error
    reportPayload('table-schema', error.pointer, work)
  }
}

function add({tenant, evidence, queries, indicators}: Payload, name: Evidence['channel'], work: Work): void {
  const {cell} = work
  if (tenant !== undefined) work.tenants.push({tenant, cell, isStaged: evidence.length > 0})
  for (const staged of evidence) {
    const fault = idFault(staged.type, staged.id, staged.provider)
    if (fault === undefined) work.claims.push({...staged, cell, channel: name})
    else work.report(fault, 'error', faultMessages[fault](staged.type))
  }
  for (const query of queries) work.queries.push({...query, cell})
  for (const indicator of indicators) work.indicators.push({...indicator, cell})
}

const faultMessages = {
  'evidence/truncated-id': (type: string) => `Expected whole ids in evidence of the type \`${type}\`, got a cut one.`,
  'evidence/bad-id': (type: string) => `Expected an id of its provider in evidence of the type \`${type}\`, got another form.`,
}

function addResults({data}: DisplayOutput, work: Work): void {
  const text = data.get('text/markdown')
  const results = typeof text === 'string' ? readTaegisResults(text) : undefined
  if (results === 'malformed') reportPayload('taegis-results', '/', work)
  else {
    for (const {region, tenant, service: _, ...facts} of results ?? []) {
      const {cell} = work
      work.queries.push({...facts, language: 'taegis-cql', text: '', role: 'hunt', cell, displayed: {tenant, region}})
    }
  }
}

function reportPayload(name: string, pointer: string, {report}: Work): void {
  report('evidence/bad-payload', 'error', `Unexpected value at \`${pointer === '' ? '/' : pointer}\` of the channel \`${name}\`.`)
}

/** The cache of taegis-magic. Unpickling runs code, so it is never decoded. */
function isPickled({metadata}: DisplayOutput): boolean {
  const data = metadata.get('data')
  return (typeof data === 'string' && data !== '') || (Array.isArray(data) && data.some(part => typeof part === 'string'))
}

function shownTexts(output: Output): Value[] {
  if (output.kind === 'stream') return [output.text]
  return output.kind === 'display' ? ['text/html', 'text/markdown', 'text/plain'].map(type => output.data.get(type) ?? '') : []
}

function holdsCutId(text: Value): boolean {
  if (typeof text !== 'string' || !/(?:alert|event):\/\//u.test(text)) return false
  return findIdentifiers(text).some(({kind}) => kind === 'truncated')
}
