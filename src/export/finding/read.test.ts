import {describe, expect, it} from 'vitest'
import {defaultExportOptions, targets} from '../index.ts'
import {exportFinding} from './export-finding.ts'
import {readFinding} from './read.ts'

const id = 'alert://priv:event-filter:100200:1763600000000:00000000-0000-4000-8000-000000000001'
const uuid = '00000000-0000-4000-8000-000000000001'
const evidence = {type: 'alert', id, provider: 'taegis', tenant: '100200', cell: 9, channel: 'huntbook'}
const plain = {
  schema: 'huntbook.finding/1',
  id: uuid,
  status: 'findings',
  incomplete: [],
  title: 'A title',
  severity: 'low',
  tlp: 'green',
  procedure: {
    id: uuid,
    title: 'x',
    description: '',
    path: 'x.md',
    sha256: '0'.repeat(64),
    techniques: [],
    tactics: [],
    data_sources: [],
    tags: [],
  },
  run: {
    id: 'r',
    tenant: '100200',
    environment: 'us1',
    state: 'completed',
    started_at: null,
    finished_at: '2026-03-01T09:04:11.000Z',
    tool: {name: 'huntbook', version: '1'},
  },
  queries: [],
  evidence: [evidence],
  indicators: [],
  sections: {},
  key_findings: 'At Fabrikam.\n',
  attachments: [],
  redactions: [],
  errors: [],
}

function problemsOf(change: object): string[] {
  return readFinding(JSON.stringify({...plain, ...change})).problems.map(({rule, message}) => `${rule} ${message}`)
}

const foreign = "evidence/foreign-tenant Expected evidence of the run's tenant alone, got some of another one."
const noTime = 'finding/time Expected times that there are in `run` and `window`, got another one.'
const noIndicator = 'finding/indicator Expected indicators of the types that they are said to be, got another one.'
const noNull = 'finding/status Expected facts of a null finding, got evidence, rows, or queries that may have missed some.'

function indicator(type: string, value: string, scope = 'public'): object {
  return {type, value, count: 1, cells: [2], scope}
}

function query(returned: number | null, role = 'hunt', status = 'ok'): object {
  return {id: 'q', language: 'kql', text: 'T', returned, total: returned, truncated: false, status, role, cell: 1}
}

describe('readFinding', () => {
  it('reads what fits the schema', () => expect(JSON.parse(JSON.stringify(readFinding(JSON.stringify(plain)).finding))).toEqual(plain))
  it.each<readonly [object, string]>([
    [{schema: 'huntbook.finding/2'}, 'finding/version Expected a finding of the schema `huntbook.finding/1`, got `huntbook.finding/2`.'],
    [{schema: 7}, 'finding/version Expected a finding of the schema `huntbook.finding/1`, got none.'],
    [{title: ''}, 'finding/schema Unexpected value at `/title`: it breaks `minLength` of the schema.'],
    [{status: 'fine'}, 'finding/schema Expected one of the words of the schema at `/status`, got another value.'],
    [{more: 1}, 'finding/schema Unexpected key `more` at `/`: remove it.'],
    [{queries: {}}, 'finding/schema Expected a value of the type `array` at `/queries`, got another one.'],
    [{sections: {constructor: 'x'}}, 'finding/schema Unexpected key `constructor` at `/sections`: remove it.'],
    [{title: undefined}, 'finding/schema Expected the key `title` at `/`, got none.'],
    [
      {evidence: [{...evidence, id: 'x'}]},
      'evidence/bad-id Expected whole ids in the form of their providers in `evidence`, got another one.',
    ],
    [
      {evidence: [{...evidence, tenant: '7'}]},
      "evidence/foreign-tenant Expected evidence of the run's tenant alone, got some of another one.",
    ],
    [
      {run: {...plain.run, tenant: '100201'}},
      "evidence/foreign-tenant Expected evidence of the run's tenant alone, got some of another one.",
    ],
    [{title: ' \t'}, 'finding/schema Expected a title at `/title`, got a blank one.'],
    [{evidence: [{...evidence, label: id.replace('100200', '300')}]}, foreign],
    ...['2026-13-45T99:99:99.000Z', '2026-02-29T00:00:00.000Z', '2026-03-01T24:00:00.000Z'].flatMap(time => [
      [{run: {...plain.run, started_at: time}}, noTime] as const,
      [{run: {...plain.run, finished_at: time}}, noTime] as const,
      [{window: {start: time, end: '2026-03-01T00:00:00.000Z'}}, noTime] as const,
      [{window: {start: '2026-03-01T00:00:00.000Z', end: time}}, noTime] as const,
    ]),
    [
      {window: {start: '2026-03-02T00:00:00.000Z', end: '2026-03-01T00:00:00.000Z'}},
      'finding/time Expected a `window` that ends after its start.',
    ],
    [{indicators: [indicator('ipv4', 'not an ip; DROP')]}, noIndicator],
    [{indicators: [indicator('domain', 'a\0b.example.com')]}, noIndicator],
    [{indicators: [indicator('path', 'C:\\a\0b')]}, noIndicator],
    [{indicators: [indicator('md5', 'https://a.example.com/')]}, noIndicator],
    [{status: 'null_findings'}, noNull],
    [{status: 'null_findings', evidence: []}, noNull],
    [{status: 'null_findings', override: {from: 'findings', reason: ' '}}, noNull],
    [{status: 'null_findings', evidence: [], queries: [query(1)]}, noNull],
    [{status: 'null_findings', evidence: [], queries: [query(null)]}, noNull],
    [{status: 'null_findings', evidence: [], queries: [query(0), query(0, 'context', 'error')]}, noNull],
    [{status: 'null_findings', evidence: [], queries: [{...query(0), total: 3}]}, noNull],
    [{status: 'null_findings', evidence: [], queries: [query(0)], run: {...plain.run, state: 'failed'}}, noNull],
    [
      {queries: [{...query(1), truncated: true}]},
      'finding/status Expected `incomplete` to say that a query found more than it returned, or that no query is known.',
    ],
  ])('refuses %j', (change, problem) => expect(problemsOf(change)).toEqual([problem]))
  it.each(['', '{', '[]', 'null', '{"schema": "huntbook.finding/1", "schema": "huntbook.finding/1"}', `${'['.repeat(100_000)}`])(
    'refuses a text that is none',
    text => {
      const {finding, problems} = readFinding(text)
      expect([finding, problems.length > 0]).toEqual([undefined, true])
    },
  )
  it.each([
    {status: 'null_findings', evidence: [], queries: [query(0), query(7, 'context')]},
    {status: 'null_findings', override: {from: 'findings', reason: 'Test hosts.'}},
    {status: 'failed'},
    {queries: [{...query(1), truncated: true}], incomplete: ['truncated']},
    {status: 'null_findings', override: {from: 'failed', reason: 'x'}, incomplete: ['no_query_facts'], evidence: []},
  ])('takes %j', change => expect(problemsOf(change)).toEqual([]))
  it('has indicators as huntbook writes them, whatever the file says of them', () => {
    const given = [
      indicator('domain', 'c2[.]example[.]com'),
      indicator('ipv4', '10.0.0.1'),
      {...indicator('domain', 'C2.example.com'), cells: [1]},
    ]
    expect(readFinding(JSON.stringify({...plain, indicators: given})).finding?.indicators).toEqual([
      {type: 'domain', value: 'c2.example.com', count: 2, cells: [1, 2], scope: 'documentation'},
      {type: 'ipv4', value: '10.0.0.1', count: 1, cells: [2], scope: 'private'},
    ])
  })
  it('says no more than ten things', () => expect(problemsOf({queries: Array.from({length: 1000}, () => 1)})).toHaveLength(10))
})

describe('exportFinding', () => {
  it('refuses a secret that was written into it', async () => {
    const json = await targets.get('json')?.()
    const secret = ['gh', 'p_', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJ'].join('')
    const {finding} = readFinding(JSON.stringify({...plain, title: secret}))
    const result = finding && json && exportFinding(finding, {...defaultExportOptions, stem: 'x', tenants: [], targets: [json]})
    expect(result).toEqual({
      files: [],
      problems: [
        {rule: 'security/secret', severity: 'error', message: 'Unexpected `github-token` in `x.finding.json`: nothing is written.'},
      ],
    })
  })

  it('runs targets of findings', async () => {
    const {finding} = readFinding(JSON.stringify(plain))
    const json = await targets.get('json')?.()
    const markdown = await targets.get('markdown')?.()
    if (!finding || !json || !markdown) throw new Error('Expected a finding and two targets.')
    const options = {...defaultExportOptions, stem: 'x', tenants: []}
    expect(exportFinding(finding, {...options, targets: [json]}).files.map(({path}) => path)).toEqual(['x.finding.json'])
    const refused = exportFinding(finding, {...options, targets: [json, markdown]})
    expect([refused.files, refused.problems.map(({rule}) => rule)]).toEqual([[], ['finding/target']])
    const foreign = exportFinding(finding, {...options, targets: [json], tenants: [{id: '7', name: 'Fabrikam'}]})
    expect([foreign.files, foreign.problems.map(({rule}) => rule)]).toEqual([[], ['tenant/foreign-name']])
  })
})
