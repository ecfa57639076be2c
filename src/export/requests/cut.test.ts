import fc from 'fast-check'
import {expect, it} from 'vitest'
import {cut} from './cut.ts'

it.each([
  ['abcd', 5, 'abcd'],
  ['abcde', 5, 'abcde'],
  ['abcdef', 5, 'abcd…'],
  ['abc\u{1f600}', 5, 'abc\u{1f600}'],
  ['abc\u{1f600}x', 5, 'abc…'],
  ['ab\u{1f600}cx', 5, 'ab\u{1f600}…'],
  ['\u{1f600}', 1, '…'],
])('cuts %j to %i', (text, limit, expected) => {
  expect(cut(text, limit)).toBe(expected)
})

it('never passes the limit nor halves a pair', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme'}), fc.integer({min: 1, max: 20}), (text, limit) => {
      const short = cut(text, limit)
      expect(short.length).toBeLessThanOrEqual(Math.max(limit, 0))
      expect(short.isWellFormed()).toBe(true)
    }),
  )
})
