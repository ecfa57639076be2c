import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {code, display, failure, mapOf, markdown, png, stream} from '../../../test/export-notebooks.ts'
import {type Finding, findingStatuses} from '../../model/finding.ts'
import type {Cell} from '../../model/notebook.ts'
import {defaultExportOptions, type ExportOptions, type ExportResult, exportNotebook, type FindingFacts, targets} from '../index.ts'
import {readFinding} from './read.ts'

const hunt = {
  id: '00000000-0000-4000-8000-000000000901',
  title: 'A\u202e title',
  description: 'What\nit does.',
  attack_technique_ids: ['T1562.001', 'T1543.003', 'x'],
  data_sources: ['scwx.process'],
  tags: ['windows', 'windows', 7],
}
const mime = 'application/vnd.huntbook.evidence+json'
const id = 'alert://priv:event-filter:100200:1763600000000:00000000-0000-4000-8000-000000000001'
const staged = {
  v: 1,
  evidence: [{type: 'alert', id, provider: 'taegis', label: 'the first of them'}],
  queries: [{id: 'q', returned: 1, text: 'FROM alert'}],
}
const none = {v: 1, queries: [{id: 'q', returned: 0, total: 0}]}
const defaultFacts: FindingFacts = {
  ...defaultExportOptions.facts,
  sha256: 'ab'.repeat(32),
  tacticsOf: technique => (technique === 'T1562.001' ? ['TA0005'] : ['TA0005', 'TA0003']),
}

async function run(
  cells: readonly Cell[],
  {
    facts = {},
    metadata = {hunting: hunt},
    ...options
  }: Partial<Omit<ExportOptions, 'facts'>> & {readonly facts?: Partial<FindingFacts>; readonly metadata?: unknown} = {},
): Promise<ExportResult> {
  const target = await targets.get('json')?.()
  if (!target) throw new Error('Expected the target json.')
  const notebook = {minor: 5, metadata: mapOf(metadata), cells, extra: new Map()}
  const result = exportNotebook(notebook, {
    ...defaultExportOptions,
    path: 'hunts/x.ipynb',
    targets: [target],
    ...options,
    facts: {...defaultFacts, ...facts},
  })
  // Whether the report is finished is not the subject here.
  return {...result, problems: result.problems.filter(({rule}) => rule !== 'export/unfinished')}
}

/** Checked against the schema, as everything that is written has to be. */
function findingOf({files, problems}: ExportResult): Finding {
  const {finding, problems: broken} = readFinding(new TextDecoder().decode(files[0]?.bytes))
  if (!finding) throw new Error(JSON.stringify([problems, broken]))
  return finding
}

const parameters = code('TENANT_ID = "100200"\nREGION = "us1"', [], ['parameters'])
const staging = code('stage(alerts)', [display({[mime]: staged, 'text/plain': 'staged it all'})], ['remove_cell'])
const report = markdown('# Report\n\n## Findings\n\nSome.')

describe('a finding', () => {
  it('is made of what is shown, the channels and the metadata of the hunt', async () => {
    const result = await run([parameters, report, staging, code('x', [display({'image/png': png})])])
    expect(result.problems).toEqual([])
    expect(result.files.map(({path}) => path)).toEqual(['x.finding.json', expect.stringMatching(/^x_files\/[0-9a-f]{16}\.png$/u)])
    const {
      procedure,
      run: {id: runId, ...rest},
      ...finding
    } = findingOf(result)
    expect(procedure).toEqual({
      id: hunt.id,
      title: 'A⟨U+202E⟩ title',
      description: 'What\nit does.',
      path: 'hunts/x.ipynb',
      sha256: defaultFacts.sha256,
      techniques: ['T1562.001', 'T1543.003'],
      tactics: ['TA0003', 'TA0005'],
      data_sources: ['scwx.process'],
      tags: ['windows'],
    })
    expect(runId).toMatch(/^run-[0-9a-f]{8}$/u)
    expect(rest).toMatchObject({tenant: '100200', environment: 'us1', state: 'completed', started_at: null})
    expect(finding).toMatchObject({
      status: 'findings',
      severity: 'medium',
      tlp: 'amber',
      evidence: [{type: 'alert', id, provider: 'taegis', tenant: '100200', cell: 3, channel: 'huntbook', label: 'the first of them'}],
      queries: [{id: 'q', text: 'FROM alert', cell: 3}],
      attachments: [{name: result.files[1]?.path, media_type: 'image/png'}],
    })
  })

  it('holds the bytes of the Markdown', async () => {
    const markdownTarget = await targets.get('markdown')?.()
    const jsonTarget = await targets.get('json')?.()
    if (!markdownTarget || !jsonTarget) throw new Error('Expected two targets.')
    const result = await run([parameters, report, code('x', [display({'image/png': png})])], {targets: [jsonTarget, markdownTarget]})
    expect(result.files.map(({path}) => path.replace(/\w{16}/u, '…'))).toEqual(['x.finding.json', 'x_files/….png', 'x.findings.md'])
    expect(findingOf(result).key_findings).toBe(new TextDecoder().decode(result.files[2]?.bytes))
  })

  it('has the keys in the order of the schema, two spaces and one line end', async () => {
    const [file] = (await run([parameters, staging])).files
    const text = new TextDecoder().decode(file?.bytes)
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
    expect(Object.keys(JSON.parse(text)).slice(0, 8)).toEqual([
      'schema',
      'id',
      'status',
      'incomplete',
      'title',
      'severity',
      'tlp',
      'procedure',
    ])
  })

  it('has one id, however often the report is written anew', async () => {
    const first = findingOf(await run([parameters, staging]))
    const second = findingOf(await run([parameters, report, staging, markdown('More.')]))
    expect(second.id).toBe(first.id)
    expect(findingOf(await run([parameters, staging], {facts: {runId: 'r2'}})).id).not.toBe(first.id)
  })

  it('has an id of its path where the hunt has none, with a warning', async () => {
    const result = await run([parameters, staging], {metadata: {}})
    expect(result.problems.map(({rule, severity}) => [rule, severity])).toEqual([['finding/procedure', 'warning']])
    expect(findingOf(result).procedure.id).toMatch(/^[0-9a-f-]{36}$/u)
  })

  it('tells no folders outside the catalog', async () => {
    for (const path of ['../../home/x.ipynb', '/home/x.ipynb', 'C:/Users/x.ipynb']) {
      expect(findingOf(await run([parameters, staging], {path})).procedure.path).toBe('x.ipynb')
    }
  })

  it('is refused with evidence of nobody, and warned about without', async () => {
    const refused = await run([staging])
    expect(refused.files).toEqual([])
    expect(refused.problems.map(({rule, severity, cell}) => [rule, severity, cell])).toEqual([
      ['finding/tenant', 'warning', undefined],
      ['evidence/foreign-tenant', 'error', 3 - 2],
    ])
    expect(findingOf(await run([code('x', [display({[mime]: none})])])).run.tenant).toBe('unknown')
  })

  it('is of the tenant that its payload names where nothing else does', async () => {
    expect(findingOf(await run([code('x', [display({[mime]: {...staged, tenant: '100200'}})])])).run.tenant).toBe('100200')
  })

  it('is refused with a name of another tenant in any text', async () => {
    const tenants = [{id: '100200'}, {id: '100201', name: 'Fabrikam'}]
    for (const cells of [[markdown('At FABRIKAM.')], [markdown('100201')], [code('x', [display({'text/plain': 'fabrikam'})])]]) {
      const {files, problems} = await run([parameters, ...cells], {facts: {tenants}})
      expect(files).toEqual([])
      expect(problems).toContainEqual(expect.objectContaining({rule: 'tenant/foreign-name', cell: 2}))
    }
    const named = {...hunt, tags: ['fabrikam']}
    expect((await run([parameters], {facts: {tenants}, metadata: {hunting: named}})).files).toEqual([])
  })

  it('is refused where the parameters of the run name another tenant', async () => {
    const {files, problems} = await run([parameters, code('x', [display({[mime]: none})])], {facts: {tenant: '100999'}})
    expect([files, problems.map(({rule}) => rule)]).toEqual([[], ['finding/tenant']])
  })

  it('has no tenant of a word that stands for none', async () => {
    for (const tenant of ['', '<tenant>']) {
      const payload = code('x', [display({[mime]: {...none, tenant}})])
      expect((await run([payload])).problems.map(({rule}) => rule)).toEqual(['finding/tenant', 'evidence/foreign-tenant'])
    }
    const payload = code('x', [display({[mime]: {...staged, tenant: 'unknown'}})])
    expect((await run([payload], {facts: {tenant: 'unknown'}})).files).toEqual([])
  })

  it.each<readonly [string, Partial<FindingFacts>]>([
    ...['', ' ', 'ACME Corp', '300 ', 'a\nb', 'unknown', 'x'.repeat(300)].map(tenant => ['finding/tenant', {tenant}] as const),
    ...['', ' ', 'a\nb', 'a\tb', 'a\u202eb', ' a', 'x'.repeat(201)].flatMap(name => [
      ['finding/environment', {environment: name}] as const,
      ['finding/run', {runId: name}] as const,
    ]),
  ])('is refused by %s with the option %j', async (rule, facts) => {
    const {files, problems} = await run([parameters, code('x', [display({[mime]: none})])], {facts})
    expect([files, problems.map(problem => [problem.rule, problem.severity])]).toEqual([[], [[rule, 'error']]])
    expect(JSON.stringify(problems)).not.toMatch(/ACME|300/u)
  })

  it('takes names of runs and places that schedulers give', async () => {
    const facts = {tenant: '100200', environment: 'US East (1)', runId: 'scheduled__2026-03-01T09:00:00+00:00'}
    const {run: told} = findingOf(await run([parameters], {facts}))
    expect(told).toMatchObject({tenant: facts.tenant, environment: facts.environment, id: facts.runId})
  })

  it('may hold words of the schema that are names of tenants', async () => {
    const tenants = [
      {id: 'x9', name: 'Evidence'},
      {id: 'completed', name: 'huntbook'},
    ]
    expect((await run([parameters, staging], {facts: {tenants}})).problems).toEqual([])
  })

  it('may be of another status with a reason', async () => {
    const cells = [parameters, code('x', [display({[mime]: {v: 1, queries: [{returned: 0, total: 9}]}})])]
    expect((await run(cells, {facts: {status: 'null_findings'}})).files).toEqual([])
    const finding = findingOf(await run(cells, {facts: {status: 'null_findings', overrideReason: 'Test hosts.'}}))
    expect(finding).toMatchObject({
      status: 'null_findings',
      incomplete: ['truncated'],
      override: {from: 'truncated', reason: 'Test hosts.'},
    })
    expect(finding.severity).toBe('informational')
  })

  it('has parameters only where they are asked for', async () => {
    expect(findingOf(await run([parameters])).run.parameters).toBeUndefined()
    expect(findingOf(await run([parameters], {facts: {includeParameters: true}})).run.parameters).toEqual({
      TENANT_ID: '100200',
      REGION: 'us1',
    })
  })

  it('tells of failures by name alone', async () => {
    const result = await run([parameters, staging, code('x', [failure('KeyError', 'SECRET', ['SECRET'])])])
    expect(findingOf(result)).toMatchObject({status: 'failed', errors: [{cell: 3, name: 'KeyError'}]})
    expect(new TextDecoder().decode(result.files[0]?.bytes)).not.toContain('SECRET')
  })

  it('warns about cells that a run left out', async () => {
    const left = {type: 'code', source: 'y', outputs: [], executionCount: null, metadata: mapOf({}), extra: new Map()} as const
    const result = await run([parameters, staging, left])
    expect(result.problems.map(({rule, message}) => [rule, message])).toEqual([
      ['finding/run', 'Expected every code cell to be executed, got 1 that were not (3): the run counts as failed.'],
    ])
    expect(findingOf(result).status).toBe('failed')
  })

  it('is as long as it has to be: the limit is that of what people read', async () => {
    const {files, problems} = await run([parameters, markdown('x'.repeat(2000))], {maxBytes: 1000})
    expect([files.length, problems.map(({rule}) => rule)]).toEqual([1, []])
  })

  it('is valid whatever the notebook holds, and the same every time', async () => {
    const odd = fc.oneof(
      fc.string({unit: 'binary', maxLength: 8}),
      fc.constantFrom('', '__proto__', '\ud800', '\u202e', '100200', '...', id),
      fc.integer(),
      fc.constant(null),
    )
    const entry = fc.record(
      {
        type: fc.constantFrom('alert', 'other'),
        id: fc.oneof(odd, fc.constant(id)),
        provider: fc.constantFrom('taegis', 'x'),
        tenant: odd,
        label: odd,
      },
      {requiredKeys: ['type', 'id', 'provider']},
    )
    const query = fc.record(
      {id: odd, text: odd, returned: fc.oneof(fc.integer({min: -1, max: 9}), fc.constant(null)), total: odd, limit: odd, error: odd},
      {requiredKeys: ['returned']},
    )
    const indicator = fc.record({
      type: fc.constantFrom('path', 'url', 'domain'),
      value: fc.oneof(fc.string({unit: 'binary'}), fc.constantFrom('C:\\a\tb', 'https://a.example.com/\ud800', 'a[.]example[.]com')),
    })
    const payload = fc.record(
      {
        indicators: fc.array(indicator, {maxLength: 2}),
        v: fc.constantFrom(1, 1, 1, 2),
        tenant: odd,
        evidence: fc.array(entry, {maxLength: 2}),
        queries: fc.array(query, {maxLength: 3}),
      },
      {requiredKeys: ['v']},
    )
    const output = fc.oneof(
      payload.map(value => display({[mime]: value})),
      fc.string({unit: 'binary'}).map(text => stream(text)),
      fc.string({unit: 'binary'}).map(name => failure(name, name)),
    )
    const cell = fc.oneof(
      fc.string({unit: 'binary'}).map(text => markdown(`## ${text}`)),
      fc
        .tuple(fc.array(output, {maxLength: 2}), fc.subarray(['remove_cell', 'evidence', 'raises-exception']))
        .map(([outputs, tags]) => code('x', outputs, tags)),
    )
    const texts = fc.oneof(odd, fc.array(odd, {maxLength: 2}))
    const hunting = fc.record(
      {id: odd, title: odd, description: odd, attack_technique_ids: texts, data_sources: texts, tags: texts},
      {requiredKeys: []},
    )
    const name = fc.oneof(
      odd.filter(value => typeof value === 'string'),
      fc.constant('us1'),
    )
    const given: fc.Arbitrary<Partial<FindingFacts>> = fc.record(
      {
        tenant: fc.constantFrom('100200', '100200', '100200 ', ''),
        environment: name,
        runId: name,
        assignee: name,
        status: fc.constantFrom(...findingStatuses),
        overrideReason: name,
      },
      {requiredKeys: []},
    )
    let exported = 0
    await fc.assert(
      fc.asyncProperty(fc.array(cell, {maxLength: 4}), hunting, given, async (cells, block, facts) => {
        const options = {metadata: {hunting: block}, facts: {...facts, includeParameters: true}}
        const result = await run([parameters, ...cells], options)
        expect(await run([parameters, ...cells], options)).toEqual(result)
        if (result.files.length === 0) return
        findingOf(result)
        exported++
      }),
    )
    expect(exported).toBeGreaterThan(0)
  })
})

describe('the indicators of a finding', () => {
  const cells = [
    markdown('# On 203.0.113.7\n\n## Findings\n\nSee c2.example.com and C2[.]example[.]com.'),
    code('x = "10.0.0.1"', [
      display({
        [mime]: {
          v: 1,
          indicators: [
            {type: 'domain', value: 'update[.]zip'},
            {type: 'ipv4', value: '1.2.3'},
          ],
        },
      }),
    ]),
  ]
  const found = ['domain c2.example.com 2', 'domain update.zip 1', 'ipv4 203.0.113.7 1']
  const shown = ({indicators}: Finding): string[] => indicators.map(({type, value, count}) => `${type} ${value} ${count}`)

  it('are those that are shown and those that a cell names', async () => {
    const result = await run(cells, {facts: {tenant: '100200'}})
    expect(shown(findingOf(result))).toEqual(found)
    expect(result.problems.map(({rule}) => rule)).toContain('finding/indicator')
  })
  it('stay as they are where the prose is defanged', async () => {
    const finding = findingOf(await run(cells, {facts: {tenant: '100200'}, defang: true}))
    expect(shown(finding)).toEqual(found)
    expect(finding.key_findings).toContain('# On 203[.]0[.]113[.]7')
    expect(finding.sections.findings).toBe('See c2[.]example[.]com and C2[.]example[.]com.')
  })
  it('are none that are known to be good', async () => {
    const facts = {tenant: '100200', allowList: ['*.example.com', 'update.zip']}
    expect(shown(findingOf(await run(cells, {facts})))).toEqual(['ipv4 203.0.113.7 1'])
  })
})
