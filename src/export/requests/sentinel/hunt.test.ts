import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {findings, makeEvidence, makeFinding} from '../../../../test/support/findings.ts'
import {exported, schemaErrors} from '../../../../test/support/requests.ts'
import type {QueryFacts} from '../../../model/finding.ts'
import {sentinel} from './hunt.ts'
import {sentinelLimits} from './limits.ts'

function query(changes: Partial<QueryFacts> = {}): QueryFacts {
  // biome-ignore format: one line is easier to compare
  return {id: 'q1', language: 'kql', text: 'T | take 1', returned: 1, total: null, truncated: false, status: 'ok', role: 'hunt', cell: 1, ...changes}
}

function namesOf(changes: Parameters<typeof makeFinding>[0]): readonly string[] {
  return exported(sentinel, makeFinding(changes)).paths.map(path => path.replace(/^.*-|\.json$/gu, ''))
}

it('writes a hunt, an incident and a comment', () => {
  expect(namesOf({})).toEqual(['hunt', 'incident', 'comment'])
})

it('writes the hunt only for a null finding', () => {
  expect(namesOf({status: 'null_findings', queries: [query()]})).toEqual(['hunt'])
  expect(exported(sentinel, makeFinding({status: 'null_findings'})).messages).toEqual([
    'target/dropped: Dropped the report of a null finding: `sentinel` has no place for that.',
  ])
})

describe('bookmarks', () => {
  it('are of KQL queries of the hunt that returned rows, each once', () => {
    const queries = [
      query(),
      query(),
      query({id: 'q2', language: 'Kusto'}),
      query({id: 'q3', returned: 0}),
      query({id: 'q4', returned: null}),
      query({id: 'q5', role: 'context'}),
      query({id: 'q6', language: 'sql'}),
    ]
    expect(namesOf({queries})).toEqual(['hunt', 'incident', 'comment', 'bookmark', 'relation', 'bookmark', 'relation'])
  })

  it('are none of a query whose text is not known', () => {
    const {paths, messages} = exported(sentinel, makeFinding({queries: [query({text: ''}), query({id: 'q2', text: ' \n'})]}))
    expect(paths.filter(path => path.includes('bookmark'))).toEqual([])
    expect(messages).toEqual(['target/dropped: Dropped 2 queries with rows but without text: `sentinel` has no place for that.'])
  })

  it('say what the query returned', () => {
    const {body} = exported(sentinel, makeFinding({queries: [query()]})).contents[3]
    expect(body.properties.queryResult).toBe('{"returned":1,"total":null,"truncated":false}')
    expect(body.properties.displayName).toBe('Service manipulation: query q1')
  })

  it.each([19, 20, 21])('of %i queries are at most 20', count => {
    const queries = Array.from({length: count}, (_, index) => query({id: `q${index}`}))
    const {paths, messages} = exported(sentinel, makeFinding({queries}))
    expect(paths.filter(path => path.includes('bookmark'))).toHaveLength(Math.min(count, 20))
    expect(messages).toEqual(count > 20 ? ['target/dropped: Dropped 1 query with rows: `sentinel` has no place for that.'] : [])
  })
})

it.each([-1, 0, 1])('cuts titles with %i characters more', more => {
  const title = `${'a'.repeat(sentinelLimits.title - 2 + more)}\u{1f600}`
  const expected = more > 0 ? `${title.slice(0, sentinelLimits.title - 1)}…` : title
  const {contents, messages} = exported(sentinel, makeFinding({title}))
  expect(contents[0].body.properties.displayName).toBe(expected)
  expect(contents[1].body.properties.title).toBe(expected)
  expect(messages).toEqual(more > 0 ? ['target/cut: Cut `title` to 256 characters, got 257.'] : [])
})

it.each([-1, 0, 1])('cuts descriptions with %i characters more', more => {
  const executive_summary = `${'a'.repeat(sentinelLimits.description - 2 + more)}\u{1f600}`
  const expected = more > 0 ? `${executive_summary.slice(0, sentinelLimits.description - 1)}…` : executive_summary
  const {contents} = exported(sentinel, makeFinding({sections: {executive_summary}}))
  expect(contents.slice(0, 2).map(({body}) => body.properties.description)).toEqual([expected, expected])
})

it.each([-1, 0, 1])('splits comments with %i characters more', more => {
  const half = sentinelLimits.comment / 2
  const key_findings = `# a\n\n${'b'.repeat(half - 6)}\n# c\n\n${'d'.repeat(half - 8 + more)}\u{1f600}\n`
  expect(namesOf({key_findings}).filter(name => name === 'comment')).toHaveLength(more > 0 ? 2 : 1)
})

it.each([99, 100, 101])('takes at most 100 comments, got %i', count => {
  const chapter = `# a\n\n${'b'.repeat(sentinelLimits.comment - 60)}\n\n`
  const {paths, messages} = exported(sentinel, makeFinding({key_findings: chapter.repeat(count)}))
  expect(paths).toHaveLength(count > 100 ? 0 : count + 2)
  expect(messages).toEqual(count > 100 ? ['target/limit: Expected at most 100 comments, got 101.'] : [])
})

it('names tactics as Sentinel does and tells of one that it does not know', () => {
  const {procedure} = makeFinding()
  const {contents, messages} = exported(sentinel, makeFinding({procedure: {...procedure, tactics: ['TA0011', 'TA0103', 'TA0108']}}))
  expect(contents[0].body.properties.attackTactics).toEqual(['CommandAndControl', 'InitialAccess'])
  expect(messages).toEqual(['target/dropped: Dropped 1 tactic: `sentinel` has no place for that.'])
})

it('tells of evidence', () => {
  expect(exported(sentinel, makeFinding({evidence: [makeEvidence()]})).messages).toEqual([
    'target/dropped: Dropped 1 alert: `sentinel` has no place for that.',
  ])
})

it('writes bodies of its schema, and the same bytes again, for every finding', () => {
  const errorsOf = schemaErrors('sentinel')
  fc.assert(
    fc.property(findings, finding => {
      const {contents, texts} = exported(sentinel, finding)
      expect(contents.flatMap(({body}) => errorsOf(body))).toEqual([])
      expect(exported(sentinel, finding).texts).toEqual(texts)
    }),
  )
})
