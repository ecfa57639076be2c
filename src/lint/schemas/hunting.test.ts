import {describe, expect, it} from 'vitest'
import {readSchema} from '../../../scripts/validators.mjs'
import {fromPlain} from '../../model/value.ts'
import {compileTeamSchema, huntingSchema} from './hunting.ts'

const good = {
  id: '8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90',
  title: 'Suspicious services',
  description: 'Finds services that accounts stop.',
  attack_technique_ids: ['T1543.003'],
  data_sources: ['scwx.process'],
  tags: [],
}

async function schemaOf(...schemas: readonly object[]) {
  const teams = schemas.map(async (schema, index) => ({schema: await compileTeamSchema(schema), name: `schema ${index}`}))
  return huntingSchema(await Promise.all(teams), new Map([['techniques', 'attack_technique_ids']]))
}

describe('huntingSchema', () => {
  it('is that of the fields where no team has one', () => {
    const {check, knownKeys} = huntingSchema()
    expect(check(fromPlain(good))).toEqual([])
    expect([...knownKeys().names.keys()]).toEqual(Object.keys(readSchema('hunting').properties))
  })
  it('holds all schemas together, and says which one is broken', async () => {
    const {check} = await schemaOf({required: ['tier']}, {properties: {zone: {enum: [1, 2]}}})
    expect(check(fromPlain({...good, title: 3, zone: 4})).map(({pointer, message}) => `${pointer} ${message}`)).toEqual([
      '/title Expected a string, got the number `3`.',
      ' `tier` is missing (schema 0).',
      '/zone Expected one of `1`, `2`, got the number `4` (schema 1).',
    ])
  })
  it('says once what several of them ask for', async () => {
    const {check} = await schemaOf({required: ['title', 'tier']}, {required: ['tier']})
    const {title: _, ...untitled} = good
    expect(check(fromPlain(untitled)).map(({message}) => message)).toEqual(['`title` is missing.', '`tier` is missing (schema 0).'])
  })
  it('knows the keys of all of them, and other names of fields', async () => {
    const {knownKeys} = await schemaOf({properties: {tier: {}}}, {patternProperties: {'^x_': {}}})
    const {names, has} = knownKeys()
    expect(['id', 'tier', 'techniques', 'x_a', 'constructor', 'tire'].map(has)).toEqual([true, true, true, true, false, false])
    expect([names.get('tier'), names.get('techniques'), names.get('x_a')]).toEqual(['tier', 'attack_technique_ids', undefined])
  })
})
