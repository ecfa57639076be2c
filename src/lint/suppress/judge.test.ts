import {describe, expect, it} from 'vitest'
import type {SuppressionConfig} from '../config/config.ts'
import {judgeSuppressions, type RunFacts} from './judge.ts'
import type {Suppression} from './suppression.ts'

const all = ['code/a', 'code/b', 'format/a', 'attack/one']

describe('judgeSuppressions', () => {
  it('reports a rule that ran and reported nothing', () => {
    expect(judge({rules: ['code/a']})).toEqual(['suppress/unused warning: Suppression of `code/a` is not needed.'])
    expect(judge({rules: ['code/a', 'code/b', 'code/*']}, {used: ['code/b']})).toEqual([
      'suppress/unused warning: Suppression of `code/a`, `code/*` is not needed.',
    ])
  })

  it('says nothing of a rule that hid something, or did not run', () => {
    expect(judge({rules: ['code/a']}, {used: ['code/a']})).toEqual([])
    expect(judge({rules: ['code/a']}, {ran: ['code/b']})).toEqual([])
    expect(judge({rules: ['format/*']}, {on: all, ran: ['code/a']})).toEqual([])
  })

  it('judges a group once all its rules ran that are on', () => {
    expect(judge({rules: ['code/*']}, {on: ['code/a'], ran: ['code/a']})).toHaveLength(1)
    expect(judge({rules: ['code/*']}, {on: ['code/a', 'code/b'], ran: ['code/a']})).toEqual([])
    expect(judge({rules: ['code/*']}, {on: [], ran: []})).toEqual([])
  })

  it('does not judge what another half or the outputs may need, but for lines', () => {
    expect(judge({rules: ['code/a']}, {partly: ['code/a']})).toEqual([])
    expect(judge({rules: ['code/*']}, {partly: ['code/a']})).toEqual([])
    expect(judge({rules: ['code/a'], reach: {kind: 'line', cell: 1, line: 1}}, {partly: ['code/a']})).toHaveLength(1)
  })

  it('takes the severity of what is not needed from the configuration', () => {
    expect(judge({rules: ['code/a']}, {config: {unused: 'error'}})[0]).toMatch(/^suppress\/unused error/u)
    expect(judge({rules: ['code/a']}, {config: {unused: 'off'}})).toEqual([])
  })

  it.each([
    [['code/nosuch'], 'Unknown rule `code/nosuch`.'],
    [['code/aa'], 'Unknown rule `code/aa`: did you mean `code/a`?'],
    [['cod/*'], 'Unknown rule `cod/*`: did you mean `code/*`?'],
    [['no', 'nowhere/at-all'], 'Unknown rule `no`, `nowhere/at-all`.'],
    [['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'], 'Unknown rule `a1`, `a2`, `a3`, `a4`, `a5` and 2 more.'],
    [['x'.repeat(99)], `Unknown rule \`${'x'.repeat(60)}…\`.`],
    [['parse/json'], 'Unknown rule `parse/json`: what the engine reports cannot be suppressed.'],
    [['suppress/*'], 'Unknown rule `suppress/*`: what the engine reports cannot be suppressed.'],
  ])('reports %j as unknown', (rules, message) => {
    expect(judge({rules})).toEqual([`suppress/unknown-rule warning: ${message}`])
  })

  it('reports the other rules of a list with an unknown one', () => {
    expect(judge({rules: ['code/a', 'nowhere/at-all']})).toHaveLength(2)
    expect(judge({rules: ['code/a', 'nowhere/at-all']}, {used: ['code/a']})).toHaveLength(1)
  })

  it('asks for a reason where the configuration does, whatever else is said', () => {
    const config = {requireReason: true}
    expect(judge({rules: ['code/a'], reason: 'x'}, {config, used: ['code/a']})).toEqual([])
    expect(judge({rules: ['code/a'], reason: ''}, {config, used: ['code/a']})).toEqual([
      'suppress/no-reason warning: A reason is required.',
    ])
    expect(judge({rules: ['code/a'], reason: ''}, {config})).toHaveLength(2)
    expect(judge({rules: ['code/a'], reason: ''}, {used: ['code/a']})).toEqual([])
    expect(judge({rules: [], reason: '', fault: {kind: 'everything'}}, {config})).toHaveLength(1)
  })

  it.each<[Partial<Suppression>, string]>([
    [{fault: {kind: 'everything'}}, 'suppress/everything warning: Name the rules: `ignore[rule]`.'],
    [{fault: {kind: 'everything'}, form: 'tag'}, 'suppress/everything warning: Name the rules: `huntbook-ignore:rule`.'],
    [{fault: {kind: 'everything'}, form: 'metadata'}, 'suppress/everything warning: Name the rules: `ignore: {rule: reason}`.'],
    [{fault: {kind: 'malformed', word: 'ignore a/b'}}, 'suppress/malformed warning: Unknown directive `ignore a/b`.'],
    [{fault: {kind: 'malformed', word: ''}}, 'suppress/malformed warning: Expected `ignore[rule]` behind `huntbook:`, got nothing.'],
    [
      {fault: {kind: 'malformed', word: ''}, form: 'metadata'},
      'suppress/malformed warning: Expected `ignore` to be a mapping of rules to reasons.',
    ],
  ])('reports %j', (written, expected) => {
    expect(judge({rules: [], ...written})).toEqual([expected])
  })

  it('takes a list of a hundred thousand names', () => {
    expect(judge({rules: Array.from({length: 100_000}, (_, index) => `a${index}`)})).toHaveLength(1)
  })
})

interface Facts extends Partial<Record<Exclude<keyof RunFacts, 'known'> | 'used', readonly string[]>> {
  readonly config?: Partial<SuppressionConfig>
}

function judge(written: Partial<Suppression>, {config, used = [], ...facts}: Facts = {}): string[] {
  const suppression: Suppression = {
    form: 'comment',
    place: {kind: 'file'},
    reach: {kind: 'cell', cell: 1},
    rules: [],
    reason: 'x',
    ...written,
  }
  const problems = judgeSuppressions([suppression], [new Set(used)], {
    known: new Set([...all, 'parse/json']),
    on: new Set(facts.on ?? all),
    ran: new Set(facts.ran ?? all),
    partly: new Set(facts.partly ?? []),
    config: {requireReason: false, unused: 'warning', ...config},
  })
  return problems.map(({rule, severity, message}) => `${rule} ${severity}: ${message}`)
}
