import {describe, expect, it} from 'vitest'
import {addProblem, problemLog} from './problem-log.ts'

describe('addProblem', () => {
  it('keeps a thousand problems of each rule and says that there are more', () => {
    const log = problemLog()
    let made = 0
    for (let start = 0; start < 5000; start++) {
      addProblem(log, 'parse/shape', () => {
        made++
        return {severity: 'error', message: 'Odd.', start, end: start + 1}
      })
    }
    addProblem(log, 'parse/number', () => ({severity: 'warning', message: 'Odd.', start: 0, end: 1}))
    expect(log.problems).toHaveLength(1002)
    expect(log.problems[1000]).toEqual({
      rule: 'parse/limit',
      severity: 'error',
      message: 'Expected at most 1000 problems of `parse/shape`, got more: the first 1000 are listed.',
      start: 1000,
      end: 1001,
    })
    expect(log.problems[1001]?.rule).toBe('parse/number')
    expect(made).toBe(1001)
  })
})
