import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {findings, makeEvidence, makeFinding} from '../../../../test/support/findings.ts'
import {exported, schemaErrors} from '../../../../test/support/requests.ts'
import type {Finding, Indicator} from '../../../model/finding.ts'
import type {TargetOptions} from '../../target.ts'
import {stixLimits} from './limits.ts'
import {stix} from './target.ts'

const errorsOf = schemaErrors('stix')

interface Written {
  readonly type: string
  readonly id: string
  readonly [key: string]: unknown
}

const pattern = 'attack-pattern--ac08589e-ee59-4935-8667-d845e38fe579'

const attackPatternOf = (technique: string) => (technique === 'T1562.001' ? pattern : undefined)

function objectsOf(changes: Partial<Finding>, options: Partial<TargetOptions> = {}): readonly Written[] {
  const {contents} = exported(stix, makeFinding(changes), {attackPatternOf, ...options})
  expect(contents.flatMap(errorsOf)).toEqual([])
  return contents[0].objects
}

function only(objects: readonly Written[], type: string): Written | undefined {
  return objects.find(object => object.type === type)
}

const indicator = (type: Indicator['type'], value: string, count = 1): Indicator => ({type, value, count, cells: [7], scope: 'public'})

describe('the bundle', () => {
  it('is one file', () => {
    expect(exported(stix, makeFinding()).paths).toEqual(['x.stix/bundle.json'])
  })
  it('holds an identity, a note on it and a report where nothing was observed', () => {
    const [identity, note, report, ...rest] = objectsOf({})
    expect(rest).toEqual([])
    expect(identity).toMatchObject({type: 'identity', name: 'Tenant 100200', created: '2026-03-01T09:04:11.000Z'})
    expect(note).toMatchObject({type: 'note', object_refs: [identity?.id]})
    expect(report).toMatchObject({object_refs: [identity?.id, pattern, note?.id], report_types: ['threat-report']})
  })
  it('has one identity for all findings of a tenant in an environment', () => {
    const {run} = makeFinding()
    const id = (changes: Partial<Finding>) => only(objectsOf(changes), 'identity')?.id
    expect(id({id: '00000000-0000-4000-8000-000000000001'})).toBe(id({}))
    expect(id({run: {...run, environment: 'us2'}})).not.toBe(id({}))
  })
  it.each([
    ['clear', '613f2e26-407d-48c7-9eca-b8e91df99dc9'],
    ['green', '34098fce-860f-48ae-8e50-ebd3cc5e41da'],
    ['amber', 'f88d31f6-486f-44da-b317-01333bde0b82'],
    ['amber+strict', 'f88d31f6-486f-44da-b317-01333bde0b82'],
    ['red', '5e57c739-391a-4eb3-b6be-7d15ca92d5ed'],
  ] as const)('marks every object as TLP %s', (tlp, id) => {
    for (const object of objectsOf({tlp, indicators: [indicator('domain', 'c2.example.com')]})) {
      expect(object.object_marking_refs).toEqual([`marking-definition--${id}`])
    }
  })
  it('is refused without a time', () => {
    const {run} = makeFinding()
    const finding = makeFinding({status: 'not_run', run: {...run, started_at: null, finished_at: null}})
    expect(exported(stix, finding)).toMatchObject({
      paths: [],
      messages: ['finding/time: Expected a run with a start or an end: every STIX object says when it was made.'],
    })
  })
  it('says what it does not tell', () => {
    const objects = objectsOf({incomplete: ['truncated'], key_findings: '@customer\n', sections: {}})
    expect(only(objects, 'note')?.content).toBe('*Incomplete: a query found more than it returned.*\n\n@customer\n')
    expect(only(objects, 'report')?.description).toBe('*Incomplete: a query found more than it returned.*')
  })
  it('says what it has no place for', () => {
    const {procedure} = makeFinding()
    const finding = makeFinding({
      procedure: {...procedure, techniques: ['T1562.001', 'T9999']},
      evidence: [makeEvidence()],
      indicators: [
        indicator('cve', 'CVE-2021-44228'),
        indicator('registry', 'HKLM\\x'),
        {...indicator('ipv4', '10.0.0.5'), scope: 'private'},
      ],
    })
    expect(exported(stix, finding, {attackPatternOf}).messages).toEqual([
      'target/dropped: Dropped 1 private indicator: use `--include-private` to export them too.',
      'target/dropped: Dropped 1 indicator of type `cve`: `stix` has no place for that.',
      'target/dropped: Dropped 1 indicator of type `registry`: `stix` has no place for that.',
      'target/dropped: Dropped 1 technique without an id of MITRE: `stix` has no place for that.',
      'target/dropped: Dropped 1 alert: `stix` has no place for that.',
    ])
  })
})

describe('the observables', () => {
  // The ids are those that any other tool makes of these values.
  it.each<[Indicator['type'], string, object]>([
    ['domain', 'c2.example.com', {type: 'domain-name', id: 'domain-name--18658069-b22f-5128-b69d-1b79b8f22823'}],
    ['ipv4', '198.51.100.3', {id: 'ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4'}],
    ['cidr', '198.51.100.0/24', {type: 'ipv4-addr', value: '198.51.100.0/24'}],
    ['cidr', '2001:db8::/32', {type: 'ipv6-addr', value: '2001:db8::/32'}],
    ['ipv6', '2001:db8::1', {type: 'ipv6-addr'}],
    ['email', 'bob@example.com', {type: 'email-addr', id: 'email-addr--3734e66b-c4e8-5d0b-bca9-befdd5699746'}],
    ['url', 'https://example.com/a"b', {type: 'url'}],
    ['md5', '0123456789abcdef'.repeat(2), {id: 'file--5abe0dd7-4bcc-59de-bfd6-5dda910fd773', hashes: {MD5: '0123456789abcdef'.repeat(2)}}],
    ['sha1', '01234567'.repeat(5), {type: 'file', hashes: {'SHA-1': '01234567'.repeat(5)}}],
    ['sha256', '0123456789abcdef'.repeat(4), {id: 'file--0b1fc162-f908-5ebb-9fe9-e0f08bf2c23d'}],
    ['sha512', '0123456789abcdef'.repeat(8), {type: 'file', hashes: {'SHA-512': '0123456789abcdef'.repeat(8)}}],
  ])('of %s %s', (type, value, expected) => {
    expect(objectsOf({indicators: [indicator(type, value)]})[1]).toMatchObject(expected)
  })
  it('are counted and dated together', () => {
    const indicators = [
      indicator('ipv4', '203.0.113.7', 2),
      indicator('domain', 'c2.example.com', 3),
      indicator('cve', 'CVE-2021-44228', 5),
    ]
    const window = {start: '2026-02-21T00:00:00.000Z', end: '2026-03-01T00:00:00.000Z'}
    const objects = objectsOf({indicators, window})
    expect(objects.map(({type}) => type)).toEqual(['identity', 'domain-name', 'ipv4-addr', 'observed-data', 'note', 'report'])
    expect(only(objects, 'observed-data')).toMatchObject({
      number_observed: 5,
      first_observed: window.start,
      last_observed: window.end,
      object_refs: objects.slice(1, 3).map(({id}) => id),
    })
  })
  it('were observed during the run where nothing says which time was searched', () => {
    expect(only(objectsOf({indicators: [indicator('ipv4', '203.0.113.7')]}), 'observed-data')).toMatchObject({
      first_observed: '2026-03-01T09:00:00.000Z',
      last_observed: '2026-03-01T09:04:11.000Z',
    })
  })
  it.each([-1, 0, 1])('are counted up to the limit, with %i more', more => {
    const observed = only(objectsOf({indicators: [indicator('ipv4', '203.0.113.7', stixLimits.observed + more)]}), 'observed-data')
    expect(observed?.number_observed).toBe(stixLimits.observed + Math.min(more, 0))
  })
  it('of a null finding are none: it was searched for and not observed', () => {
    const objects = objectsOf({status: 'null_findings', indicators: [indicator('ipv4', '203.0.113.7')]})
    expect(objects.map(({type}) => type)).toEqual(['identity', 'note', 'report'])
  })
})

it('writes a bundle of its schema, with references to what it holds, and the same bytes again, for every finding', () => {
  fc.assert(
    fc.property(findings, finding => {
      const {contents, texts} = exported(stix, finding, {attackPatternOf})
      expect(contents.flatMap(errorsOf)).toEqual([])
      expect(exported(stix, finding, {attackPatternOf}).texts).toEqual(texts)
      const objects: readonly Written[] = contents.flatMap(bundle => bundle.objects)
      const ids = new Set([pattern, ...objects.map(({id}) => id)])
      expect(ids.size).toBe(objects.length + 1)
      for (const {object_refs, created_by_ref} of objects) {
        for (const ref of [object_refs ?? [], created_by_ref ?? []].flat()) expect(ids).toContain(ref)
      }
    }),
  )
})
