import {describe, expect, it} from 'vitest'
import {code, display, stream} from '../../../test/export-notebooks.ts'
import type {Cell} from '../../model/notebook.ts'
import {type Channels, readChannels} from './channels.ts'
import {acceptEvidence, foreignFacts} from './tenancy.ts'

const mime = 'application/vnd.huntbook.evidence+json'
const uuid = '00000000-0000-4000-8000-000000000001'
const id = `alert://priv:event-filter:100200:1763600000000:${uuid}`
const entry = {type: 'alert', id, provider: 'taegis'}

function payload(value: unknown, metadata: unknown = {}, tags: readonly string[] = []): Cell {
  return code('x', [display({[mime]: value}, metadata)], tags)
}

function rules({problems}: Channels): string[] {
  return problems.map(({rule}) => rule)
}

describe('channels', () => {
  it('are read from removed cells and removed outputs of cells', () => {
    for (const tag of ['remove_cell', 'remove-output', 'hide_output', 'parameters']) {
      expect(readChannels([payload({v: 1, evidence: [entry]}, {}, [tag])]).claims).toHaveLength(1)
    }
  })

  it('are not read from an output that is itself tagged', () => {
    for (const metadata of [
      {tags: ['remove_output']},
      {tags: ['remove-output']},
      {tags: 'hide_output'},
      {[mime]: {tags: ['remove_output']}},
    ]) {
      const channels = readChannels([payload({v: 1, evidence: [entry, 7]}, metadata)])
      expect(channels).toEqual({claims: [], queries: [], indicators: [], tenants: [], problems: []})
    }
  })

  it.each([
    ['a text', '{"v": 1}'],
    ['a list', []],
    ['null', null],
    ['an unknown key', {v: 1, evidences: []}],
    ['a key of a prototype', JSON.parse('{"v": 1, "__proto__": {"evidence": []}}')],
    ['evidence that is no list', {v: 1, evidence: {}}],
    ['an unknown type', {v: 1, evidence: [{...entry, type: 'constructor'}]}],
    ['an id that is no text', {v: 1, evidence: [{...entry, id: 7}]}],
    ['no provider', {v: 1, evidence: [{type: 'alert', id}]}],
    ['a tenant that is no text', {v: 1, tenant: ['100200']}],
    ['an unknown key of a query', {v: 1, queries: [{returned: 0, truncatd: true}]}],
    ['a query without a count', {v: 1, queries: [{id: 'q'}]}],
    ['a count that is none', {v: 1, queries: [{returned: 1.5}]}],
    ['an unknown status', {v: 1, queries: [{returned: 1, status: 'fine'}]}],
    ['an unknown kind of indicator', {v: 1, indicators: [{type: 'ip', value: '203.0.113.7'}]}],
  ])('refuse %s', (_, value) => {
    const channels = readChannels([payload(value)])
    expect(rules(channels)).toEqual(['evidence/bad-payload'])
    expect([channels.claims, channels.queries, channels.indicators]).toEqual([[], [], []])
  })

  it.each([[{}], [{v: '1'}], [{v: 2, evidence: 'of the future'}], [{v: null}]])('refuse another version: %j', value =>
    expect(rules(readChannels([payload(value)]))).toEqual(['evidence/version']),
  )

  it('survive what is deep and what is long', () => {
    let deep: unknown = 1
    for (let level = 0; level < 400; level++) deep = [deep]
    expect(rules(readChannels([payload({v: 1, evidence: deep})]))).toEqual(['evidence/bad-payload'])
    const many = Array.from({length: 100_000}, () => entry)
    const channels = readChannels([payload({v: 1, evidence: many})])
    expect(acceptEvidence(channels.claims, '100200').evidence).toHaveLength(1)
  })

  it('give queries defaults, and take counts as numbers of any form', () => {
    const [query] = readChannels([payload({v: 1, queries: [{returned: 3}]})]).queries
    expect(query).toEqual({language: '', text: '', returned: 3, total: null, truncated: false, status: 'ok', role: 'hunt', cell: 1})
  })

  it('say where something is odd and never what it is', () => {
    const value = {v: 1, evidence: [{...entry, SECRET: 1}], tenant: 'SECRET'}
    const channels = readChannels([code('x'), payload(value)])
    expect(channels.problems).toEqual([
      {rule: 'evidence/bad-payload', severity: 'error', message: 'Unexpected value at `/evidence/0` of the channel `huntbook`.', cell: 2},
    ])
  })

  it('read tables that were staged', () => {
    const rows = {schema: {fields: [{name: 'id'}, {name: 'tenant.id'}]}, data: [{id, 'tenant.id': 100200}]}
    const table = display({'application/vnd.dataresource+json': rows})
    expect(readChannels([code('x', [table])]).claims).toEqual([])
    const [claim] = readChannels([code('x', [table], ['evidence'])]).claims
    expect(claim).toEqual({type: 'alert', id, provider: 'taegis', tenants: ['100200'], cell: 1, channel: 'table-schema'})
  })

  it('refuse staged tables without ids', () => {
    const table = display({'application/vnd.dataresource+json': {schema: {fields: [{name: 'host'}]}, data: [{host: 'dc01'}]}})
    expect(rules(readChannels([code('x', [table], ['evidence'])]))).toEqual(['evidence/bad-payload'])
  })

  it('warn about cut ids in what is shown, once an output', () => {
    const cut = 'alert://priv:event-filter:100200:1763600000000...'
    const shown = code('x', [display({'text/html': `<td>${cut}</td>`, 'text/plain': cut}), stream(cut), stream(id)])
    expect(rules(readChannels([shown]))).toEqual(['evidence/truncated-display', 'evidence/truncated-display'])
  })
})

describe('evidence', () => {
  it('belongs to the run where everything that names a tenant names its own', () => {
    const own = {v: 1, tenant: '100200', evidence: [{...entry, tenant: 100200}]}
    expect(acceptEvidence(readChannels([payload(own)]).claims, '100200').problems).toEqual([])
    for (const value of [
      {...own, tenant: '100201'},
      {...own, evidence: [{...entry, tenant: '100201'}]},
    ]) {
      const {evidence, problems} = acceptEvidence(readChannels([payload(value)]).claims, '100200')
      expect([evidence, problems.map(({rule}) => rule)]).toEqual([[], ['evidence/foreign-tenant']])
    }
  })

  it('belongs to no run of an unknown tenant', () => {
    const value = {v: 1, tenant: 'unknown', evidence: [{type: 'other', id: 'x', provider: 'custom'}]}
    expect(acceptEvidence(readChannels([payload(value)]).claims, 'unknown').evidence).toEqual([])
  })

  it('of another tenant is not hidden in queries', () => {
    const channels = readChannels([payload({v: 1, tenant: '100201', queries: [{returned: 0}]})])
    expect(foreignFacts(channels, '100200').map(({rule, cell}) => [rule, cell])).toEqual([['evidence/foreign-tenant', 1]])
    expect(foreignFacts(channels, '100201')).toEqual([])
  })
})
