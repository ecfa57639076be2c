import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {type Counted, isTruncated, overridden, statusOf} from './status.ts'

const query: fc.Arbitrary<Counted> = fc.record(
  {
    returned: fc.option(fc.integer({min: -1, max: 3})),
    total: fc.option(fc.integer({min: -1, max: 5})),
    limit: fc.integer({min: 1, max: 5}),
    truncated: fc.boolean(),
    status: fc.constantFrom('ok', 'error', 'not_run'),
    role: fc.constantFrom('hunt', 'context'),
  },
  {requiredKeys: ['returned']},
)

describe('statusOf', () => {
  it('claims a null finding only where every query ran, succeeded and was whole', () => {
    const run = fc.constantFrom('completed', 'failed', 'timed_out', 'not_run')
    fc.assert(
      fc.property(run, fc.array(query), fc.nat(1), fc.nat(1), (state, queries, evidence, cellErrors) => {
        const {status} = statusOf({run: state, queries, evidence, cellErrors})
        if (status !== 'null_findings') return
        const hunted = queries.filter(({role}) => role !== 'context')
        expect([state, evidence, cellErrors]).toEqual(['completed', 0, 0])
        expect(queries.filter(({status: own, returned}) => (own ?? 'ok') !== 'ok' || returned === null || returned < 0)).toEqual([])
        expect(hunted.length).toBeGreaterThan(0)
        expect(hunted.filter(one => one.returned !== 0 || isTruncated(one))).toEqual([])
      }),
    )
  })

  it('does not add a failure and a hit up to nothing', () => {
    const queries = [{returned: -1}, {returned: 1}]
    expect(statusOf({run: 'completed', queries, evidence: 0, cellErrors: 0})).toEqual({status: 'failed', incomplete: []})
  })

  it('takes as many rows as may come for too few', () => expect(isTruncated({returned: 10, total: 10, limit: 10})).toBe(true))
})

describe('overridden', () => {
  const derived = {status: 'truncated', incomplete: ['truncated']} as const
  it('keeps what was derived, and why it was replaced', () =>
    expect(overridden(derived, 'null_findings', 'Rows of a test host.')).toEqual({
      status: {status: 'null_findings', incomplete: ['truncated']},
      override: {from: 'truncated', reason: 'Rows of a test host.'},
    }))
  it('takes a reason', () => expect(overridden(derived, 'null_findings', ' ').problem?.rule).toBe('finding/override'))
  it('is nothing where the status is the derived one', () => expect(overridden(derived, 'truncated')).toEqual({status: derived}))
})
