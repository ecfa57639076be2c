import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {textWithSpan} from '../../test/support/diagnostic.ts'
import {linesOf, lineText, rangeOf} from '../parse/lines.ts'
import {excerptOf} from './excerpt.ts'

function excerpt(text: string, start: number, end: number): string[] {
  const lines = linesOf(text)
  return excerptOf(lines, rangeOf(lines, {start, end})).map(({line, text: shown}) => `${line} ${shown}`)
}

describe('excerptOf', () => {
  it('has the line of the range and one on each side', () => expect(excerpt('a\nb\nc\nd', 2, 3)).toEqual(['1 a', '2 b', '3 c']))
  it('has what there is at the ends of a text', () => {
    expect(excerpt('a\nb', 0, 1)).toEqual(['1 a', '2 b'])
    expect(excerpt('', 0, 0)).toEqual(['1 '])
  })
  it('has all of three lines', () => expect(excerpt('a\nb\nc', 0, 5)).toEqual(['1 a', '2 b', '3 c']))
  it('has first and last of more', () => expect(excerpt('a\nb\nc\nd\ne', 0, 9)).toEqual(['1 a', '5 e']))
  it('leaves out line ends, CRLF too', () => expect(excerpt('a\r\nb\r\nc', 3, 4)).toEqual(['1 a', '2 b', '3 c']))
  it('cuts a long line around the range', () => {
    const lines = linesOf(`${'x'.repeat(10_000)}HERE${'y'.repeat(10_000)}`)
    const [line] = excerptOf(lines, rangeOf(lines, {start: 10_000, end: 10_004}))
    expect(line).toMatchObject({line: 1, cut: 9920, more: true})
    expect(line?.text).toHaveLength(240)
    expect(line?.text.indexOf('HERE')).toBe(80)
  })
  it('says how much it left out, for any text', () => {
    fc.assert(
      fc.property(textWithSpan, ([text, [start, end]]) => {
        const lines = linesOf(text)
        for (const {line, text: shown, cut, more} of excerptOf(lines, rangeOf(lines, {start, end}))) {
          const whole = lineText(lines, line)
          expect(whole.slice(cut, cut + shown.length)).toBe(shown)
          expect(more).toBe(cut + shown.length < whole.length)
          expect(shown.length).toBeLessThanOrEqual(240)
        }
      }),
    )
  })
})
