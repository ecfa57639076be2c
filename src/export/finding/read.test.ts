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

describe('readFinding', () => {
  it('reads what fits the schema', () => expect(JSON.parse(JSON.stringify(readFinding(JSON.stringify(plain)).finding))).toEqual(plain))
  it.each([
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
  ])('refuses %j', (change, problem) => expect(problemsOf(change)).toEqual([problem]))
  it.each(['', '{', '[]', 'null', '{"schema": "huntbook.finding/1", "schema": "huntbook.finding/1"}', `${'['.repeat(100_000)}`])(
    'refuses a text that is none',
    text => {
      const {finding, problems} = readFinding(text)
      expect([finding, problems.length > 0]).toEqual([undefined, true])
    },
  )
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
