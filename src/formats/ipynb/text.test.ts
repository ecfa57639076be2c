import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {parseJson} from '../../parse/json.ts'
import type {Tree} from '../../parse/tree.ts'
import {endOf, inPiece, isMultiline, joined, pieceAt, piecesOf, textOf} from './text.ts'

function treeOf(value: unknown): Tree | undefined {
  return parseJson(JSON.stringify(value)).tree
}

const lists = fc.array(fc.constantFrom('a', 'bc', '', '\n', 'x\n'), {maxLength: 6})

describe('a text', () => {
  it('is a string or a list of strings', () => {
    expect([['a', 'b'], 'a', []].map(value => isMultiline(treeOf(value)))).toEqual([true, true, true])
    expect([['a', 1], 1, null, {}].map(value => isMultiline(treeOf(value)))).toEqual([false, false, false, false])
    expect(isMultiline(undefined)).toBe(false)
  })

  it('is what its strings give one after the other', () => {
    expect(textOf(treeOf(['a', 1, 'b']))).toBe('ab')
    expect(textOf(treeOf('a'))).toBe('a')
    expect(textOf(treeOf({}))).toBe('')
  })

  it('gets back the line ends that nbformat 3 cut off', () => {
    expect(textOf(treeOf(['a', 'b']), 'lines')).toBe('a\nb')
    expect(textOf(treeOf(['a\n', 'b']), 'lines')).toBe('a\nb')
    expect(textOf(treeOf(['a']), 'lines')).toBe('a')
  })

  it('has pieces that know where they start', () => {
    fc.assert(
      fc.property(lists, fc.constantFrom('plain' as const, 'lines' as const), fc.constantFrom('', '## '), (list, join, prefix) => {
        const tree = treeOf(list)
        const text = prefix + textOf(tree, join)
        for (const piece of piecesOf(tree, join, prefix.length)) expect(text.slice(piece.start, endOf(piece))).toBe(piece.tree.value)
      }),
    )
  })

  it('has every unit in the piece that is found for it', () => {
    fc.assert(
      fc.property(lists, list => {
        const pieces = piecesOf(treeOf(list))
        const text = list.join('')
        for (let unit = 0; unit < text.length; unit++) {
          const piece = pieceAt(pieces, unit)
          const span = piece && inPiece(piece, {start: unit, end: unit + 1})
          expect(span && piece.tree.value.slice(span.start, span.end)).toBe(text[unit])
        }
      }),
    )
  })

  it('is joined where all items of a value are strings', () => {
    expect(joined(['a', 'b'])).toBe('ab')
    expect(joined([])).toBe('')
    expect(joined(['a', 1])).toEqual(['a', 1])
    expect(joined('a')).toBe('a')
  })
})
