import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {defineRule, type RuleCases, testRule} from './rule.ts'

const noX = defineRule({
  meta: {
    id: 'test/no-x',
    description: 'finds x',
    severity: 'warning',
    fixable: 'safe',
    messages: {found: 'Unexpected `{text}`: remove it.'},
  },
  create: context => ({
    cell(cell) {
      for (const {index, 0: text} of cell.source.matchAll(/x/gu)) {
        context.report({message: 'found', data: {text}, at: {cell, start: index, end: index + 1}, replacement: 'y'})
      }
    },
  }),
})

const own = {describe, it}
let bodies: Map<string, () => unknown>

beforeEach(() => {
  bodies = new Map()
})
afterEach(() => {
  Object.assign(globalThis, own)
})

/** What comes of each fact that a rule is tested for. */
async function outcomes(rule: Parameters<typeof testRule>[0], cases: RuleCases): Promise<Record<string, string>> {
  // `testRule` takes the functions of the runner from there.
  Object.assign(globalThis, {
    describe: (_: string, body: () => void) => body(),
    it: (name: string, body: () => unknown) => bodies.set(name, body),
  })
  testRule(rule, cases)
  Object.assign(globalThis, own)
  const found: Record<string, string> = {}
  for (const [name, body] of bodies) {
    try {
      await body()
      found[name] = 'passes'
    } catch (error) {
      found[name] = error instanceof Error ? error.message : String(error)
    }
  }
  return found
}

describe('testRule', () => {
  it('tells a rule its own options and those of the others of a case', async () => {
    const rule = defineRule({
      meta: {
        id: 'test/options',
        description: 'tells options',
        severity: 'warning',
        options: {type: 'object', properties: {max: {type: 'integer', default: 3}}},
        messages: {told: '{own} {other} {none}'},
      },
      create: context => ({
        notebook() {
          const [own, other, none] = ['test/options', 'test/other', 'test/none'].map(id => JSON.stringify(context.optionsOf(id)) ?? '-')
          context.report({message: 'told', data: {own: own ?? '', other: other ?? '', none: none ?? ''}, at: 'file'})
        },
      }),
    })
    const reports = ['1:1-1:1 {"max":3} {"word":"x"} -']
    const cases = {valid: {}, invalid: {'what it was told': {text: '# x\n', optionsOf: {'test/other': {word: 'x'}}, reports}}}
    expect(await outcomes(rule, cases)).toMatchObject({'reports what it was told': 'passes'})
  })
  it('passes what is as the cases say, and tries odd texts', async () => {
    const cases = {
      valid: {'a good cell': '# a\n'},
      invalid: {'a bad cell': {text: '# x\n', reports: ['1:3-1:4 Unexpected `x`: remove it.'], fixed: '# y\n'}},
    }
    expect(await outcomes(noX, cases)).toEqual({
      'has cases of its own, each once': 'passes',
      'is silent about a good cell': 'passes',
      'reports a bad cell': 'passes',
      'survives an empty notebook': 'passes',
      'survives metadata of other types': 'passes',
      'survives a hunting block of other types': 'passes',
      'survives names of prototypes': 'passes',
    })
  })
  it('compares unsafe fixes where a case states them', async () => {
    const rule = defineRule({
      meta: {id: 'test/unsafe', description: 'finds', severity: 'warning', messages: {found: 'Found.'}},
      create: context => ({
        cell(cell) {
          const fix = {kind: 'unsafe', message: 'put `y` there', changes: [{at: {cell, start: 2, end: 3}, text: 'y'}]} as const
          if (cell.source === '# x') context.report({message: 'found', at: {cell}, fix})
        },
      }),
    })
    const given = (fixedUnsafely?: string) => ({text: '# x\n', reports: ['1:1-1:4 Found.'], ...(fixedUnsafely && {fixedUnsafely})})
    const cases = {valid: {}, invalid: {'it right': given('# y\n'), 'it wrong': given('# z\n'), 'it without a word': given()}}
    expect(await outcomes(rule, cases)).toMatchObject({
      'reports it right': 'passes',
      'reports it wrong': 'Expected "# z\\n", got "# y\\n".',
      'reports it without a word': 'passes',
    })
  })
  it.each<[string, RuleCases, RegExp]>([
    ['a report that nobody expects', {valid: {x: '# x\n'}, invalid: {}}, /^Expected \[\], got \[\s+"1:3-1:4 Unexpected/u],
    ['a report that does not come', {valid: {}, invalid: {x: {text: '# a\n', reports: ['1:1-1:1 y']}}}, /^Expected \[\s+"1:1-1:1 y"/u],
    [
      'another place',
      {valid: {}, invalid: {x: {text: '# x\n', reports: ['1:1-1:4 Unexpected `x`: remove it.'], fixed: '# y\n'}}},
      /^Expected \[/u,
    ],
    [
      'a fix that is not stated',
      {valid: {}, invalid: {x: {text: '# x\n', reports: ['1:3-1:4 Unexpected `x`: remove it.']}}},
      /got "# y\\n"/u,
    ],
    [
      'another fix',
      {valid: {}, invalid: {x: {text: '# x\n', reports: ['1:3-1:4 Unexpected `x`: remove it.'], fixed: '# z\n'}}},
      /^Expected "# z\\n", got "# y\\n"/u,
    ],
    ['a case that the parser cannot read', {valid: {x: '{"cells": ['}, invalid: {}}, /^Expected \[\], got \[/u],
    ['an option that the rule does not have', {valid: {x: {text: '# a\n', options: {mots: 1}}}, invalid: {}}, /^Expected options of/u],
    ['a failing case without reports', {valid: {}, invalid: {x: {text: '# a\n', reports: []}}}, /move it to `valid`/u],
  ])('fails for %s', async (_, cases, message) => {
    const found = await outcomes(noX, cases)
    expect(Object.entries(found).find(([name]) => name.startsWith('reports') || name.startsWith('is silent'))?.[1]).toMatch(message)
  })
  it('fails for a case that stands there twice', async () => {
    const found = await outcomes(noX, {valid: {a: '# a\n', b: '# a\n'}, invalid: {}})
    expect(found['has cases of its own, each once']).toBe('Expected 0, got 1.')
  })
  it('fails for a rule that stumbles over odd texts', async () => {
    const rule = defineRule({
      meta: {id: 'test/fails', description: 'fails', severity: 'error', messages: {}},
      create: () => ({
        notebook({hunting}) {
          if (!hunting.present) throw new Error('no hunt')
        },
      }),
    })
    expect((await outcomes(rule, {valid: {}, invalid: {}}))['survives an empty notebook']).toMatch(/Rule `test\/fails` failed: no hunt/u)
  })
})
