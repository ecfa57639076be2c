import {describe, expect, it} from 'vitest'
import {gridNodes, leftOut} from './grid.ts'
import {printBlocks} from './print.ts'
import {defaultLimits} from './scope.ts'

describe('gridNodes', () => {
  const cuts: string[] = []
  const bounds = {limits: {...defaultLimits, table: {rows: 2, columns: 2}}, cut: () => cuts.push('cut')}
  const align = (): null => null

  it('pads short rows, and says what a limit leaves out', () => {
    const rows = [['1'], ['2', '3', '4'], ['5']]
    expect(printBlocks(gridNodes({names: ['a'], rows, count: 1000, align}, bounds))).toBe(
      '| a |  |\n| --- | --- |\n| 1 |  |\n| 2 | 3 |\n\n*Rows 3–1,000 of 1,000 are not shown.*\n\n*Columns 3–3 of 3 are not shown.*',
    )
    expect(cuts).toEqual(['cut'])
  })

  it('is nothing without columns', () => {
    expect(gridNodes({names: [], rows: [[], []], count: 2, align}, bounds)).toEqual([])
  })
})

describe('leftOut', () => {
  it('groups digits', () => {
    expect(leftOut('Rows', 200, 1234567)).toBe('Rows 201–1,234,567 of 1,234,567 are not shown.')
  })
})
