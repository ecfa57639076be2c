import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {anyDiagnostic, diagnosticOf} from '../../test/support/diagnostic.ts'
import {compare, sortDiagnostics} from './order.ts'

const found = diagnosticOf('abc def', [4, 5])

describe('sortDiagnostics', () => {
  it('sorts by path in code units, offset, rule and message', () => {
    const all = [
      {...found, path: 'b'},
      {...found, path: 'a', message: 'y'},
      {...found, path: 'a', message: 'x'},
      {...found, path: 'a', rule: 'a/a'},
      {...diagnosticOf('abc def', [0, 1]), path: 'a'},
      {...found, path: 'B'},
      {...found, path: 'ä'},
    ]
    const sorted = sortDiagnostics(all).map(({path, range, rule, message}) => [path, range.start.offset, rule, message].join(' '))
    expect(sorted).toEqual([
      'B 4 attack/format Expected a technique id.',
      'a 0 attack/format Expected a technique id.',
      'a 4 a/a Expected a technique id.',
      'a 4 attack/format x',
      'a 4 attack/format y',
      'b 4 attack/format Expected a technique id.',
      'ä 4 attack/format Expected a technique id.',
    ])
  })
  it('counts the same finding once', () => expect(sortDiagnostics([found, {...found}])).toEqual([found]))
  it('keeps findings of two cells apart', () => {
    const inCell = (number: number) => ({...found, cell: {number, type: 'code' as const}})
    expect(sortDiagnostics([inCell(2), inCell(1), inCell(2)]).map(({cell}) => cell?.number)).toEqual([1, 2])
  })
  it('keeps the most severe of the same finding', () => {
    expect(sortDiagnostics([{...found, severity: 'info'}, found, {...found, severity: 'warning'}])).toEqual([found])
  })
  it('depends on nothing but the findings: not on their order, nor on how often they come', () => {
    const sample = fc.array(fc.tuple(anyDiagnostic, fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y')), {maxLength: 8})
    fc.assert(
      fc.property(sample, fc.infiniteStream(fc.nat()), (all, random) => {
        const diagnostics = all.map(([diagnostic, path, message]) => ({...diagnostic, path, message}))
        const keys = diagnostics.map(() => random.next().value ?? 0)
        const shuffled = diagnostics.map((diagnostic, index) => [keys[index] ?? 0, diagnostic] as const).sort(([a], [b]) => a - b)
        const twice = [...shuffled, ...shuffled].map(([, diagnostic]) => diagnostic)
        expect(sortDiagnostics(twice)).toEqual(sortDiagnostics(diagnostics))
      }),
    )
  })
})

describe('compare', () => {
  it('knows code units and no language', () => expect(['ä', 'b', 'Z', 'a'].sort(compare)).toEqual(['Z', 'a', 'b', 'ä']))
})
