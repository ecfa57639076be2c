import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {fromPlain, isMap, type Value} from '../../model/value.ts'
import {type SchemaName, validate} from './violations.ts'

const hunt = {
  id: '8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90',
  title: 'Suspicious Windows service manipulation',
  description: 'Finds services that are stopped or redirected by accounts that do not administer them.',
  attack_technique_ids: ['T1543.003', 'T1562.001'],
  data_sources: ['scwx.process'],
  tags: ['windows'],
  created: '2025-03-01',
}

const whole = {
  ...hunt,
  hypothesis: 'An intruder redirects a service binary.',
  authors: ['A. Hunter'],
  modified: '2025-06-17',
  status: 'deprecated',
  replaced_by: '7e331893-1e33-4c8a-9783-c1dbdeb9821e',
  references: ['https://attack.mitre.org/techniques/T1543/003/', 'HTTP://example.test', 'https://reader:x@a.test:8443', 'http://[::1]/'],
  platforms: ['Windows'],
  severity: 'high',
}

describe('a hunt that fits', () => {
  it.each<[string, object]>([
    ['with what is required', hunt],
    ['with every field', whole],
    ['without tags in its list', {...hunt, tags: []}],
    ['with fields of a team', {...hunt, service_tier: 'plus', constructor: 1}],
    ['with ids, tags and techniques of any form', {...hunt, id: 'x', tags: ['A B'], attack_technique_ids: ['t1']}],
    ['on a leap day', {...hunt, created: '2024-02-29', modified: '2000-02-29'}],
    ['with an empty list of authors', {...hunt, authors: []}],
  ])('has no violations: %s', (_, block) => {
    expect(said('hunting', block)).toEqual([])
  })
})

describe('a hunt with one bad field', () => {
  const blank = 'Expected a string that is not blank, got'
  const address = 'Expected an address that starts with `https://` or `http://` and a host, got'
  const uuid = 'Expected a UUID such as `8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90`, got'
  const date = 'Expected a date such as `2025-03-01`, got'
  it.each<[object, string, string]>([
    [{id: 7}, '/id', 'Expected a string, got the number `7`.'],
    [{id: ''}, '/id', `${blank} an empty string.`],
    [{title: null}, '/title', 'Expected a string, got `null`.'],
    [{title: ' \t'}, '/title', `${blank} a blank string.`],
    [{description: ['a']}, '/description', 'Expected a string, got a list.'],
    [{description: '\u00a0'}, '/description', `${blank} a blank string.`],
    [{attack_technique_ids: 'T1059'}, '/attack_technique_ids', 'Expected a list, got a string.'],
    [{attack_technique_ids: []}, '/attack_technique_ids', 'Expected at least one item, got none.'],
    [{attack_technique_ids: ['T1059', 1059]}, '/attack_technique_ids/1', 'Expected a string, got the number `1059`.'],
    [{data_sources: 'scwx.process'}, '/data_sources', 'Expected a list, got a string.'],
    [{data_sources: {}}, '/data_sources', 'Expected a list, got a mapping.'],
    [{data_sources: []}, '/data_sources', 'Expected at least one item, got none.'],
    [{data_sources: ['']}, '/data_sources/0', `${blank} an empty string.`],
    [{tags: true}, '/tags', 'Expected a list, got the boolean `true`.'],
    [{tags: ['a', null]}, '/tags/1', 'Expected a string, got `null`.'],
    [{tags: [['a']]}, '/tags/0', 'Expected a string, got a list.'],
    [{hypothesis: '   '}, '/hypothesis', `${blank} a blank string.`],
    [{hypothesis: false}, '/hypothesis', 'Expected a string, got the boolean `false`.'],
    [{authors: 'me'}, '/authors', 'Expected a list, got a string.'],
    [{authors: [' ']}, '/authors/0', `${blank} a blank string.`],
    [{created: 20250301}, '/created', 'Expected a string, got the number `20250301`.'],
    [{created: '2025/03/01'}, '/created', `${date} \`2025/03/01\`.`],
    [{created: '2025-3-1'}, '/created', `${date} \`2025-3-1\`.`],
    [{created: '2025-13-01'}, '/created', `${date} \`2025-13-01\`.`],
    [{created: '2025-02-30'}, '/created', `${date} \`2025-02-30\`.`],
    [{created: '2025-04-31'}, '/created', `${date} \`2025-04-31\`.`],
    [{created: '2025-03-01T00:00'}, '/created', `${date} \`2025-03-01T00:00\`.`],
    [{modified: '2025-03-01\n'}, '/modified', `${date} \`2025-03-01\\u000a\`.`],
    [{created: '2025-02-29'}, '/created', `${date} \`2025-02-29\`.`],
    [{created: '1900-02-29'}, '/created', `${date} \`1900-02-29\`.`],
    [{modified: ''}, '/modified', `${date} an empty string.`],
    [{status: 'live'}, '/status', 'Expected one of `draft`, `active`, `deprecated`, got `live`.'],
    [{status: 'Draft'}, '/status', 'Expected one of `draft`, `active`, `deprecated`, got `Draft`.'],
    [{status: null}, '/status', 'Expected one of `draft`, `active`, `deprecated`, got `null`.'],
    [{replaced_by: 'other'}, '/replaced_by', `${uuid} \`other\`.`],
    [{replaced_by: ['x']}, '/replaced_by', 'Expected a string, got a list.'],
    [{references: 'https://a.test'}, '/references', 'Expected a list, got a string.'],
    [{references: ['https://a.test', 'attack.mitre.org/T1']}, '/references/1', `${address} \`attack.mitre.org/T1\`.`],
    [{references: ['https:///x']}, '/references/0', `${address} \`https:///x\`.`],
    [{references: ['http://:8080']}, '/references/0', `${address} \`http://:8080\`.`],
    [{references: [' https://a.test']}, '/references/0', `${address} \` https://a.test\`.`],
    [{references: ['javascript:alert(1)//http://x']}, '/references/0', `${address} \`javascript:alert(1)//http://x\`.`],
    [{platforms: [1.5]}, '/platforms/0', 'Expected a string, got the number `1.5`.'],
    [{severity: 'urgent'}, '/severity', 'Expected one of `low`, `medium`, `high`, `critical`, got `urgent`.'],
    [{severity: 3}, '/severity', 'Expected one of `low`, `medium`, `high`, `critical`, got the number `3`.'],
  ])('%j is at %s: %s', (field, pointer, message) => {
    expect(validate('hunting', fromPlain({...hunt, ...field})).map(found => [found.pointer, found.message])).toEqual([[pointer, message]])
  })

  it.each(['id', 'title', 'description', 'attack_technique_ids', 'data_sources', 'tags'])('says that `%s` is missing', key => {
    const block = Object.fromEntries(Object.entries(hunt).filter(([name]) => name !== key))
    expect(validate('hunting', fromPlain(block))).toEqual([{pointer: '', key, keyword: 'required', message: `\`${key}\` is missing.`}])
  })

  it.each<[Value, string]>([
    ['text', 'Expected a mapping, got a string.'],
    [[], 'Expected a mapping, got a list.'],
    [null, 'Expected a mapping, got `null`.'],
    [{text: '1.0'}, 'Expected a mapping, got the number `1.0`.'],
  ])('is no mapping: %j', (value, message) => {
    expect(validate('hunting', value)).toEqual([{pointer: '', keyword: 'type', message}])
  })
})

describe('several violations', () => {
  it('come in document order, what is missing first', () => {
    const block = new Map<string, Value>([
      ['tags', ['a', 1, 2]],
      ['1', 'an integer-like key, which an object would put first'],
      ['status', 'x'],
      ['id', ''],
    ])
    expect(validate('hunting', block).map(({pointer, key}) => key ?? pointer)).toEqual([
      'title',
      'description',
      'attack_technique_ids',
      'data_sources',
      '/tags/1',
      '/tags/2',
      '/status',
      '/id',
    ])
  })

  it('count list items by number', () => {
    const tags = Array.from({length: 12}, (_, index) => (index % 5 === 0 ? index : 'a'))
    expect(validate('hunting', fromPlain({...hunt, tags})).map(({pointer}) => pointer)).toEqual(['/tags/0', '/tags/5', '/tags/10'])
  })

  it('take linear time', () => {
    const tags = Array.from({length: 100_000}, () => 1)
    expect(validate('hunting', fromPlain({...hunt, tags})).length).toBe(100_000)
  })
})

describe('what messages quote', () => {
  it('is cut', () => {
    const [violation] = validate('hunting', fromPlain({...hunt, status: 'x'.repeat(100_000)}))
    expect(violation?.message.length).toBeLessThan(200)
  })

  it('shows what cannot be seen as escapes', () => {
    const [violation] = validate('hunting', fromPlain({...hunt, status: '\u001b[31mdraft\u202e'}))
    expect(violation?.message).toBe('Expected one of `draft`, `active`, `deprecated`, got `\\u001b[31mdraft\\u202e`.')
  })
})

describe('names that objects inherit', () => {
  it('are keys like any other', () => {
    const block = new Map<string, Value>([...mapOf(hunt), ['__proto__', new Map([['id', 'x']])], ['constructor', 'x'], ['valueOf', 1]])
    expect(validate('hunting', block)).toEqual([])
    expect(Object.hasOwn(Object.prototype, 'id')).toBe(false)
  })

  it('do not stand in for what is missing', () => {
    const block = new Map<string, Value>([['__proto__', mapOf(hunt)]])
    expect(validate('hunting', block).length).toBe(6)
  })

  it('are found as unexpected keys', () => {
    expect(said('config', new Map([['__proto__', new Map()]]))).toEqual([' Unexpected key `__proto__`: remove it.'])
  })
})

describe('the other schemas', () => {
  it.each<[SchemaName, unknown, string[]]>([
    ['notebook', {}, []],
    ['notebook', {hunting: null, other: {anything: [1]}}, []],
    ['notebook', {hunting: hunt, kernelspec: {name: 'python3', display_name: 'Python 3'}}, []],
    ['notebook', {jupytext: {text_representation: {format_version: 0.13}}}, []],
    ['notebook', {hunting: {...hunt, tags: 'x'}}, ['/hunting/tags Expected a list, got a string.']],
    ['notebook', {hunting: 3}, ['/hunting Expected a mapping, got the number `3`.']],
    ['notebook', {kernelspec: []}, ['/kernelspec Expected a mapping, got a list.']],
    [
      'notebook',
      {jupytext: {notebook_metadata_filter: 3}},
      ['/jupytext/notebook_metadata_filter Expected a string or a mapping, got the number `3`.'],
    ],
    ['cell', {tags: ['parameters'], name: 'x', jupyter: {source_hidden: true}, slideshow: {}}, []],
    ['cell', {tags: 'parameters'}, ['/tags Expected a list, got a string.']],
    ['cell', {tags: [1]}, ['/tags/0 Expected a string, got the number `1`.']],
    ['cell', {jupyter: {source_hidden: 'yes'}}, ['/jupyter/source_hidden Expected `true` or `false`, got a string.']],
    ['config', {rules: {'attack/*': 'off', 'meta/tags': {severity: 'error', pattern: 'x'}}}, []],
    ['config', {rules: {a: 'loud'}}, ['/rules/a Expected `off`, `info`, `warning`, `error` or a mapping, got `loud`.']],
    ['config', {rules: {a: {severity: 'loud'}}}, ['/rules/a/severity Expected one of `off`, `info`, `warning`, `error`, got `loud`.']],
  ])('%s: %j', (schema, value, expected) => {
    expect(said(schema, value)).toEqual(expected)
  })
})

describe('any value', () => {
  const key = fc.oneof(
    fc.string({maxLength: 4}),
    fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      '0',
      '~',
      '/',
      ...Object.keys(whole),
      'hunting',
      'ignore',
      'huntbook',
      'rules',
      'a/b',
    ),
  )
  const {value} = fc.letrec<{value: Value}>(tie => ({
    value: fc.oneof(
      {maxDepth: 5, withCrossShrink: true},
      fc.oneof(
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.constantFrom<Value>({text: 'NaN'}, {text: '1e400'}, '2025-01-01', 'draft', 'https://a.test', '\ud800'),
      ),
      fc.array(tie('value'), {maxLength: 4}),
      fc.array(fc.tuple(key, tie('value')), {maxLength: 6}).map(entries => new Map(entries)),
    ),
  }))

  it.each<SchemaName>(['hunting', 'notebook', 'cell', 'config'])(
    'is checked without a throw, at places that exist, once each: %s',
    schema => {
      fc.assert(
        fc.property(value, checked => {
          const violations = validate(schema, checked)
          const places = violations.map(({pointer, key: name}) => JSON.stringify([pointer, name]))
          expect(new Set(places).size).toBe(places.length)
          for (const {message} of violations) expect(message).toMatch(/^[A-Z`].*\.$/su)
          expect(validate(schema, checked)).toEqual(violations)
        }),
        {numRuns: 500},
      )
    },
  )
})

function said(schema: SchemaName, value: unknown): string[] {
  const checked = value instanceof Map ? (value as Value) : fromPlain(value)
  return validate(schema, checked).map(({pointer, message}) => `${pointer} ${message}`)
}

function mapOf(plain: object): ReadonlyMap<string, Value> {
  const value = fromPlain(plain)
  return isMap(value) ? value : new Map()
}
