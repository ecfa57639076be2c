import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {findings, makeEvidence, makeFinding} from '../../../../test/support/findings.ts'
import {exported, schemaErrors} from '../../../../test/support/requests.ts'
import {elastic} from './case.ts'
import {elasticLimits} from './limits.ts'

it.each([
  ['informational', 'low'],
  ['low', 'low'],
  ['medium', 'medium'],
  ['high', 'high'],
  ['critical', 'critical'],
] as const)('%s is %s', (severity, name) => {
  expect(exported(elastic, makeFinding({severity})).contents[0].body.severity).toBe(name)
})

it.each([-1, 0, 1])('has a title within its limit, with %i characters more', more => {
  const title = `${'a'.repeat(elasticLimits.title - 2 + more)}\u{1f600}`
  const {contents} = exported(elastic, makeFinding({title}))
  expect(contents[0].body.title).toBe(more > 0 ? `${title.slice(0, elasticLimits.title - 1)}…` : title)
})

it.each([-1, 0, 1])('has a description within its limit, with %i characters more', more => {
  const half = elasticLimits.text / 2
  const key_findings = `# a\n\n${'b'.repeat(half - 6)}\n# c\n\n${'d'.repeat(half - 8 + more)}\u{1f600}\n`
  expect(key_findings.length).toBe(elasticLimits.text + more)
  const {contents, paths} = exported(elastic, makeFinding({key_findings}))
  expect(paths).toEqual(more > 0 ? ['x.elastic/01-case.json', 'x.elastic/02-comment.json'] : ['x.elastic/01-case.json'])
  if (more > 0) expect(contents[1]).toMatchObject({url: '{elastic.kibanaUrl}/api/cases/@from:1.id/comments', body: {type: 'user'}})
  else expect(contents[0].body.description).toBe(key_findings)
})

it('has the title as its description where there is no report', () => {
  const {contents} = exported(elastic, makeFinding({title: '# ![p](http://evil.example/x) for @customer', key_findings: ' \n'}))
  expect(contents[0].body.description).toBe('\\# `![p](http://evil.example/x)` for `@customer`')
})

describe('tags', () => {
  const {procedure} = makeFinding()

  it.each([-1, 0, 1])('are within their length, with %i characters more', more => {
    const tag = `${'a'.repeat(elasticLimits.tag - 2 + more)}\u{1f600}`
    const {contents, messages} = exported(elastic, makeFinding({procedure: {...procedure, tags: [tag]}}))
    expect(contents[0].body.tags[1]).toBe(more > 0 ? `${tag.slice(0, elasticLimits.tag - 1)}…` : tag)
    expect(messages).toEqual(more > 0 ? ['target/cut: Cut 1 tag to 256 characters.'] : [])
  })

  it.each([-1, 0, 1])('are within their number, with %i more, and keep the ids', more => {
    const tags = Array.from({length: elasticLimits.tags - 3 + more}, (_, index) => `tag ${index}`)
    const {contents, messages} = exported(elastic, makeFinding({procedure: {...procedure, tags}}))
    const {tags: written} = contents[0].body
    expect(written.length).toBe(Math.min(elasticLimits.tags, elasticLimits.tags + more))
    expect(written.at(-1)).toBe(`huntbook:${makeFinding().id}`)
    expect(messages).toEqual(more > 0 ? ['target/dropped: Dropped 1 tag: `elastic` has no place for that.'] : [])
  })
})

describe('alerts', () => {
  const alert = (number: number) => makeEvidence({id: `a${number}`, provider: 'elastic', index: `i${number}`})

  it('with an index are attached in one request', () => {
    const {contents, paths} = exported(elastic, makeFinding({evidence: [alert(1), alert(2)]}))
    expect(paths[1]).toBe('x.elastic/02-alerts.json')
    expect(contents[1].body).toEqual({
      type: 'alert',
      alertId: ['a1', 'a2'],
      index: ['i1', 'i2'],
      rule: {id: null, name: null},
      owner: 'securitySolution',
    })
  })

  it('without one are told and left out', () => {
    const {contents, messages} = exported(elastic, makeFinding({evidence: [makeEvidence()]}))
    expect(contents).toHaveLength(1)
    expect(messages).toEqual(['target/dropped: Dropped 1 alert: `elastic` has no place for that.'])
  })

  it.each([999, 1000, 1001])('of %i are at most 1,000', count => {
    const {contents, messages} = exported(elastic, makeFinding({evidence: Array.from({length: count}, (_, index) => alert(index))}))
    expect(contents[1].body.alertId).toHaveLength(Math.min(count, 1000))
    expect(messages).toHaveLength(count > 1000 ? 1 : 0)
  })
})

it('tells of indicators and pictures', () => {
  const attachments = [{name: 'a.png', media_type: 'image/png', bytes: 1, sha256: '', alt: ''}]
  const indicators = [{type: 'cve', value: 'CVE-2021-44228', count: 1, cells: [1], scope: 'public'}] as const
  expect(exported(elastic, makeFinding({indicators, attachments})).messages).toEqual([
    'target/dropped: Dropped 1 indicator: `elastic` has no place for that.',
    'target/dropped: Dropped 1 picture: `elastic` has no place for that.',
  ])
})

it('writes bodies of its schema, and the same bytes again, for every finding', () => {
  const errorsOf = schemaErrors('elastic')
  fc.assert(
    fc.property(findings, finding => {
      const {contents, texts} = exported(elastic, finding)
      expect(contents.flatMap(({body}) => errorsOf(body))).toEqual([])
      expect(exported(elastic, finding).texts).toEqual(texts)
    }),
  )
})
