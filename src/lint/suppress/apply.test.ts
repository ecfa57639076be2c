import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {diagnosticOf} from '../../../test/support/diagnostic.ts'
import {applySuppressions} from './apply.ts'
import type {Reach, Suppression} from './suppression.ts'

describe('applySuppressions', () => {
  const inCell = found('a/b', {cell: 2, line: 3})
  it.each<[string, Reach, string, boolean]>([
    ['its line', {kind: 'line', cell: 2, line: 3}, 'a/b', true],
    ['its group', {kind: 'line', cell: 2, line: 3}, 'a/*', true],
    ['its cell', {kind: 'cell', cell: 2}, 'a/b', true],
    ['the notebook', {kind: 'file'}, 'a/*', true],
    ['not another line', {kind: 'line', cell: 2, line: 4}, 'a/b', false],
    ['not the same line of another cell', {kind: 'line', cell: 1, line: 3}, 'a/b', false],
    ['not another cell', {kind: 'cell', cell: 3}, 'a/b', false],
    ['not another rule', {kind: 'file'}, 'a/bc', false],
    ['not a group that begins alike', {kind: 'file'}, 'ab/*', false],
    ['not everything', {kind: 'file'}, '*', false],
  ])('reaches a finding by %s', (_, reach, rule, isHidden) => {
    const {kept, suppressed, used} = applySuppressions([inCell], [suppression(reach, rule)])
    expect([kept, suppressed]).toEqual(isHidden ? [[], [inCell]] : [[inCell], []])
    expect(used).toEqual([new Set(isHidden ? [rule] : [])])
  })

  it('reaches outputs and metadata of a cell by the cell, and those of the notebook by the notebook', () => {
    const [output, header] = [found('a/b', {cell: 2}), found('a/b')]
    const all = (reach: Reach): unknown => applySuppressions([output, header], [suppression(reach, 'a/b')]).suppressed
    expect(all({kind: 'line', cell: 2, line: 1})).toEqual([])
    expect(all({kind: 'cell', cell: 2})).toEqual([output])
    expect(all({kind: 'file'})).toEqual([output, header])
  })

  it.each(['parse/json', 'parse/bom', 'io/changed', 'rule/crash', 'suppress/unused'])('never hides `%s`', rule => {
    const {kept} = applySuppressions(
      [found(rule)],
      [suppression({kind: 'file'}, rule), suppression({kind: 'file'}, rule.replace(/\/.*/u, '/*'))],
    )
    expect(kept).toHaveLength(1)
  })

  it('counts every suppression as used that reaches, and each rule by itself', () => {
    const both = {...suppression({kind: 'file'}, 'a/*'), rules: ['a/b', 'a/c', 'a/*']}
    expect(applySuppressions([inCell], [both, suppression({kind: 'cell', cell: 2}, 'a/b')]).used).toEqual([
      new Set(['a/b', 'a/*']),
      new Set(['a/b']),
    ])
  })

  it('keeps or hides each finding once, in order', () => {
    const rule = fc.constantFrom('a/b', 'a/c', 'd/b', 'parse/json')
    const place = fc.option(
      fc.record({cell: fc.integer({min: 1, max: 2}), line: fc.option(fc.integer({min: 1, max: 2}), {nil: undefined})}),
      {nil: undefined},
    )
    const reach = fc.oneof<fc.Arbitrary<Reach>[]>(
      fc.constant({kind: 'file'}),
      fc.record({kind: fc.constant('cell' as const), cell: fc.integer({min: 1, max: 2})}),
      fc.record({kind: fc.constant('line' as const), cell: fc.integer({min: 1, max: 2}), line: fc.integer({min: 1, max: 2})}),
    )
    const name = fc.constantFrom('a/b', 'a/c', 'd/b', 'a/*', 'd/*', 'parse/*', '*')
    fc.assert(
      fc.property(fc.array(fc.tuple(rule, place)), fc.array(fc.tuple(reach, name)), (findings, written) => {
        const diagnostics = findings.map(([id, at]) => found(id, at))
        const suppressions = written.map(([where, id]) => suppression(where, id))
        const {kept, suppressed, used} = applySuppressions(diagnostics, suppressions)
        const hides = (at: number, one: (typeof diagnostics)[number]): boolean => isReached(one, suppressions.slice(at, at + 1))
        expect(kept).toEqual(diagnostics.filter(one => !isReached(one, suppressions)))
        expect(suppressed).toEqual(diagnostics.filter(one => isReached(one, suppressions)))
        expect(used.map(({size}) => size > 0)).toEqual(suppressions.map((_, at) => diagnostics.some(one => hides(at, one))))
      }),
    )
  })
})

type Found = ReturnType<typeof diagnosticOf>

/** The same, one by one. */
function isReached({rule, cell}: Found, suppressions: readonly Suppression[]): boolean {
  if (rule.startsWith('parse/')) return false
  return suppressions.some(({reach, rules}) => {
    const isNamed = rules.includes(rule) || rules.includes(rule.replace(/\/.*/u, '/*'))
    if (reach.kind === 'file') return isNamed
    return isNamed && cell?.number === reach.cell && (reach.kind === 'cell' || cell.range?.start.line === reach.line)
  })
}

function found(rule: string, at?: {readonly cell: number; readonly line?: number | undefined}): Found {
  const position = {line: at?.line ?? 1, column: 1, offset: 0}
  const range = at?.line === undefined ? {} : {range: {start: position, end: position}}
  return diagnosticOf('', [0, 0], {rule, ...(at && {cell: {number: at.cell, type: 'code' as const, ...range}})})
}

function suppression(reach: Reach, rule: string): Suppression {
  return {form: 'comment', place: {kind: 'file'}, reach, rules: [rule], reason: ''}
}
