import {readdirSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {readChannels} from '../../src/export/finding/channels.ts'
import {findIdentifiers} from '../../src/export/finding/identifiers.ts'
import {jsonTarget} from '../../src/export/finding/json-target.ts'
import {readFinding} from '../../src/export/finding/read.ts'
import {type Counted, statusOf} from '../../src/export/finding/status.ts'
import {readTaegisResults} from '../../src/export/finding/taegis-results.ts'
import {acceptEvidence, belongs, foreignFacts} from '../../src/export/finding/tenancy.ts'
import {defaultExportOptions, exportNotebook, targets} from '../../src/export/index.ts'
import {collectIndicators} from '../../src/export/indicators/collect.ts'
import {uuid5} from '../../src/export/uuid5.ts'
import {ipynb} from '../../src/formats/ipynb/index.ts'
import type {RunState} from '../../src/model/finding.ts'
import type {Notebook} from '../../src/model/notebook.ts'
import {dataPath, readData} from './data.ts'

function vectors<Vector>(name: string): readonly Vector[] {
  // The data is written for this project, so its shape is known.
  return JSON.parse(readData('xdr', 'vectors', `${name}.json`)) as readonly Vector[]
}

function notebookOf(outputs: readonly unknown[], tags: readonly string[]): Notebook {
  const cell = {id: 'c', cell_type: 'code', execution_count: 1, metadata: {tags}, source: 'stage()', outputs}
  const {notebook} = ipynb.parse(JSON.stringify({nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell]}))
  if (!notebook) throw new Error('Expected a notebook.')
  return notebook
}

describe('xdr: 20 texts with identifiers', () => {
  const all = vectors<{id: string; text: string; expect: readonly {kind: string; value: string}[]}>('identifiers')
  it('has them all', () => expect(all).toHaveLength(20))
  it.each(all)('$id', ({text, expect: expected}) => {
    expect(findIdentifiers(text).map(({kind, value}) => ({kind, value}))).toEqual(expected)
  })
})

interface ChannelVector {
  readonly id: string
  readonly run_tenant: string
  readonly cell_tags: readonly string[]
  readonly outputs: readonly unknown[]
  readonly expect: {
    readonly evidence: readonly {readonly type: string; readonly id: string; readonly channel: string}[]
    readonly queries: readonly unknown[]
    readonly indicators: readonly {readonly type: string; readonly value: string}[]
    readonly problems: readonly string[]
  }
}

describe('xdr: 17 cells with channels', () => {
  const all = vectors<ChannelVector>('channels')
  it('has them all', () => expect(all).toHaveLength(17))
  it.each(all)('$id', ({run_tenant, cell_tags, outputs, expect: expected}) => {
    const channels = readChannels(notebookOf(outputs, cell_tags).cells)
    const {evidence, problems} = acceptEvidence(channels.claims, run_tenant)
    expect(evidence.map(({type, id, channel}) => ({type, id, channel}))).toEqual(expected.evidence)
    expect(channels.queries).toEqual(expected.queries)
    const indicators = collectIndicators([], channels.indicators, [])
    expect(indicators.map(({type, value}) => ({type, value}))).toEqual(expected.indicators)
    const found = [...channels.problems, ...problems, ...foreignFacts(channels, run_tenant)]
    expect(found.map(({rule}) => rule)).toEqual(expected.problems)
    expect(JSON.stringify(found)).not.toMatch(/100201|priv:|1763/u)
  })
})

describe('xdr: 5 displayed results', () => {
  const all = vectors<{id: string; text: string; expect: readonly unknown[]}>('query-facts')
  it('has them all', () => expect(all).toHaveLength(5))
  it.each(all)('$id', ({text, expect: expected}) => {
    const results = readTaegisResults(text)
    expect(Array.isArray(results) ? results : []).toEqual(expected)
  })
  it('refuses one that is hostile', () =>
    expect(readTaegisResults(all.find(({id}) => id === 'facts:hostile-cell')?.text ?? '')).toBe('malformed'))
})

describe('xdr: 11 statuses', () => {
  const all = vectors<{
    id: string
    run: RunState
    queries: readonly Counted[]
    evidence: number
    cell_errors: number
    expect: unknown
  }>('status')
  it('has them all', () => expect(all).toHaveLength(11))
  it.each(all)('$id', ({run, queries, evidence, cell_errors: cellErrors, expect: expected}) => {
    expect(statusOf({run, queries, evidence, cellErrors})).toEqual(expected)
  })
})

describe('xdr: 9 tenants', () => {
  const all = vectors<{id: string; tenant: string; evidence: readonly {id: string; tenant?: string}[]; expect: string}>('tenants')
  it('has them all', () => expect(all).toHaveLength(9))
  it.each(all)('$id', ({tenant, evidence, expect: expected}) => {
    const all = evidence.every(({id, tenant: own}) => belongs({id, tenants: own === undefined ? [] : [own]}, tenant))
    expect(all ? 'accept' : 'block').toBe(expected)
  })
})

describe('xdr: 5 findings', () => {
  const files = readdirSync(dataPath('xdr', 'findings'))
  it('has them all', () => expect(files).toHaveLength(5))
  it.each(files)('%s is read, and written as it was', file => {
    const text = readData('xdr', 'findings', file)
    const {finding, problems} = readFinding(text)
    expect(problems).toEqual([])
    if (!finding) throw new Error('Expected a finding.')
    const {procedure, run} = finding
    expect(finding.id).toBe(uuid5(`finding:${procedure.id}:${run.tenant}:${run.environment}:${run.id}`))
    const [written] = jsonTarget.export({finding, stem: 'x', pictures: []}, defaultExportOptions).files
    expect(new TextDecoder().decode(written?.bytes)).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
  })
})

interface JsonCheck {
  readonly name: string
  readonly notebook: string
  readonly args: readonly string[]
  readonly present: readonly string[]
  readonly absent: readonly string[]
}

describe('xdr: what an export to JSON says', () => {
  // The data is written for this project, so its shape is known.
  const all = JSON.parse(readData('export', 'findings.json')) as readonly JsonCheck[]
  const checks = all.filter(({args}) => args.includes('json'))
  it('has a case', () => expect(checks).toHaveLength(1))
  it.each(checks)('$name', async ({notebook: file, present, absent}) => {
    const {notebook} = ipynb.parse(readData('export', 'cases', file))
    const target = await targets.get('json')?.()
    if (!notebook || !target) throw new Error('Expected a notebook and a target.')
    const facts = {...defaultExportOptions.facts, sha256: '0'.repeat(64)}
    const {files, problems} = exportNotebook(notebook, {...defaultExportOptions, path: file, targets: [target], facts})
    expect(problems.filter(({severity}) => severity === 'error')).toEqual([])
    const text = new TextDecoder().decode(files[0]?.bytes)
    const shown = Object.values(JSON.parse(text))
      .map(value => JSON.stringify(value))
      .join('\n')
    for (const wanted of present) expect(shown).toContain(wanted)
    const everything = [text, shown, ...files.flatMap(({path, bytes}) => [path, new TextDecoder('latin1').decode(bytes)])].join('\n')
    for (const unwanted of absent) expect(everything).not.toContain(unwanted)
    for (const unwanted of absent) expect(JSON.stringify(problems)).not.toContain(unwanted)
    expect(readFinding(text).problems).toEqual([])
  })
})

describe('xdr: the finding of every notebook of the export data', () => {
  const files = readdirSync(dataPath('export', 'cases')).filter(file => file.endsWith('.ipynb'))
  it('has them all', () => expect(files.length).toBeGreaterThanOrEqual(30))
  it.each(files)('%s can be read back as it was written', async file => {
    const {notebook} = ipynb.parse(readData('export', 'cases', file))
    const target = await targets.get('json')?.()
    // Some are no notebooks, which other tests are about.
    if (!notebook || !target) return
    const facts = {...defaultExportOptions.facts, sha256: '0'.repeat(64), tenant: '100200', includeParameters: true}
    const [written] = exportNotebook(notebook, {...defaultExportOptions, path: file, targets: [target], facts}).files
    if (!written) return
    const {finding, problems} = readFinding(new TextDecoder().decode(written.bytes))
    expect(problems).toEqual([])
    expect(finding).toEqual(JSON.parse(new TextDecoder().decode(written.bytes)))
  })
})
