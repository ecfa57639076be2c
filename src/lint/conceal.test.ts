import {describe, expect, it} from 'vitest'
import {diagnosticOf} from '../../test/support/diagnostic.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import {conceal} from './conceal.ts'

describe('conceal', () => {
  const text = 'a\nkey = "hunter2-X"\nb\nc\n'
  const secret = diagnosticOf(text, [9, 18], {excerpt: [], concealed: true})
  const first = (...diagnostics: readonly Diagnostic[]): Diagnostic | undefined => conceal(diagnostics, () => text)[0]

  it('takes the lines of a credential out of the frames of other findings', () => {
    const other = diagnosticOf(text, [0, 1])
    expect(other.excerpt.map(({line}) => line)).toEqual([1, 2])
    expect(first(other, secret)?.excerpt.map(({line}) => line)).toEqual([1])
  })
  it('takes the credential out of messages and of what fixes say', () => {
    const fix = {kind: 'safe', message: 'replace `hunter2-X`', edits: []} as const
    const clean = first(diagnosticOf(text, [0, 1], {message: 'Expected a UUID, got `hunter2-X`.', fix}), secret)
    expect([clean?.message, clean?.fix?.message]).toEqual(['Expected a UUID, got `…`.', 'replace `…`'])
  })
  it('takes out fixes that would print the credential, and cleans what is said of other places', () => {
    const range = secret.range
    const related = [{message: 'Also `hunter2-X`.', path: 'hunts/b.md', range}]
    const fix = {kind: 'safe', message: 'move it', edits: [{range, text: 'y = "hunter2-X"'}]} as const
    const clean = first(diagnosticOf(text, [0, 1], {fix, related}), secret)
    expect([clean?.fix, clean?.related?.[0]?.message]).toEqual([undefined, 'Also `…`.'])
  })
  it('tells lines of a cell from lines of the file', () => {
    const range = {start: {line: 2, column: 1, offset: 2}, end: {line: 2, column: 5, offset: 6}}
    const cell = {number: 3, type: 'code', range} as const
    const inCell = diagnosticOf(text, [0, 1], {cell})
    expect(first(inCell, secret)?.excerpt).toEqual(inCell.excerpt)
    expect(first(inCell, {...secret, cell})?.excerpt.map(({line}) => line)).toEqual([1])
  })
  it('leaves other files and files without a credential alone', () => {
    const other = diagnosticOf(text, [0, 1], {path: 'hunts/b.md'})
    expect(first(other, secret)).toBe(other)
    expect(first(other)).toBe(other)
  })
})
