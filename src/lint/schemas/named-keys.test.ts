import {describe, expect, it} from 'vitest'
import {namedKeys} from './named-keys.ts'

const names = (schema: unknown): string[] => [...namedKeys(schema).names]

describe('namedKeys', () => {
  it('has the keys of a schema in its order', () => {
    expect(names({properties: {b: {}, a: {properties: {inner: {}}}}, required: ['c', 'a']})).toEqual(['b', 'a', 'c'])
  })
  it('has those that depend on others', () => {
    expect(names({dependentRequired: {a: ['b']}, dependentSchemas: {c: {properties: {d: true}}}})).toEqual(['b', 'a', 'c', 'd'])
  })
  it('looks into branches, and not into what other values have to fit', () => {
    const words = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else', 'not', 'items', 'additionalProperties', '$defs']
    const branches = words.map(word => [word, word.endsWith('Of') ? [true, {properties: {[word]: {}}}] : {properties: {[word]: {}}}])
    expect(names(Object.fromEntries(branches))).toEqual(['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'])
  })
  it.each([
    ['a pointer', '#/$defs/a~1b%20c'],
    ['an anchor', '#fields'],
    ['the id of a part', 'urn:x:fields'],
    ['the id of the file and a pointer', 'https://x.test/s.json#/$defs/a~1b%20c'],
  ])('follows a reference that is %s', (_, $ref) => {
    const part = {$id: 'urn:x:fields', $anchor: 'fields', properties: {tier: {}}}
    expect(names({$id: 'https://x.test/s.json', $ref, $defs: {'a/b c': part}})).toEqual(['tier'])
  })
  it('ends where references go in circles or lead nowhere', () => {
    expect(names({properties: {a: {}}, $ref: '#', allOf: [{$ref: '#/allOf/0'}, {$ref: '#/__proto__/x'}, {$dynamicRef: '#none'}]})).toEqual([
      'a',
    ])
  })
  it('has patterns of keys as JSON Schema takes them: anywhere in the key', () => {
    const {patterns} = namedKeys({allOf: [{patternProperties: {'^x_': {}, '\\p{Lu}': {}}}]})
    expect(['x_a', 'a_x_', 'aÄ'].map(key => patterns.some(pattern => pattern.test(key)))).toEqual([true, false, true])
  })
  it.each([true, false, null, 3, [], {properties: 3, required: {}, allOf: {}}])('has none in %j', schema => {
    expect(namedKeys(schema)).toEqual({names: new Set(), patterns: []})
  })
})
