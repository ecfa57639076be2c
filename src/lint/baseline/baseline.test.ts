import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {diagnosticOf} from '../../../test/support/diagnostic.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import {type BaselineEntry, entriesOf, merged, printBaseline} from './baseline.ts'
import {matchBaseline} from './match.ts'
import {readBaseline} from './read.ts'
import {staleDiagnostics} from './stale.ts'

describe('entriesOf', () => {
  it('counts findings by path, rule and fingerprint, sorted', () => {
    expect(entriesOf([found('b/c', 'y.md', '2'), found('b/c', 'x.md', '1'), found('b/c', 'y.md', '2'), found('a/c', 'y.md', '3')])).toEqual(
      [entry('b/c', 'x.md', '1'), entry('a/c', 'y.md', '3'), entry('b/c', 'y.md', '2', 2)],
    )
  })
  it('leaves out errors of the parser, of the disk and of rules, and entries of a baseline', () => {
    const rules = ['parse/json', 'io/symlink', 'rule/crash', 'baseline/stale']
    expect(entriesOf(rules.map(rule => found(rule, 'x.md', '1')))).toEqual([])
    expect(entriesOf([found('parse/bom', 'x.md', '1', 'warning'), found('suppress/unused', 'x.md', '1')])).toHaveLength(2)
  })
})

describe('a baseline as a text', () => {
  it('has a line for each entry', () => {
    expect(printBaseline([entry('a/b', 'x "1".md', 'f'), entry('a/c', 'y.md', 'f', 3)])).toBe(
      '{\n "version": 1,\n "entries": [\n' +
        '  {"rule": "a/b", "path": "x \\"1\\".md", "fingerprint": "f", "count": 1},\n' +
        '  {"rule": "a/c", "path": "y.md", "fingerprint": "f", "count": 3}\n ]\n}\n',
    )
    expect(printBaseline([])).toBe('{\n "version": 1,\n "entries": []\n}\n')
  })
  it('comes back, whatever its entries say', () => {
    const text = fc.oneof(fc.string({unit: 'binary'}), fc.constantFrom('__proto__', 'constructor', '../x.md', '"', '\u2028'))
    fc.assert(
      fc.property(fc.array(fc.record({rule: text, path: text, fingerprint: text, count: fc.integer({min: 1})})), entries => {
        expect(readBaseline(printBaseline(merged(entries)))).toEqual(merged(entries))
        expect(merged(merged(entries).toReversed())).toEqual(merged(entries))
      }),
    )
  })
  it.each([
    ['no JSON', '{"version": 1,\n "entries": [', {message: expect.stringContaining('Expected'), line: 2}],
    ['a list', '[]', {message: 'Expected an object with `version` and `entries`.'}],
    ['another version', '{"version": 99, "entries": []}', {message: 'Expected `"version": 1`, got `99`.'}],
    ['no version', '{"entries": []}', {message: 'Expected `"version": 1`, got `none`.'}],
    ['no entries', '{"version": 1}', {message: 'Expected a list of `entries`.'}],
    [
      'an entry without a count',
      '{"version": 1, "entries": [{"rule": "a", "path": "b", "fingerprint": "c"}]}',
      {message: expect.stringContaining('entry 1')},
    ],
    [
      'a count of 0',
      '{"version": 1, "entries": [{"rule": "a", "path": "b", "fingerprint": "c", "count": 0}]}',
      {message: expect.stringContaining('from 1 on')},
    ],
    ['a text as an entry', '{"version": 1, "entries": ["a"]}', {message: expect.stringContaining('entry 1')}],
  ])('is not %s', (_, text, expected) => {
    expect(readBaseline(text)).toEqual(expected)
  })
})

describe('matchBaseline', () => {
  const [one, two] = [found('a/b', 'x.md', '1'), found('a/b', 'x.md', '2')]
  it('sees a finding that came for one that went', () => {
    const {kept, baselined, counts} = match([two], [entry('a/b', 'x.md', '1')])
    expect([kept, baselined, counts]).toEqual([[two], [], [0]])
  })
  it('holds as many as it counts', () => {
    const three = [one, {...one}, {...one}]
    const {kept, baselined, counts} = match(three, [entry('a/b', 'x.md', '1', 2)])
    expect([kept.length, baselined.length, counts]).toEqual([1, 2, [2]])
    expect(match(three, [entry('a/b', 'x.md', '1', 2), entry('a/b', 'x.md', '1')]).kept).toEqual([])
  })
  it('follows a file that moved, and only then', () => {
    const moved = found('a/b', 'new.md', '1')
    expect(match([moved], [entry('a/b', 'old.md', '1')], ['old.md']).kept).toEqual([])
    expect(match([moved], [entry('a/b', 'old.md', '1')]).kept).toEqual([moved])
    expect(match([one, moved], [entry('a/b', 'x.md', '1')]).kept).toEqual([moved])
  })
  it('takes the entry of the path first', () => {
    const copy = found('a/b', 'y.md', '1')
    const {kept, counts} = match([copy, one], [entry('a/b', 'old.md', '1'), entry('a/b', 'x.md', '1')], ['old.md'])
    expect([kept, counts]).toEqual([[], [1, 1]])
  })
  it('never holds what keeps a file from being checked', () => {
    const broken = found('parse/json', 'x.md', '1')
    expect(match([broken], [entry('parse/json', 'x.md', '1', 1_000_000_000)]).kept).toEqual([broken])
  })
  it('gives an empty path no meaning of its own', () => {
    expect(match([one], [entry('a/b', '', '1')]).kept).toEqual([one])
  })
  it('loses and doubles nothing', () => {
    const text = fc.constantFrom('1', '2')
    const path = fc.constantFrom('x.md', 'y.md', 'gone.md')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a/b', 'parse/json'), path, text)),
        fc.array(fc.tuple(path, text, fc.integer({min: 1, max: 3}))),
        (given, held) => {
          const diagnostics = given.map(([rule, at, print]) => found(rule, at, print))
          const entries = held.map(([at, print, count]) => entry('a/b', at, print, count))
          const {kept, baselined, counts} = match(diagnostics, entries, ['gone.md'])
          expect(new Set([...kept, ...baselined])).toEqual(new Set(diagnostics))
          expect(kept.length + baselined.length).toBe(diagnostics.length)
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(baselined.length)
          expect(counts.every((count, index) => count <= (entries[index]?.count ?? 0))).toBe(true)
        },
      ),
    )
  })
  it('holds everything that it was made of', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('x.md', 'y.md'), fc.constantFrom('1', '2'))), given => {
        const diagnostics = given.map(([path, print]) => found('a/b', path, print))
        expect(match(diagnostics, entriesOf(diagnostics)).kept).toEqual([])
      }),
    )
  })
  it('takes a hundred thousand findings and entries of one fingerprint', () => {
    const many = Array.from({length: 100_000}, () => ({...one}))
    expect(
      match(
        many,
        many.map(() => entry('a/b', 'x.md', '1')),
      ).kept,
    ).toEqual([])
  })
})

describe('staleDiagnostics', () => {
  it('are at the entry', () => {
    const entries = [entry('a/b', 'x.md', '1'), entry('a/c', 'y.md', '2')]
    const text = printBaseline(entries)
    const [stale, ...more] = staleDiagnostics({path: 'base.json', text, entries}, [1])
    expect(more).toEqual([])
    expect(stale).toMatchObject({
      rule: 'baseline/stale',
      severity: 'warning',
      path: 'base.json',
      range: {start: {line: 5, column: 3}},
      message: 'Entry of `a/c` in `y.md` matches nothing: --prune-baseline removes it.',
    })
  })
})

function match(diagnostics: readonly Diagnostic[], entries: readonly BaselineEntry[], gone: readonly string[] = []) {
  return matchBaseline(diagnostics, entries, path => gone.includes(path))
}

function found(rule: string, path: string, fingerprint: string, severity: Diagnostic['severity'] = 'error'): Diagnostic {
  return diagnosticOf('', [0, 0], {rule, path, fingerprint, severity})
}

function entry(rule: string, path: string, fingerprint: string, count = 1): BaselineEntry {
  return {rule, path, fingerprint, count}
}
