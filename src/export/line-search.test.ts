import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {linesIn} from './line-search.ts'

describe('linesIn', () => {
  it('finds what includes finds', () => {
    const unit = fc.constantFrom('a', 'b', ' ', '🦊')
    const line = fc.string({minLength: 12, maxLength: 40, unit})
    const text = fc.array(fc.oneof(line, fc.string({unit, maxLength: 20})), {maxLength: 8}).map(parts => parts.join(''))
    fc.assert(
      fc.property(fc.array(text, {maxLength: 3}), fc.array(line, {maxLength: 20}), text, (texts, others, last) => {
        const lines = [...others, last.slice(0, 24).padEnd(12, 'a'), last.slice(-15).padStart(12, 'b')]
        const all = [...texts, last]
        expect([...linesIn(all, lines)].sort()).toEqual([...new Set(lines)].filter(one => all.some(whole => whole.includes(one))).sort())
      }),
      {numRuns: 500},
    )
  })

  it('finds no line that begins before the text', () => {
    expect([...linesIn(['bcdefghijklmnop'], ['abcdefghijklmnop'])]).toEqual([])
  })

  it('finds lines of texts that repeat themselves', () => {
    const lines = Array.from({length: 500}, (_, index) => `${'ab'.repeat(2000)}${index}`)
    const text = 'ab'.repeat(100_000)
    expect(linesIn([text], lines).size).toBe(0)
    expect([...linesIn([text, `${lines[3]}.`], lines)]).toEqual([lines[3]])
  })
})
