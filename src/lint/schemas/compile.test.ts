import {describe, expect, it} from 'vitest'
import {fromPlain, toPlain, type Value} from '../../model/value.ts'
import {compileSchema} from './compile.ts'

describe('a schema of a team', () => {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Fields of team mdr',
    type: 'object',
    required: ['service_tier'],
    properties: {service_tier: {enum: ['core', 'plus', 'elite']}, customer_visible: {type: 'boolean'}},
  }

  it.each([
    [{service_tier: 'plus', customer_visible: true, other: 1}, []],
    [{service_tier: 'gold'}, ['/service_tier Expected one of `core`, `plus`, `elite`, got `gold`.']],
    [{customer_visible: 'yes'}, [' `service_tier` is missing.', '/customer_visible Expected `true` or `false`, got a string.']],
  ])('checks %j', async (value, expected) => {
    expect(await said(schema, value)).toEqual(expected)
  })
})

describe('the message of a keyword', () => {
  it.each<[object, unknown, string[]]>([
    [{const: 'x'}, 'y', [' Expected `x`, got `y`.']],
    [{const: {a: [1]}}, {a: [2]}, [' Expected `{"a":[1]}`, got a mapping.']],
    [{enum: ['only']}, 1, [' Expected `only`, got the number `1`.']],
    [{type: ['string', 'integer', 'null']}, 1.5, [' Expected a string, a whole number or `null`, got the number `1.5`.']],
    [{type: 'string', minLength: 1}, '', [' Expected a string that is not empty.']],
    [{type: 'string', minLength: 3}, '😀', [' Expected at least 3 characters, got 1.']],
    [{type: 'string', maxLength: 1}, 'abc', [' Expected at most one character, got 3.']],
    [{type: 'array', minItems: 2}, [1], [' Expected at least 2 items, got 1.']],
    [{type: 'array', maxItems: 1}, [1, 2], [' Expected at most one item, got 2.']],
    [{type: 'array', prefixItems: [true], items: false}, [1, 2], [' Expected at most one item, got 2.']],
    [{type: 'array', uniqueItems: true}, [1, 2, 1], ['/2 Unexpected second copy: remove it.']],
    [{type: 'object', minProperties: 1}, {}, [' Expected at least one key, got none.']],
    [{type: 'object', maxProperties: 1}, {a: 1, b: 2}, [' Expected at most one key, got 2.']],
    [{type: 'number', minimum: 2}, 1, [' Expected at least 2, got `1`.']],
    [{type: 'number', maximum: 2}, 3, [' Expected at most 2, got `3`.']],
    [{type: 'number', exclusiveMinimum: 2}, 2, [' Expected more than 2, got `2`.']],
    [{type: 'number', exclusiveMaximum: 2}, 2, [' Expected less than 2, got `2`.']],
    [{type: 'number', multipleOf: 2}, 3, [' Expected a multiple of 2, got `3`.']],
    [{type: 'string', pattern: '^a$'}, 'b', [' Expected a string that matches `^a$`, got `b`.']],
    [{type: 'string', pattern: '^a$', patternErrorMessage: 'Expected an a.'}, 'b', [' Expected an a, got `b`.']],
    [{type: 'string', format: 'date'}, 'today', [' Expected a string of the form `date`, got `today`.']],
    [{type: 'string', format: 'unheard-of'}, 'x', []],
    [{properties: {a: false}}, {a: 1}, ['/a Unexpected value: remove it.']],
    [{not: {type: 'string'}}, 'x', [' Expected a value that the schema allows (`not`), got `x`.']],
    [{dependentRequired: {a: ['b']}}, {a: 1}, [' `b` is missing: `a` needs it.']],
    [{properties: {a: true}, additionalProperties: false}, {a: 1, z: 1}, [' Unexpected key `z`: remove it.']],
    [{properties: {a: true}, unevaluatedProperties: false}, {a: 1, z: 1}, [' Unexpected key `z`: remove it.']],
    [{propertyNames: {pattern: '^[a-z]+$'}}, {a: 1, B: 1}, [' Expected a string that matches `^[a-z]+$`, got `B`.']],
    [{propertyNames: {enum: ['a', 'b']}}, {c: 1}, [' Expected one of `a`, `b`, got `c`.']],
    [{unheardOf: true}, 1, []],
  ])('%j on %j', async (schema, value, expected) => {
    expect(await said(schema, value)).toEqual(expected)
  })
})

describe('branches', () => {
  const severity = {enum: ['off', 'error']}
  const setting = {anyOf: [severity, {type: 'object', properties: {severity}, additionalProperties: false}]}

  it.each<[string, object, unknown, string[]]>([
    ['none of which fits become one message', setting, 3, [' Expected `off`, `error` or a mapping, got the number `3`.']],
    [
      'that took the value for what it is are heard alone',
      setting,
      {severity: 'x'},
      ['/severity Expected one of `off`, `error`, got `x`.'],
    ],
    ['that took the value for what it is name its keys', setting, {sev: 'off'}, [' Unexpected key `sev`: remove it.']],
    [
      'are heard in each place',
      {type: 'object', additionalProperties: setting},
      {a: 'x', b: {severity: 1}, c: 'off'},
      ['/a Expected `off`, `error` or a mapping, got `x`.', '/b/severity Expected one of `off`, `error`, got the number `1`.'],
    ],
    ['may ask for one of some keys', {anyOf: [{required: ['a']}, {required: ['b']}]}, {}, [' Expected the key `a` or `b`.']],
    [
      'of which two fit',
      {oneOf: [{required: ['a']}, {required: ['b']}]},
      {a: 1, b: 1},
      [' Expected a value that fits exactly one branch of the schema, got a mapping.'],
    ],
    [
      'may be nested',
      {anyOf: [{type: 'string'}, {type: 'array', items: {anyOf: [{type: 'string'}, {type: 'integer'}]}}]},
      ['a', 1, true],
      ['/2 Expected a string or a whole number, got the boolean `true`.'],
    ],
    [
      'of a condition are heard without it',
      JSON.parse('{"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}'),
      {a: 1},
      [' `b` is missing.'],
    ],
    ['all of which hold are heard each', {allOf: [{required: ['a']}, {required: ['b']}]}, {}, [' `a` is missing.', ' `b` is missing.']],
    [
      'that say the same are heard once',
      {allOf: [{type: 'string'}, {type: 'string', minLength: 1}]},
      1,
      [' Expected a string, got the number `1`.'],
    ],
  ])('%s', async (_, schema, value, expected) => {
    expect(await said(schema, value)).toEqual(expected)
  })
})

describe('equality', () => {
  const hostile = new Map<string, Value>([
    ['constructor', 1],
    ['valueOf', 'x'],
    ['toString', null],
    ['__proto__', []],
  ])

  it('knows keys that objects inherit', async () => {
    const check = await compileSchema({type: 'array', uniqueItems: true})
    expect(check([hostile, new Map([['a', 1]])])).toEqual([])
    expect(check([hostile, new Map([...hostile].reverse())]).map(({pointer}) => pointer)).toEqual(['/1'])
  })

  it('compares with what a schema says, whatever the order of keys', async () => {
    const check = await compileSchema({enum: [{b: [{}], a: 1}, toPlain(hostile)]})
    expect(check(fromPlain({a: 1, b: [{}]}))).toEqual([])
    expect(check(hostile)).toEqual([])
    expect(check(fromPlain({a: 1})).length).toBe(1)
  })

  it('tells `1` from `"1"`, and null from nothing', async () => {
    const check = await compileSchema({type: 'array', uniqueItems: true})
    expect(check(fromPlain([1, '1', null, 'null', [], {}, [null], true, 'true']))).toEqual([])
  })

  it('takes linear time for long lists', async () => {
    const check = await compileSchema({type: 'array', uniqueItems: true})
    expect(check(Array.from({length: 50_000}, (_, index) => new Map([['a', index]])))).toEqual([])
  })
})

describe('compileSchema', () => {
  it('takes two schemas with one `$id`', async () => {
    const [string, number] = await Promise.all(['string', 'number'].map(type => compileSchema({$id: 'urn:team:mdr', type})))
    expect(string?.('x')).toEqual([])
    expect(number?.('x').length).toBe(1)
  })

  it('takes schemas whose objects have no prototype', async () => {
    const schema = toPlain(fromPlain({type: 'object', properties: {a: {type: 'array', items: {enum: ['x']}}}}))
    const check = await compileSchema(schema)
    expect(check(fromPlain({a: ['y']})).map(({pointer}) => pointer)).toEqual(['/a/0'])
  })

  it.each([
    [3, 'Expected a JSON Schema: a mapping, `true` or `false`.'],
    [null, 'Expected a JSON Schema: a mapping, `true` or `false`.'],
    [[], 'Expected a JSON Schema: a mapping, `true` or `false`.'],
    [{type: 'text'}, '`/type`: Expected'],
    [{$ref: '#/$defs/absent'}, 'absent'],
    [{type: 'string', pattern: '('}, 'regular expression'],
  ])('rejects %j and says why', async (schema, message) => {
    await expect(compileSchema(schema)).rejects.toThrow(message)
  })

  it('takes the schemas that allow all or nothing', async () => {
    expect((await compileSchema(true))(null)).toEqual([])
    expect((await compileSchema(false))(null).map(({message}) => message)).toEqual(['Unexpected value: remove it.'])
  })
})

async function said(schema: object, value: unknown): Promise<string[]> {
  const check = await compileSchema(schema)
  return check(fromPlain(value)).map(({pointer, message}) => `${pointer} ${message}`)
}
