import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {rawSpan, unitsOf} from './units.ts'

/** Units of a string and a way to write each: itself or an escape. A pair of two escapes is one item. */
const written = fc.array(
  fc.constantFrom(
    ['a', 'a'],
    ['é', '\\u00e9'],
    ['😀', '😀'],
    ['😀', '\\ud83d\\ude00'],
    ['\n', '\\n'],
    ['"', '\\"'],
    ['\\', '\\\\'],
    ['u', 'u'],
    ['d83d', 'd83d'],
  ),
  {maxLength: 20},
)

describe('rawSpan', () => {
  it('covers each unit with what stands for it', () => {
    fc.assert(
      fc.property(written, parts => {
        const text = `["${parts.map(([, raw]) => raw).join('')}"]`
        const map = unitsOf(text, {start: 2, end: text.length - 2})
        let unit = 0
        for (const [decoded = '', raw = ''] of parts) {
          const {start, end} = rawSpan(text, map, {start: unit, end: unit + decoded.length})
          expect(text.slice(start, end)).toBe(raw)
          unit += decoded.length
        }
      }),
    )
  })

  it('is empty before the unit of an empty span', () => {
    const text = '"a\\nb"'
    const map = unitsOf(text, {start: 1, end: 5})
    expect([0, 1, 2, 3].map(unit => rawSpan(text, map, {start: unit, end: unit}))).toEqual([1, 2, 4, 5].map(at => ({start: at, end: at})))
  })

  it('stays inside the string', () => {
    expect(rawSpan('"ab"', unitsOf('"ab"', {start: 1, end: 3}), {start: 1, end: 99})).toEqual({start: 2, end: 3})
  })
})
