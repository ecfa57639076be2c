import {describe, expect, it} from 'vitest'
import {readDirective} from './directive.ts'

const everything = {kind: 'everything'}

describe('readDirective', () => {
  it.each([
    [' ignore[a/b] -- why', {reach: 'line', rules: ['a/b'], reason: 'why'}],
    ['ignore-cell[a/b,c/*]', {reach: 'cell', rules: ['a/b', 'c/*'], reason: ''}],
    [' ignore-file[ a/b , a/b, ] -- why -- so ', {reach: 'file', rules: ['a/b'], reason: 'why -- so'}],
    [' ignore[\n  a/b\n] --\n  why\n', {reach: 'line', rules: ['a/b'], reason: 'why'}],
    [' ignore[a/b] --', {reach: 'line', rules: ['a/b'], reason: ''}],
    [' ignore -- why', {reach: 'line', rules: [], reason: 'why', fault: everything}],
    [' ignore-cell[] -- why', {reach: 'cell', rules: [], reason: 'why', fault: everything}],
    [' ignore[*]', {reach: 'line', rules: [], reason: '', fault: everything}],
    [' ignore[a/b, *]', {reach: 'line', rules: ['a/b'], reason: '', fault: everything}],
  ])('reads `%s`', (text, expected) => {
    const {list: _, ...read} = readDirective(text)
    expect(read).toEqual(expected)
  })

  it.each([
    [' ignore a/b -- why', 'ignore a/b'],
    [' ignore[a/b] why', 'ignore[a/b] why'],
    [' ignore [a/b]', 'ignore [a/b]'],
    [' ignore[a/b', 'ignore[a/b'],
    [' disable[a/b] -- why', 'disable[a/b]'],
    [' ignore-line[a/b]', 'ignore-line[a/b]'],
    ['  ', ''],
    [` ${'x'.repeat(70)}`, `${'x'.repeat(60)}…`],
  ])('takes `%s` for no form', (text, word) => {
    expect(readDirective(text).fault).toEqual({kind: 'malformed', word})
  })

  it('knows where the list is', () => {
    const text = ' ignore[a/b, c/d] -- [why]'
    const {list} = readDirective(text)
    expect(text.slice(list?.start, list?.end)).toBe('a/b, c/d')
  })

  it.each(['ignore[', 'ignore[a] -', ' ', 'ignore--', ','])('takes a megabyte of `%s`', part => {
    const text = part.repeat(1_000_000 / part.length)
    expect([...readDirective(text).rules, ...readDirective(`ignore[${text}`).rules]).toEqual([])
  })
})
