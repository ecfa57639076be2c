import {describe, expect, it} from 'vitest'
import {readLedger} from './ledger.ts'

describe('readLedger', () => {
  it('knows entries by their id in lower case', () => {
    const text = 'retired:\n  - id: ABC\n    retired: "2025-01-31"\n    reason: replaced\n  - id: def\n    path: hunts/a.md\n    other: 3\n'
    expect(readLedger(text)).toEqual(
      new Map([
        ['abc', {retired: '2025-01-31', reason: 'replaced'}],
        ['def', {path: 'hunts/a.md'}],
      ]),
    )
  })
  it('reads an empty list', () => expect(readLedger('retired: []\n')).toEqual(new Map()))
  it.each([
    ['no list', '', 'Expected a list under `retired`.'],
    ['another type', 'retired: 3\n', 'Expected a list under `retired`.'],
    ['an entry without an id', 'retired:\n  - id: a\n  - reason: x\n', 'Expected entry 2 to have an `id`.'],
  ])('says what is wrong: %s', (_, text, message) => expect(readLedger(text)).toBe(message))
  it('says what keeps it from being YAML', () => expect(readLedger('retired: [')).toMatch(/^Expected .+\.$/u))
  it('takes names of prototypes for ids', () => expect(readLedger('retired: [{id: __proto__}]')).toEqual(new Map([['__proto__', {}]])))
})
