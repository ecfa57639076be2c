import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {findings, makeEvidence, makeFinding, taegisId} from '../../../../test/support/findings.ts'
import {exported, schemaErrors} from '../../../../test/support/requests.ts'
import type {Evidence} from '../../../model/finding.ts'
import {taegisCase} from './case.ts'
import {taegisInvestigation} from './investigation.ts'
import {taegisLimits} from './limits.ts'

function ids(type: 'alert' | 'event', count: number): readonly Evidence[] {
  return Array.from({length: count}, (_, index) => makeEvidence({type, id: taegisId(type, index)}))
}

const both = [taegisInvestigation, taegisCase]

function inputOf(exporter: (typeof both)[number], changes: Parameters<typeof makeFinding>[0] = {}, step = 0) {
  return exported(exporter, makeFinding(changes)).contents[step].body.variables.input
}

it.each(both)('$id names the tenant in a header and no secret', exporter => {
  const {headers} = exported(exporter, makeFinding()).contents[0]
  expect(headers).toEqual({'content-type': 'application/json', 'x-tenant-context': '100200'})
})

it.each([
  ['informational', 1, 2],
  ['low', 1, 4],
  ['medium', 2, 6],
  ['high', 3, 8],
  ['critical', 4, 10],
] as const)('%s is priority %i and severity %i', (severity, priority, number) => {
  expect(inputOf(taegisInvestigation, {severity}).priority).toBe(priority)
  expect(inputOf(taegisCase, {severity}).severity).toBe(number)
})

describe('the title', () => {
  it.each([-1, 0, 1])('is within its limit, with %i characters more', more => {
    const title = `${'a'.repeat(taegisLimits.title - 2 + more)}\u{1f600}`
    for (const exporter of both) {
      expect(inputOf(exporter, {title}).title).toBe(more > 0 ? `${title.slice(0, taegisLimits.title - 1)}…` : title)
      const cuts = more > 0 ? ['target/cut: Cut `title` to 256 characters, got 257.'] : []
      expect(exported(exporter, makeFinding({title})).messages).toEqual(cuts)
    }
  })
})

describe('evidence', () => {
  it.each([499, 500, 501])('of %i ids of a kind is sent in batches', count => {
    const evidence = [...ids('alert', count), ...ids('event', count)]
    for (const [exporter, alerts, events] of [
      [taegisInvestigation, 'alerts', 'events'],
      [taegisCase, 'detectionIds', 'eventIds'],
    ] as const) {
      const inputs = exported(exporter, makeFinding({evidence})).contents.map(({body}) => body.variables.input)
      expect(inputs.map(input => [input[alerts]?.length, input[events]?.length])).toEqual(
        count > 500
          ? [
              [500, 500],
              [1, undefined],
              [undefined, 1],
            ]
          : [[count, count]],
      )
      expect(inputs.flatMap(input => input[alerts] ?? [])).toEqual(evidence.slice(0, count).map(({id}) => id))
    }
  })

  it('is added to what the first request made', () => {
    const evidence = ids('alert', 501)
    expect(inputOf(taegisInvestigation, {evidence}, 1).investigationId).toBe('@from:1.data.createInvestigationV2.id')
    expect(inputOf(taegisCase, {evidence}, 1).caseId).toBe('@from:1.data.createCase.id')
  })

  it('of a saved query is attached', () => {
    const evidence = [makeEvidence({type: 'query', id: 'q1'})]
    for (const exporter of both) expect(inputOf(exporter, {evidence}).searchQueries).toEqual(['q1'])
  })

  it('of another kind, of another system or without six sections is told and left out', () => {
    const evidence = [
      makeEvidence({id: 'alert://priv:short:1'}),
      makeEvidence({id: 'da637', provider: 'defender'}),
      makeEvidence({type: 'asset', id: 'host-1'}),
    ]
    for (const exporter of both) {
      const {messages, contents} = exported(exporter, makeFinding({evidence}))
      expect(contents).toHaveLength(1)
      expect(messages).toEqual([
        `target/dropped: Dropped 2 alerts: \`${exporter.id}\` has no place for that.`,
        `target/dropped: Dropped 1 asset: \`${exporter.id}\` has no place for that.`,
      ])
    }
  })

  it('of a case is at most 50,000 detections', () => {
    const {messages, contents} = exported(taegisCase, makeFinding({evidence: ids('alert', 50_001)}))
    expect(contents).toHaveLength(100)
    expect(messages).toEqual(['target/dropped: Dropped 1 alert: `taegis-case` has no place for that.'])
  })
})

describe('the assignee', () => {
  it.each(['@secureworks', 'auth0|65a', 'abc@clients'])('is %s', assignee => {
    for (const exporter of both) expect(inputOf(exporter, {assignee}).assigneeId).toBe(assignee)
  })

  it('is never an e-mail address', () => {
    expect(inputOf(taegisInvestigation, {assignee: 'hunter@example.com'}).assigneeId).toBe('@customer')
    expect(inputOf(taegisCase, {assignee: 'hunter@example.com'})).not.toHaveProperty('assigneeId')
  })
})

it.each([-1, 0, 1])('warns of a text above 100,000 bytes, with %i bytes more', more => {
  const key_findings = `${'a'.repeat(taegisLimits.quietBytes - 4 + more)}\u{1f600}`
  for (const exporter of both) {
    const {messages} = exported(exporter, makeFinding({key_findings}))
    expect(messages.map(message => message.split(':')[0])).toEqual(more > 0 ? ['target/size'] : [])
  }
})

it.each(both)('$id writes bodies of its schema, and the same bytes again, for every finding', exporter => {
  const errorsOf = schemaErrors(exporter.id)
  fc.assert(
    fc.property(findings, finding => {
      const {contents, texts} = exported(exporter, finding)
      expect(contents.flatMap(({body}) => errorsOf(body))).toEqual([])
      expect(exported(exporter, finding).texts).toEqual(texts)
    }),
  )
})

it('leaves out key findings that say nothing', () => {
  for (const exporter of both) expect(inputOf(exporter, {key_findings: '\n'})).not.toHaveProperty('keyFindings')
})
