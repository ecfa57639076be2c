import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {editsBetween} from './text-edits.ts'

const text = fc.array(fc.constantFrom('a', 'b', '\n', '\r\n', '\r', '👍', ' '), {maxLength: 12}).map(parts => parts.join(''))

function edits(before: string, after: string): ReturnType<typeof editsBetween> {
  return editsBetween(TextDocument.create('x', '', 1, before), after)
}

describe('editsBetween', () => {
  it('makes the one text of the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const document = TextDocument.create('x', '', 1, before)
        expect(TextDocument.applyEdits(document, editsBetween(document, after))).toBe(after)
      }),
    )
  })

  it('changes only the lines that differ', () => {
    expect(edits('a\nb\nc\nd\n', 'a\nx\nc\ny\n').map(({range, newText}) => [range.start.line, newText])).toEqual([
      [1, 'x\n'],
      [3, 'y\n'],
    ])
    expect(edits('a\nb\nc\n', 'a\nc\n')).toMatchObject([{range: {start: {line: 1}, end: {line: 2}}, newText: ''}])
    expect(edits('a\n', 'a\n')).toEqual([])
  })
})
