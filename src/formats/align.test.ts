import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {align} from './align.ts'

const words = (text: string): string[] => text.split('')
const pairs = (left: string, right: string): string =>
  align(words(left), words(right))
    .map(pair => pair.join(':'))
    .join(' ')

describe('an alignment', () => {
  it('pairs what is equal in order', () => {
    expect(pairs('abc', 'abc')).toBe('0:0 1:1 2:2')
    expect(pairs('abcd', 'xbyd')).toBe('1:1 3:3')
    expect(pairs('', 'a')).toBe('')
    expect(pairs('a', '')).toBe('')
    expect(pairs('a', 'b')).toBe('')
  })

  it('takes the pairs nearer to the top', () => {
    expect(pairs('a', 'aa')).toBe('0:0')
    expect(pairs('aa', 'a')).toBe('0:0')
    expect(pairs('ya', 'xaa')).toBe('1:1')
    expect(pairs('xaa', 'ya')).toBe('1:1')
  })

  it('is a longest common subsequence', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), {maxLength: 9})
    fc.assert(
      fc.property(text, text, (left, right) => {
        const found = align(left, right)
        for (const [index, [i, j]] of found.entries()) {
          expect(left[i]).toBe(right[j])
          const [before, above] = found[index - 1] ?? [-1, -1]
          expect(i > before && j > above).toBe(true)
        }
        expect(found.length).toBe(longest(left, right))
      }),
      {numRuns: 2000},
    )
  })

  it('of thousands of items in another order is still found, and still in order', () => {
    const left = Array.from({length: 40_000}, (_, index) => String(index))
    const found = align(left, left.toReversed())
    expect(found.length).toBeGreaterThan(0)
    const shuffled = left.toSorted((a, b) => (Number(a) % 7919) - (Number(b) % 7919))
    expect(align(left, shuffled).every(([i, j]) => left[i] === shuffled[j])).toBe(true)
    const equal = left.map(() => 'x')
    expect(align(equal, equal.slice(1)).length).toBe(39_999)
    expect(align([...equal, ...left], [...left, ...equal]).length).toBe(40_000)
  })
})

/** The textbook's table. */
function longest(left: readonly string[], right: readonly string[]): number {
  const [first, ...others] = left
  const [top, ...rest] = right
  if (first === undefined || top === undefined) return 0
  if (first === top) return 1 + longest(others, rest)
  return Math.max(longest(others, right), longest(left, rest))
}
