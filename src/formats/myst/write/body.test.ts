import {describe, expect, it} from 'vitest'
import type {Value} from '../../../model/value.ts'
import {learnedIn} from '../memory.ts'
import {printBody} from './body.ts'

function faultsOf(value: Value): readonly string[] {
  const cell = {type: 'code', source: '1', metadata: new Map([['x', value]]), attachments: undefined} as const
  const body = {cells: [cell], headless: false, lexer: '', learned: learnedIn(undefined), stem: undefined, files: new Map()}
  return printBody(body).faults.map(({message}) => message)
}

const nested = (levels: number): Value => (levels === 0 ? 1 : new Map([['a', nested(levels - 1)]]))

describe('metadata of a code cell', () => {
  it('are refused, and why, where they are deeper or longer than YAML is read', () => {
    const message = 'Expected metadata of a code cell that YAML can hold, at most 64 levels, 10000 values and 64 KiB, got more.'
    expect(faultsOf(nested(70))).toEqual([message])
    expect(faultsOf(nested(400))).toEqual([message])
    expect(faultsOf(Array.from({length: 20_000}, () => 1))).toEqual([message])
    expect(faultsOf('x'.repeat(70_000))).toEqual([message])
  })

  it('are written up to there', () => {
    expect(faultsOf(nested(60))).toEqual([])
  })
})
