import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {describe, expect, it} from 'vitest'
import {attackIndex, printIndex} from '../../scripts/attack-index/build.mjs'
import {parseAttack} from '../../src/attack/index.ts'
import {type AttackDomain, attackDomains} from '../../src/model/attack.ts'
import {dataPath, readData} from './data.ts'

const expected = readData('attack', 'attack-18.1.index.json')
const shipped = readFileSync(join(import.meta.dirname, '../../src/attack/data/attack-18.1.json'), 'utf8')

describe('the index of ATT&CK 18.1', () => {
  it('is made from the three bundles byte for byte', () => {
    const bundles = attackDomains.map(domain =>
      JSON.parse(gunzipSync(readFileSync(dataPath('attack', `${domain}-attack-18.1.stix.json.gz`))).toString('utf8')),
    )
    const options = {version: '18.1', source: 'mitre/cti 421deacb77191b38bdd1bf63268954e93da91365'}
    expect(printIndex(attackIndex(bundles, options)) === expected).toBe(true)
  })

  it('is what the package ships, with its licence', () => {
    expect(shipped === expected).toBe(true)
    const licence = readFileSync(join(import.meta.dirname, '../../src/attack/data/LICENSE.txt'), 'utf8')
    expect(licence).toBe(readData('attack', 'LICENSE.txt'))
  })
})

describe('the facts of ATT&CK 18.1', () => {
  const parsed = parseAttack(shipped)
  if (typeof parsed === 'string') throw new Error(parsed)
  const attack = parsed
  const ids = (id: string) => attack.replacements(id).map(technique => technique.id)

  it.each<[AttackDomain, object]>([
    ['enterprise', {techniques: 835, active: 691, sub: 475, revoked: 132, deprecated: 12, tactics: 14, mapped: 650}],
    ['mobile', {techniques: 190, active: 124, sub: 47, revoked: 53, deprecated: 13, tactics: 12, mapped: 104}],
    ['ics', {techniques: 95, active: 83, sub: 0, revoked: 0, deprecated: 12, tactics: 12, mapped: 70}],
  ])('count as published: %s %o', (domain, counts) => {
    const techniques = attack.techniques(domain)
    const active = techniques.filter(({status}) => status === 'active')
    expect({
      techniques: techniques.length,
      active: active.length,
      sub: active.filter(({parent}) => parent !== undefined).length,
      revoked: techniques.filter(({status}) => status === 'revoked').length,
      deprecated: techniques.filter(({status}) => status === 'deprecated').length,
      tactics: attack.tactics(domain).length,
      mapped: active.filter(({id}) => attack.dataComponentsOf(id).length > 0).length,
    }).toEqual(counts)
  })

  it.each([
    ['T1073', ['T1574.002', 'T1574.001']],
    ['T1150', ['T1547.011', 'T1647']],
    ['T1162', ['T1547.011', 'T1647']],
    ['T1574.002', ['T1574.001']],
    ['T1059', []],
    ['T1454', []],
    ['T1431', ['T1476']],
    ['T1440', ['T1475']],
    ['T1455', ['T1477']],
  ])('follow %s to %j', (id, chain) => {
    expect(ids(id)).toEqual(chain)
  })

  it('revoke T1454 without a replacement', () => {
    expect(attack.technique('T1454')).toMatchObject({status: 'revoked', domain: 'mobile'})
    expect(attack.technique('T1454')).not.toHaveProperty('replacedBy')
  })

  it('lead eight revoked mobile techniques to a deprecated one', () => {
    const ends = attack.techniques('mobile').map(({id}) => attack.replacements(id).at(-1)?.status)
    expect(ends.filter(status => status === 'deprecated').length).toBe(8)
  })

  it('end every other replacement in an active technique', () => {
    const all = attack.domains.flatMap(domain => attack.techniques(domain))
    const open = all.filter(({id, status}) => status === 'revoked' && attack.replacements(id).at(-1)?.status !== 'active')
    expect(open.length).toBe(9)
  })

  it('have a parent for every id with a dot, and stix ids that no two share', () => {
    const all = attack.domains.flatMap(domain => attack.techniques(domain))
    expect(all.length).toBe(1120)
    expect(all.every(({id, parent}) => (parent ?? id) === id.split('.')[0])).toBe(true)
    expect(new Set(all.map(({stix}) => stix)).size).toBe(1120)
  })

  it('place ids in their only domain', () => {
    expect(attack.domainsOf('T1660')).toEqual(['mobile'])
    expect(attack.domainsOf('T0855')).toEqual(['ics'])
    expect(attack.domainsOf('T1059')).toEqual(['enterprise'])
    expect(attack.domainsOf('T1999')).toEqual([])
  })

  it('name the sub-techniques of T1059', () => {
    expect(attack.subtechniques('T1059').map(({id}) => id)).toContain('T1059.001')
    expect(attack.technique('T1059.001')).toMatchObject({name: 'PowerShell', parent: 'T1059', tactics: ['execution']})
  })
})
