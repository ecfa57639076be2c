import {describe, expect, it} from 'vitest'
import {attack} from '../../test/support/attack.ts'
import {huntOfBlock} from '../model/hunt.ts'
import {fromPlain} from '../model/value.ts'
import type {CatalogEntry} from '../model/view.ts'
import {treeValue} from '../parse/tree.ts'
import {parseYaml} from '../parse/yaml.ts'
import {indexChanges, indexText} from './hunt-index.ts'

const content = {parameters: ['TENANT_ID', 'REGION'], languages: ['kql', 'taegis'], digest: '00ff'}

function entry(path: string, block: object | string, rest: Partial<CatalogEntry> = {content}): CatalogEntry {
  const {tree} = typeof block === 'string' ? parseYaml(block, {version: '1.1'}) : {}
  return {path, hunting: huntOfBlock(tree ? treeValue(tree) : fromPlain(block), new Map([['techniques', 'attack_technique_ids']])), ...rest}
}

function index(hunts: readonly CatalogEntry[], extra: readonly string[] = []): string {
  return indexText({hunts, attack, extra})
}

describe('indexText', () => {
  it('has one hunt a line, with every field', () => {
    const full = {
      id: '0d5f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90',
      title: 'Say "x"',
      description: 'Étude',
      techniques: ['T1059.001', 'T1003.001', 'T1999'],
      data_sources: ['scwx.process'],
      tags: ['windows'],
      status: 'deprecated',
      platforms: ['Windows', 7],
      severity: 'high',
      created: '2025-03-01',
      modified: '2025-03-02',
      replaced_by: 'y',
      service_tier: 'plus',
    }
    expect(
      index([entry('hunts/mdr/x.md', full), entry('docs/y.md', {id: 'b'}, {content: {...content, parameters: [], languages: []}})]),
    ).toBe(`{
  "version": 1,
  "attackVersion": "18.1",
  "hunts": [
    {"id": "0d5f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90", "path": "hunts/mdr/x.md", "team": "mdr", "title": "Say \\"x\\"", "description": "Étude", "status": "deprecated", "techniques": ["T1059.001", "T1003.001", "T1999"], "tactics": ["credential-access", "execution"], "dataSources": ["scwx.process"], "tags": ["windows"], "platforms": ["Windows"], "severity": "high", "created": "2025-03-01", "modified": "2025-03-02", "replacedBy": "y", "parameters": ["TENANT_ID", "REGION"], "languages": ["kql", "taegis"], "hash": "sha256:00ff"},
    {"id": "b", "path": "docs/y.md", "team": null, "title": null, "description": null, "status": "active", "techniques": [], "tactics": [], "dataSources": [], "tags": [], "platforms": [], "severity": null, "created": null, "modified": null, "replacedBy": null, "parameters": [], "languages": [], "hash": "sha256:00ff"}
  ]
}
`)
  })
  it('is JSON, also for a catalog without hunts', () => {
    expect(index([])).toBe('{\n  "version": 1,\n  "attackVersion": "18.1",\n  "hunts": []\n}\n')
  })
  it('leaves out halves that are made of others', () => {
    const text = index([entry('x.ipynb', {id: 'a'}, {isMirror: true}), entry('x.md', {id: 'a'})])
    expect(JSON.parse(text).hunts.map(({path}: {path: string}) => path)).toEqual(['x.md'])
  })
  it('has the fields of teams that are asked for, as JSON can hold them', () => {
    const block = 'zone: 3\nratio: 1.0\nbig: 123456789012345678901234567890\nendless: .inf\nflags: {b: [yes, null], a: "x"}\nother: 1\n'
    const names = ['zone', 'ratio', 'big', 'endless', 'flags', 'missing', '__proto__']
    expect(index([entry('x.md', block)], names)).toContain(
      '"extra": {"zone": 3, "ratio": 1.0, "big": 123456789012345678901234567890, "endless": null, "flags": {"b": [true, null], "a": "x"}}}',
    )
    expect(index([entry('x.md', {})], names)).toContain('"extra": {}}')
  })
})

describe('indexChanges', () => {
  const one = index([entry('a.md', {id: 'a', title: 'x'}), entry('b.md', {id: 'b'}), entry('c.md', {title: 'no id'})])

  it('names hunts by id, or by path', () => {
    const other = index([
      entry('a.md', {id: 'a', title: 'y'}),
      entry('c.md', {title: 'changed'}),
      entry('d.md', {}),
      entry('e.md', {id: 'e'}),
    ])
    expect(indexChanges(one, other)).toEqual({added: ['d.md', 'e'], changed: ['a', 'c.md'], removed: ['b']})
    expect(indexChanges(one, one)).toEqual({added: [], changed: [], removed: []})
  })
  it('does not mind commas, spaces at the edges and other line ends', () => {
    expect(indexChanges(one.replaceAll('\n', '\r\n').replaceAll('    ', '\t'), one)).toEqual({added: [], changed: [], removed: []})
  })
  it('reads what is no JSON', () => {
    const conflict = one.replace('    {"id": "b"', '<<<<<<< ours\n    {"id": "z"}\n=======\n    {"id": "b"')
    expect(indexChanges(conflict, one)).toEqual({added: [], changed: [], removed: ['z']})
    expect(indexChanges('', one)).toEqual({added: ['a', 'b', 'c.md'], changed: [], removed: []})
  })
  it('takes little time for a line that does not end', () => {
    const before = performance.now()
    indexChanges(`{"id": "${'{"path": "'.repeat(200_000)}`, one)
    expect(performance.now() - before).toBeLessThan(500)
  })
})
