import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {conflictText, sideOf} from './texts.ts'

describe('the text of a conflict', () => {
  it('has in common what both sides have at the edges', () => {
    expect(conflictText(['a', 'b', 'z'], ['a', 'c', 'd', 'z'], 7)).toBe('a\n<<<<<<< ours\nb\n=======\nc\nd\n>>>>>>> theirs\nz')
    expect(conflictText([], ['a'], 9)).toBe('<<<<<<<<< ours\n=========\na\n>>>>>>>>> theirs')
  })

  it('is either side again without the other one', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', '', '+++', '==='), {maxLength: 6})
    fc.assert(
      fc.property(lines, lines, fc.integer({min: 7, max: 9}), (ours, theirs, size) => {
        const text = conflictText(ours, theirs, size)
        // No line and one empty line are the same text.
        expect(sideOf(text, 'ours', size)).toBe(ours.join('\n'))
        expect(sideOf(text, 'theirs', size)).toBe(theirs.join('\n'))
      }),
    )
  })

  it('may have the lines that both come from', () => {
    const text = '=======\n<<<<<<< ours\na\n||||||| base\nb\n=======\nc\n>>>>>>> theirs\n>>>>>>> theirs'
    expect([sideOf(text, 'ours', 7), sideOf(text, 'theirs', 7)]).toEqual(['=======\na\n>>>>>>> theirs', '=======\nc\n>>>>>>> theirs'])
  })
})
