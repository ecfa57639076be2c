import {describe, expect, it} from 'vitest'
import type {Cell} from '../../model/notebook.ts'
import {emptyMap} from '../../model/value.ts'
import {matchCells} from './match.ts'

/** `#` begins Markdown, `=` a raw cell; anything else is code. */
function cell(source: string): Cell {
  const base = {source, metadata: emptyMap, extra: emptyMap}
  if (source.startsWith('#')) return {...base, type: 'markdown'}
  return source.startsWith('=') ? {...base, type: 'raw'} : {...base, type: 'code', executionCount: null, outputs: []}
}

function matched(text: readonly string[], stored: readonly string[]): string {
  return matchCells(text.map(cell), stored.map(cell))
    .map(match => (match ? `${match.kind} ${match.stored}` : 'new'))
    .join(', ')
}

describe('cells of a text', () => {
  it('are the stored ones with the same source, in order', () => {
    expect(matched(['# T', 'a', 'b'], ['# T', 'a', 'b'])).toBe('same 0, same 1, same 2')
    expect(matched(['# T', 'b'], ['# T', 'a', 'b'])).toBe('same 0, same 2')
    expect(matched(['a', 'a'], ['a'])).toBe('same 0, new')
  })

  it('are compared without blank lines at the edges and with LF line ends', () => {
    expect(matched(['\n\na\r\nb\n \n'], ['a\nb'])).toBe('same 0')
    expect(matched([' a'], ['a'])).toBe('edited 0')
  })

  it('that stand elsewhere have moved', () => {
    expect(matched(['b', 'c', 'a'], ['a', 'b', 'c'])).toBe('same 1, same 2, moved 0')
    expect(matched(['x', 'a', 'a'], ['a', 'x', 'a'])).toBe('same 1, same 2, moved 0')
  })

  it('with another source in the same place were edited, where at least half is the same', () => {
    expect(matched(['read("a")', 'b'], ['read("x")', 'b'])).toBe('edited 0, same 1')
    expect(matched(['one\nthree', 'b'], ['one\ntwo', 'b'])).toBe('edited 0, same 1')
    expect(matched(['1\n2\nx\ny', 'b'], ['1\n2\nu\nvw', 'b'])).toBe('edited 0, same 1')
    expect(matched(['something else', 'b'], ['read("x")', 'b'])).toBe('new, same 1')
  })

  it('are never edited across a cell that stayed, or from another type', () => {
    expect(matched(['b', 'read("a")'], ['read("x")', 'b'])).toBe('same 1, new')
    expect(matched(['# read("a")'], ['read("# a")'])).toBe('new')
  })

  it('are paired with the most alike of those between', () => {
    expect(matched(['import os', 'read("a")', 'b'], ['read("x")', 'b'])).toBe('new, edited 0, same 1')
    expect(matched(['read("y")', 'b'], ['print(1)', 'read("x")', 'b'])).toBe('edited 1, same 2')
  })

  it('are paired one by one where there are very many between', () => {
    const many = Array.from({length: 60}, (_, index) => `value_number_${index} = ${index}`)
    expect(
      matched(
        many.map(text => `${text} + 1`),
        many,
      ),
    ).toBe(many.map((_, index) => `edited ${index}`).join(', '))
  })
})
