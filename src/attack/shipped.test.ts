import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {parseAttack} from './index.ts'
import {shippedAttack} from './shipped.ts'

const folder = join(import.meta.dirname, 'data')
const files = readdirSync(folder).filter(name => name.endsWith('.json'))

describe.each(files)('the shipped index %s', name => {
  const text = readFileSync(join(folder, name), 'utf8')
  const index = parseAttack(text)
  if (typeof index === 'string') throw new Error(index)
  const shipped = shippedAttack(text)

  it('says the same of every technique, line by line and as a whole', () => {
    const techniques = index.domains.flatMap(domain => index.techniques(domain))
    expect(techniques.length).toBeGreaterThan(1000)
    for (const {id} of techniques) {
      expect(shipped.technique(id)).toEqual(index.technique(id))
      expect(shipped.replacements(id)).toEqual(index.replacements(id))
    }
    expect(shipped.version).toBe(index.version)
  })
  it('says the same of data components', () => {
    const ids = Array.from({length: 200}, (_, number) => `DC${String(number).padStart(4, '0')}`)
    expect(ids.filter(id => index.dataComponent(id)).length).toBeGreaterThan(90)
    for (const id of [...ids, 'T1059', '', 'DC....']) expect(shipped.dataComponent(id)).toEqual(index.dataComponent(id))
  })
  it('knows nothing of other ids, whatever they hold', () => {
    for (const id of ['T9999', 'TA0005', 'DC0032', '', '"', 'T1059", "stix', '__proto__']) expect(shipped.technique(id)).toBeUndefined()
  })
})
