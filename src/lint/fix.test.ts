import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {diagnosticOf} from '../../test/support/diagnostic.ts'
import type {Diagnostic, Fix} from '../model/diagnostic.ts'
import {linesOf, rangeOf} from '../parse/lines.ts'
import {applyFixes} from './fix.ts'

type Change = readonly [start: number, end: number, text: string]

function withFix(text: string, changes: readonly Change[], kind: Fix['kind'] = 'safe'): Diagnostic {
  const lines = linesOf(text)
  const edits = changes.map(([start, end, inserted]) => ({range: rangeOf(lines, {start, end}), text: inserted}))
  return diagnosticOf(text, [0, 0], {fix: {kind, message: 'x', edits}})
}

const safe = new Set(['safe'] as const)

function fix(text: string, ...fixes: readonly (readonly Change[])[]): {text: string; applied: number} {
  const {text: fixed, applied} = applyFixes(
    text,
    fixes.map(changes => withFix(text, changes)),
    safe,
  )
  return {text: fixed, applied: applied.length}
}

describe('applyFixes', () => {
  it('makes edits that are apart', () => expect(fix('abcdef', [[4, 5, 'X']], [[0, 1, 'Y']])).toEqual({text: 'YbcdXf', applied: 2}))
  it('lets the second of two that overlap wait', () => {
    expect(fix('abcdef', [[1, 3, 'X']], [[2, 4, 'Y']])).toEqual({text: 'aXdef', applied: 1})
  })
  it('lets the second of two that meet wait: their order would decide', () => {
    expect(fix('abcd', [[1, 2, 'X']], [[2, 3, 'Y']])).toEqual({text: 'aXcd', applied: 1})
    expect(fix('abcd', [[1, 1, 'X']], [[1, 1, 'Y']])).toEqual({text: 'aXbcd', applied: 1})
  })
  it('takes a fix as a whole or not at all', () => {
    expect(
      fix(
        'abcdef',
        [[1, 2, 'X']],
        [
          [1, 2, 'Y'],
          [4, 5, 'Y'],
        ],
      ),
    ).toEqual({text: 'aXcdef', applied: 1})
  })
  it('lets edits of one fix meet', () => {
    expect(
      fix('abcd', [
        [1, 2, 'X'],
        [2, 3, 'Y'],
      ]),
    ).toEqual({text: 'aXYd', applied: 1})
  })
  it('leaves out a fix whose edits contradict each other', () => {
    expect(
      fix('abcd', [
        [1, 3, 'X'],
        [2, 4, 'Y'],
      ]),
    ).toEqual({text: 'abcd', applied: 0})
  })
  it('sees that a long edit reaches over later ones', () => {
    expect(fix('abcdefgh', [[0, 6, 'X']], [[3, 4, 'Y']], [[7, 8, 'Z']])).toEqual({text: 'XgZ', applied: 2})
  })
  it('leaves unsafe fixes alone unless they are asked for', () => {
    const unsafe = withFix('abc', [[0, 1, 'X']], 'unsafe')
    expect(applyFixes('abc', [unsafe], safe).text).toBe('abc')
    expect(applyFixes('abc', [unsafe], new Set(['safe', 'unsafe'])).text).toBe('Xbc')
  })
  it('leaves a text without fixes as it is', () =>
    expect(applyFixes('abc', [diagnosticOf('abc', [0, 1])], safe)).toEqual({text: 'abc', applied: []}))

  const changes = fc.array(fc.tuple(fc.nat(40), fc.nat(6), fc.constantFrom('', 'X', 'YY', '\n', '\r\n', '👍')), {maxLength: 12})
  it('keeps every unit outside the edits, in order', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', minLength: 47, maxLength: 60}), changes, (text, all) => {
        const fixes = all.map(([start, length, inserted]) => withFix(text, [[start, start + length, inserted]]))
        const {text: fixed, applied} = applyFixes(text, fixes, safe)
        const edits = applied.flatMap(({fix: made}) => made?.edits ?? []).sort((a, b) => a.range.start.offset - b.range.start.offset)
        let [before, after] = [0, 0]
        for (const {range, text: inserted} of edits) {
          const kept = text.slice(before, range.start.offset)
          expect(fixed.slice(after, after + kept.length)).toBe(kept)
          after += kept.length
          expect(fixed.slice(after, after + inserted.length)).toBe(inserted)
          after += inserted.length
          before = range.end.offset
        }
        expect(fixed.slice(after)).toBe(text.slice(before))
      }),
    )
  })
  it('applies no two that touch, and each that touches none before it', () => {
    fc.assert(
      fc.property(changes, all => {
        const text = '.'.repeat(50)
        const fixes = all.map(([start, length, inserted]) => withFix(text, [[start, start + length, inserted]]))
        const {applied} = applyFixes(text, fixes, safe)
        const spans = (list: readonly Diagnostic[]) => list.map(({fix: made}) => made?.edits[0]?.range)
        const kept: ReturnType<typeof spans> = []
        for (const range of spans(fixes)) {
          const touches = kept.some(
            other => other && range && range.start.offset <= other.end.offset && other.start.offset <= range.end.offset,
          )
          if (!touches) kept.push(range)
        }
        expect(spans(applied)).toEqual(kept)
      }),
    )
  })
  it('takes ten thousand fixes in time', () => {
    const text = '..'.repeat(10_000)
    const fixes = Array.from({length: 10_000}, (_, index) => {
      const diagnostic = withFix('', [[0, 0, 'x']])
      const place = {line: 1, column: 2 * index + 1, offset: 2 * index}
      return {...diagnostic, fix: {kind: 'safe' as const, message: 'x', edits: [{range: {start: place, end: place}, text: 'x'}]}}
    })
    expect(applyFixes(text, fixes.toReversed(), safe).applied).toHaveLength(10_000)
  })
})
