import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {AttackIndex} from '../model/attack.ts'
import {parseAttack} from './index.ts'

describe('questions to an index', () => {
  const attack = parsed(file())

  it('knows its version, notice and domains', () => {
    expect([attack.version, attack.notice, attack.domains]).toEqual(['18.1', '© MITRE', ['enterprise', 'mobile']])
  })

  it('gives a technique with domain, parent and status', () => {
    expect(attack.technique('T1001.001')).toEqual({
      id: 'T1001.001',
      stix: 'attack-pattern--1',
      name: 'Junk',
      domain: 'enterprise',
      tactics: ['execution'],
      platforms: ['Linux'],
      parent: 'T1001',
      status: 'active',
    })
  })

  it('leaves out what the file says is null', () => {
    expect(Object.keys(attack.technique('T1001') ?? {})).not.toContain('parent')
    expect(Object.keys(attack.technique('T1001') ?? {})).not.toContain('replacedBy')
  })

  it('gives the same object for the same id', () => {
    expect(attack.technique('T1001')).toBe(attack.technique('T1001'))
  })

  it('prefers enterprise where two domains share an id, and names both', () => {
    expect(attack.technique('T1500')?.domain).toBe('enterprise')
    expect(attack.domainsOf('T1500')).toEqual(['enterprise', 'mobile'])
  })

  it('names the only domain of an id, whatever its status', () => {
    expect(attack.domainsOf('T1400')).toEqual(['mobile'])
    expect(attack.domainsOf('T9999')).toEqual([])
  })

  it.each(['constructor', '__proto__', 'toString', '', 'hasOwnProperty'])('does not know `%s`', id => {
    expect(attack.technique(id)).toBeUndefined()
    expect(attack.domainsOf(id)).toEqual([])
    expect(attack.dataComponentsOf(id)).toEqual([])
    expect(attack.dataComponent(id)).toBeUndefined()
    expect(attack.replacements(id)).toEqual([])
  })

  it('lists the techniques of a domain in the order of the file', () => {
    expect(attack.techniques('mobile').map(({id}) => id)).toEqual(['T1400', 'T1500'])
    expect(attack.techniques('ics')).toEqual([])
  })

  it('lists active sub-techniques only', () => {
    expect(attack.subtechniques('T1001').map(({id}) => id)).toEqual(['T1001.001'])
    expect(attack.subtechniques('T1001.001')).toEqual([])
  })

  it('knows tactics by id and by domain', () => {
    expect(attack.tactics('enterprise')).toEqual([{id: 'TA0002', shortname: 'execution', name: 'Execution', domain: 'enterprise'}])
    expect(attack.tactic('TA0041')?.domain).toBe('mobile')
    expect(attack.tactic('TA9999')).toBeUndefined()
    expect(attack.tactics('ics')).toEqual([])
  })

  it('knows data components and which serve a technique', () => {
    expect(attack.dataComponent('DC0032')).toEqual({id: 'DC0032', name: 'Process Creation'})
    expect(attack.dataComponentsOf('T1001')).toEqual(['DC0032'])
    expect(attack.dataComponentsOf('T1002')).toEqual([])
  })
})

describe('replacements', () => {
  it.each([
    ['an active id', {T1: undefined}, 'T1', []],
    ['an unknown id', {}, 'T1', []],
    ['one step', {T1: 'T2', T2: undefined}, 'T1', ['T2']],
    ['two steps', {T1: 'T2', T2: 'T3', T3: undefined}, 'T1', ['T2', 'T3']],
    ['a revoked id without a replacement', {T1: null}, 'T1', []],
    ['a chain that ends in nothing', {T1: 'T2', T2: null}, 'T1', ['T2']],
    ['a replacement that is not in the file', {T1: 'T2'}, 'T1', []],
    ['an id that replaces itself', {T1: 'T1'}, 'T1', []],
    ['a circle', {T1: 'T2', T2: 'T3', T3: 'T1'}, 'T1', ['T2', 'T3']],
    ['a circle behind a step', {T1: 'T2', T2: 'T3', T3: 'T2'}, 'T1', ['T2', 'T3']],
  ] as const)('of %s', (_, chain, id, expected) => {
    expect(
      parsed(chained(chain))
        .replacements(id)
        .map(technique => technique.id),
    ).toEqual(expected)
  })

  it('end for any graph, name no id twice and pass only revoked ones', () => {
    const ids = ['T1', 'T2', 'T3', 'T4', 'T5'] as const
    const graph = fc.dictionary(fc.constantFrom(...ids), fc.option(fc.constantFrom(...ids), {nil: undefined}))
    fc.assert(
      fc.property(graph, fc.constantFrom(...ids), (chain, id) => {
        const found = parsed(chained(chain)).replacements(id)
        expect(new Set([id, ...found.map(technique => technique.id)]).size).toBe(found.length + 1)
        for (const technique of found.slice(0, -1)) expect(technique.status).toBe('revoked')
      }),
    )
  })
})

describe('a text that is no index', () => {
  it.each([
    ['no JSON', '{', 'Expected an ATT&CK index: a JSON object with `attackVersion` and `domains`.'],
    ['a list', '[]', 'Expected an ATT&CK index: a JSON object with `attackVersion` and `domains`.'],
    ['no version', '{"notice": "", "domains": {}}', 'Expected a string at `/attackVersion`.'],
    ['no domains', '{"attackVersion": "1", "notice": ""}', 'Expected an object at `/domains`.'],
    ['an empty set of domains', '{"attackVersion": "1", "notice": "", "domains": {}}', 'Expected at least one domain at `/domains`.'],
    ['a foreign domain', edit('"mobile"', '"__proto__"'), 'Expected domains out of `enterprise`, `mobile`, `ics`, got `__proto__`.'],
    ['a domain that is a list', '{"attackVersion": "1", "notice": "", "domains": {"ics": []}}', 'Expected an object at `/domains/ics`.'],
    ['a technique without a name', edit('"name":"Junk"', '"nom":"Junk"'), 'Expected a string at `/domains/enterprise/techniques/1/name`.'],
    [
      'another status',
      edit('"deprecated"', '"gone"'),
      'Expected one of `active`, `revoked`, `deprecated` at `/domains/enterprise/techniques/4/status`.',
    ],
    ['tactics of numbers', edit('["execution"]', '[1]'), 'Expected a list of strings at `/domains/enterprise/techniques/0/tactics`.'],
    [
      'components that are no list',
      edit('["DC0032"]', '"DC0032"'),
      'Expected a list of strings for `T1001` at `/domains/enterprise/techniqueDataComponents`.',
    ],
    ['no components', edit('"techniqueDataComponents"', '"other"'), 'Expected an object at `/domains/mobile/techniqueDataComponents`.'],
  ])('is told what is wrong: %s', (_, text, message) => {
    expect(parseAttack(text)).toBe(message)
  })

  it('never throws', () => {
    const value = fc.oneof(fc.string(), fc.json())
    const json = fc.json().map(part => `{"attackVersion": "1", "notice": "", "domains": {"ics": ${part}}}`)
    fc.assert(fc.property(fc.oneof(value, json), text => void parseAttack(text)))
  })
})

function parsed(text: string): AttackIndex {
  const attack = parseAttack(text)
  if (typeof attack === 'string') throw new Error(attack)
  return attack
}

function edit(from: string, to: string): string {
  const text = file()
  if (!text.includes(from)) throw new Error(`The file does not hold ${from}.`)
  return text.replace(from, () => to)
}

/** `null`: revoked for nothing. `undefined`: active. */
function chained(chain: Readonly<Record<string, string | null | undefined>>): string {
  const techniques = Object.entries(chain).map(([id, next]) =>
    technique(id, next === undefined ? {} : {status: 'revoked', replacedBy: next}),
  )
  return JSON.stringify({attackVersion: '1', notice: '', domains: {ics: domain({techniques})}})
}

function file(): string {
  return JSON.stringify({
    attackVersion: '18.1',
    source: 'by hand',
    notice: '© MITRE',
    domains: {
      mobile: domain({
        tactics: [{id: 'TA0041', shortname: 'execution', name: 'Execution'}],
        techniques: [technique('T1400'), technique('T1500')],
      }),
      enterprise: domain({
        tactics: [{id: 'TA0002', shortname: 'execution', name: 'Execution'}],
        techniques: [
          technique('T1001', {tactics: ['execution']}),
          technique('T1001.001', {
            stix: 'attack-pattern--1',
            name: 'Junk',
            tactics: ['execution'],
            platforms: ['Linux'],
            subtechniqueOf: 'T1001',
          }),
          technique('T1001.002', {subtechniqueOf: 'T1001', status: 'revoked'}),
          technique('T1002'),
          technique('T1003', {status: 'deprecated'}),
          technique('T1500'),
        ],
        dataComponents: [{id: 'DC0032', name: 'Process Creation'}],
        techniqueDataComponents: {T1001: ['DC0032']},
      }),
    },
  })
}

function domain(facts: object): object {
  return {version: '1', tactics: [], techniques: [], dataComponents: [], techniqueDataComponents: {}, ...facts}
}

function technique(id: string, facts: object = {}): object {
  return {id, name: id, tactics: [], subtechniqueOf: null, platforms: [], status: 'active', replacedBy: null, ...facts}
}
