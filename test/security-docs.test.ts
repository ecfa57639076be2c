import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import * as limits from '../src/model/limits.ts'

const page = readFileSync(join(import.meta.dirname, '../docs/security.md'), 'utf8')
const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../schemas/config.schema.json'), 'utf8'))

describe('docs/security.md', () => {
  it('has every limit with its value', () => {
    const shown = [...page.matchAll(/^\| `([a-z]\w+)` \| (\d+) \|/gimu)].map(([, name = '', value]) => [name, Number(value)])
    expect(Object.fromEntries(shown)).toEqual({...limits})
  })
  it('says of the largest file what the configuration allows', () => {
    expect(schema.properties.limits.properties.maxFileBytes.maximum).toBe(limits.largestFile)
  })
  it('says what holds where the configuration says nothing', () => {
    expect(schema.properties.limits.properties.maxFileBytes.default).toBe(limits.maxFileBytes)
  })
})
