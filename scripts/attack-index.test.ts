import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {execPath} from 'node:process'
import {gzipSync} from 'node:zlib'
import {afterAll, describe, expect, it} from 'vitest'
import {attackIndex, printIndex} from './attack-index/build.mjs'

const options = {version: '99.1', source: 'somewhere'}

describe('attackIndex', () => {
  const {domains, notice} = attackIndex([bundle()], options)
  const {enterprise} = domains

  it('lists the tactics in the order of the matrix', () => {
    expect(enterprise.tactics).toEqual([
      {id: 'TA0002', stix: 'x-mitre-tactic--run', shortname: 'execution', name: 'Execution'},
      {id: 'TA0001', stix: 'x-mitre-tactic--enter', shortname: 'initial-access', name: 'Initial Access'},
    ])
  })

  it('sorts techniques by id and their tactics by the matrix, unknown ones last', () => {
    expect(enterprise.techniques.map(({id, tactics}) => [id, tactics])).toEqual([
      ['T1001', ['execution', 'initial-access', 'gone']],
      ['T1001.001', []],
      ['T1002', []],
      ['T1002.001', []],
      ['T1003', []],
    ])
  })

  it('takes the parent from the relationship, else from the id', () => {
    expect(enterprise.techniques.map(({id, subtechniqueOf}) => [id, subtechniqueOf])).toContainEqual(['T1001.001', 'T1001'])
    expect(enterprise.techniques.map(({id, subtechniqueOf}) => [id, subtechniqueOf])).toContainEqual(['T1002.001', 'T1002'])
  })

  it('tells revoked from deprecated and follows one step of the replacement', () => {
    expect(enterprise.techniques.map(({id, status, replacedBy}) => [id, status, replacedBy])).toEqual([
      ['T1001', 'active', null],
      ['T1001.001', 'active', null],
      ['T1002', 'revoked', 'T1001'],
      ['T1002.001', 'revoked', null],
      ['T1003', 'deprecated', null],
    ])
  })

  it('leaves deprecated data components out of the list', () => {
    expect(enterprise.dataComponents).toEqual([{id: 'DC0002', name: 'Logons'}])
  })

  it('reaches data components through strategy, analytics and log sources', () => {
    expect(enterprise.techniqueDataComponents).toEqual({T1001: ['DC0001', 'DC0002'], 'T1001.001': []})
  })

  it('takes the year of the designation from the marking', () => {
    expect(notice).toMatch(/^© 2031 The MITRE Corporation\. /u)
  })

  it('puts the domains in one order, however they are given', () => {
    const both = attackIndex([bundle('ics-attack'), bundle('enterprise-attack')], options)
    expect(Object.keys(both.domains)).toEqual(['enterprise', 'ics'])
  })

  it.each([
    ['no matrix', [{objects: []}], 'Expected a bundle with the matrix of one ATT&CK domain.'],
    ['two bundles of one domain', [bundle(), bundle()], 'Unexpected second bundle of the domain `enterprise`: remove it.'],
    ['a reference that leads nowhere', [without('attack-pattern--1')], 'Expected the object `attack-pattern--1` in the bundle.'],
    ['no copyright statement', [without('marking-definition--1')], 'Expected a bundle with the copyright statement of MITRE.'],
  ])('refuses %s', (_, bundles, message) => {
    expect(() => attackIndex(bundles, options)).toThrow(message)
  })
})

describe('printIndex', () => {
  it('prints one record a line, as JSON', () => {
    const index = attackIndex([bundle()], options)
    const text = printIndex(index)
    expect(JSON.parse(text)).toEqual(index)
    expect(text).toContain('\n        {"id": "DC0002", "name": "Logons"}\n')
    expect(text).toContain('\n        "T1001": ["DC0001", "DC0002"],\n')
    expect(text.endsWith('  }\n}\n')).toBe(true)
  })

  it('prints empty lists in one line', () => {
    const domain = {version: '1', tactics: [], techniques: [], dataComponents: [], techniqueDataComponents: {}}
    const text = printIndex({attackVersion: '1', source: '', notice: '', domains: {ics: domain}})
    expect(text).toContain('"tactics": [],\n')
    expect(text).toContain('"techniqueDataComponents": {}\n')
  })
})

describe('the script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attack-index-'))
  afterAll(() => rmSync(folder, {recursive: true}))
  const script = join(import.meta.dirname, 'attack-index.mjs')
  const run = (...args: readonly string[]) => spawnSync(execPath, [script, ...args], {encoding: 'utf8'})

  it('reads bundles with and without gzip', () => {
    const text = JSON.stringify(bundle())
    writeFileSync(join(folder, 'plain.json'), text)
    writeFileSync(join(folder, 'packed.json.gz'), gzipSync(text))
    const [plain, packed] = ['plain.json', 'packed.json.gz'].map(name =>
      run(join(folder, name), '--version', '99.1', '--source', 'somewhere'),
    )
    expect(plain?.stdout).toBe(printIndex(attackIndex([bundle()], options)))
    expect(packed?.stdout).toBe(plain?.stdout)
    expect(plain?.status).toBe(0)
  })

  it('ends with 2 and its usage without bundles', () => {
    const {status, stdout, stderr} = run('--version', '1')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('Usage: node scripts/attack-index.mjs')
  })

  it('ends with 2 for a file that is not there', () => {
    const {status, stderr} = run(join(folder, 'absent.json'), '--version', '1', '--source', 's')
    expect(status).toBe(2)
    expect(stderr).toContain('absent.json')
  })
})

function without(id: string) {
  return {objects: bundle().objects.filter(object => object.id !== id)}
}

/** All that can be odd about a bundle, once. */
function bundle(matrix = 'enterprise-attack') {
  const named = (type: string, id: string, external: string, more: object = {}) => ({
    type,
    id: `${type}--${id}`,
    external_references: [{source_name: 'mitre-attack', external_id: external}],
    ...more,
  })
  const link = (kind: string, from: string, to: string) => ({
    type: 'relationship',
    id: `relationship--${from}-${to}`,
    relationship_type: kind,
    source_ref: from,
    target_ref: to,
  })
  const phases = (...names: readonly string[]) => ({kill_chain_phases: names.map(name => ({phase_name: name}))})
  return {
    objects: [
      {type: 'marking-definition', id: 'marking-definition--1', definition: {statement: 'Copyright 2015-2031, The MITRE Corporation. …'}},
      named('x-mitre-matrix', 'old', 'network-effects', {x_mitre_deprecated: true, tactic_refs: []}),
      named('x-mitre-matrix', '1', matrix, {tactic_refs: ['x-mitre-tactic--run', 'x-mitre-tactic--enter']}),
      named('x-mitre-tactic', 'enter', 'TA0001', {name: 'Initial Access', x_mitre_shortname: 'initial-access'}),
      named('x-mitre-tactic', 'run', 'TA0002', {name: 'Execution', x_mitre_shortname: 'execution'}),
      named('attack-pattern', '5', 'T1003', {name: 'E', x_mitre_deprecated: true}),
      named('attack-pattern', '3', 'T1002', {name: 'C', revoked: true}),
      named('attack-pattern', '4', 'T1002.001', {name: 'D', revoked: true}),
      named('attack-pattern', '1', 'T1001', {
        name: 'A',
        ...phases('gone', 'initial-access', 'execution'),
        x_mitre_platforms: ['b', 'B', 'a'],
      }),
      named('attack-pattern', '2', 'T1001.001', {name: 'B'}),
      link('subtechnique-of', 'attack-pattern--2', 'attack-pattern--1'),
      link('revoked-by', 'attack-pattern--3', 'attack-pattern--1'),
      link('detects', 'x-mitre-detection-strategy--1', 'attack-pattern--1'),
      link('detects', 'x-mitre-detection-strategy--2', 'attack-pattern--2'),
      named('x-mitre-detection-strategy', '1', 'DET1', {x_mitre_analytic_refs: ['x-mitre-analytic--1']}),
      named('x-mitre-detection-strategy', '2', 'DET2'),
      named('x-mitre-analytic', '1', 'AN1', {
        x_mitre_log_source_references: [
          {x_mitre_data_component_ref: 'x-mitre-data-component--2'},
          {x_mitre_data_component_ref: 'x-mitre-data-component--1'},
          {x_mitre_data_component_ref: 'x-mitre-data-component--2'},
        ],
      }),
      named('x-mitre-data-component', '1', 'DC0001', {name: 'Old', x_mitre_deprecated: true}),
      named('x-mitre-data-component', '2', 'DC0002', {name: 'Logons'}),
    ],
  }
}
