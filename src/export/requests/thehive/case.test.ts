import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {findings, makeFinding} from '../../../../test/support/findings.ts'
import {exported, schemaErrors} from '../../../../test/support/requests.ts'
import type {Indicator} from '../../../model/finding.ts'
import {thehive} from './case.ts'
import {thehiveLimits} from './limits.ts'

const errorsOf = schemaErrors('thehive')

const indicator = (type: Indicator['type'], value: string, scope: Indicator['scope'] = 'public') => ({
  type,
  value,
  count: 1,
  cells: [7],
  scope,
})

describe('the case', () => {
  it('has numbers for severity and TLP, the start of the run and one page', () => {
    const {contents} = exported(thehive, makeFinding({severity: 'informational', tlp: 'amber+strict'}))
    expect(contents[0]).toMatchObject({
      url: '{thehive.url}/api/v1/case',
      body: {
        description: 'Two hosts changed a service.',
        severity: 1,
        startDate: Date.UTC(2026, 2, 1, 9),
        tlp: 3,
        pap: 2,
        pages: [{title: 'Key findings', category: 'Hunt'}],
      },
    })
  })
  it('describes itself by the hunt where there is no summary, with mentions as code', () => {
    const {procedure} = makeFinding()
    const finding = makeFinding({sections: {}, procedure: {...procedure, description: 'for @customer'}})
    expect(exported(thehive, finding).contents[0].body.description).toBe('for `@customer`')
  })
  it('has no time, and no procedures, where the run has none', () => {
    const {run} = makeFinding()
    const finding = makeFinding({status: 'not_run', run: {...run, state: 'not_run', started_at: null, finished_at: null}})
    const {contents, messages} = exported(thehive, finding)
    expect(contents).toHaveLength(1)
    expect(contents[0].body).not.toHaveProperty('startDate')
    expect(messages).toEqual(['target/dropped: Dropped 1 technique of a hunt without a time: `thehive` has no place for that.'])
  })
  it.each([-1, 0, 1])('has a title within its limit, with %i characters more', more => {
    const title = `${'a'.repeat(thehiveLimits.title - 2 + more)}\u{1f600}`
    const {contents} = exported(thehive, makeFinding({title}))
    expect(contents[0].body.title).toBe(more > 0 ? `${title.slice(0, thehiveLimits.title - 1)}…` : title)
  })
})

describe('the observables', () => {
  const indicators = [
    indicator('ipv6', '2001:db8::1'),
    indicator('ipv4', '203.0.113.7'),
    indicator('ipv4', '10.0.0.5', 'private'),
    indicator('cve', 'CVE-2021-44228'),
    indicator('cidr', '198.51.100.0/24'),
    indicator('sha1', '0123456789abcdef0123456789abcdef01234567'),
    indicator('email', 'bob@example.com'),
  ]
  const observables = (changes: Parameters<typeof makeFinding>[0], includePrivate = false) =>
    exported(thehive, makeFinding({indicators, ...changes}), {includePrivate})
      .contents.filter(({url}) => url === '{thehive.url}/api/v1/case/@from:1._id/observable')
      .map(({body}) => body)
  it('are one for each type, without private ones', () => {
    expect(observables({}).map(({dataType, data}) => [dataType, data])).toEqual([
      ['hash', ['0123456789abcdef0123456789abcdef01234567']],
      ['ip', ['203.0.113.7', '2001:db8::1']],
      ['mail', ['bob@example.com']],
      ['other', ['198.51.100.0/24', 'CVE-2021-44228']],
    ])
  })
  it('hold private ones when asked to', () => {
    expect(observables({}, true)[1].data).toEqual(['10.0.0.5', '203.0.113.7', '2001:db8::1'])
  })
  it('of a null finding were not sighted', () => {
    expect(observables({}).every(({sighted}) => sighted)).toBe(true)
    expect(observables({status: 'null_findings'}).some(({sighted}) => sighted)).toBe(false)
  })
})

it('writes bodies of its schema, and the same bytes again, for every finding', () => {
  fc.assert(
    fc.property(findings, finding => {
      const {contents, texts} = exported(thehive, finding)
      expect(contents.flatMap(({body}) => errorsOf(body))).toEqual([])
      expect(exported(thehive, finding).texts).toEqual(texts)
    }),
  )
})
