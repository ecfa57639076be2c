import {describe, expect, it} from 'vitest'
import {diagnosticOf} from '../../test/support/diagnostic.ts'
import {conceal} from './conceal.ts'

describe('conceal', () => {
  const text = 'a\nkey = "hunter2-X"\nb\nc\n'
  const secret = {diagnostic: diagnosticOf(text, [9, 18], {excerpt: []}), covered: 'hunter2-X'}

  it('takes the lines of a credential out of the frames of other findings', () => {
    const other = diagnosticOf(text, [0, 1])
    expect(other.excerpt.map(({line}) => line)).toEqual([1, 2])
    const [clean] = conceal([other], [secret])
    expect(clean?.excerpt.map(({line}) => line)).toEqual([1])
  })
  it('takes the credential out of messages and of what fixes say', () => {
    const fix = {kind: 'safe', message: 'replace `hunter2-X`', edits: []} as const
    const [clean] = conceal([diagnosticOf(text, [0, 1], {message: 'Expected a UUID, got `hunter2-X`.', fix})], [secret])
    expect([clean?.message, clean?.fix?.message]).toEqual(['Expected a UUID, got `…`.', 'replace `…`'])
  })
  it('tells lines of a cell from lines of the file', () => {
    const range = {start: {line: 2, column: 1, offset: 2}, end: {line: 2, column: 5, offset: 6}}
    const inCell = diagnosticOf(text, [0, 1], {cell: {number: 3, type: 'code', range}})
    const [clean] = conceal([inCell], [secret])
    expect(clean?.excerpt).toEqual(inCell.excerpt)
    const hidden = {...secret, diagnostic: {...secret.diagnostic, cell: {number: 3, type: 'code', range} as const}}
    expect(conceal([inCell], [hidden])[0]?.excerpt.map(({line}) => line)).toEqual([1])
  })
  it('changes nothing where there is no credential', () => {
    const diagnostics = [diagnosticOf(text, [0, 1])]
    expect(conceal(diagnostics, [])).toBe(diagnostics)
  })
})
