import {describe, expect, it} from 'vitest'
import {fitColumns} from './columns.ts'

describe('the columns of a table on paper', () => {
  it('keep their words where there is room', () => {
    expect(fitColumns([1, 10, 20])).toEqual({isWide: false, isCut: [false, false, false]})
    expect(fitColumns([])).toEqual({isWide: false, isCut: []})
  })

  it('become small before words are cut', () => {
    expect(fitColumns([60, 60])).toEqual({isWide: true, isCut: [false, false]})
  })

  it('give way by their longest words', () => {
    expect(fitColumns([64, 12, 64, 128])).toEqual({isWide: true, isCut: [true, false, true, true]})
    expect(fitColumns([10_000])).toEqual({isWide: true, isCut: [true]})
    expect(fitColumns(Array.from({length: 40}, () => 9)).isCut).not.toContain(false)
  })
})
