import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {commandLine, wordsOf} from './command-line.ts'

describe('a command line', () => {
  it('quotes what a shell would take for something else', () => {
    expect(commandLine(['/usr/bin/node', "/it's here/x.cjs", 'a$b', ''])).toBe("/usr/bin/node '/it'\\''s here/x.cjs' 'a$b' ''")
  })

  it('is taken apart as it was put together', () => {
    fc.assert(
      fc.property(fc.array(fc.string({unit: 'grapheme'})), words => {
        expect(wordsOf(commandLine(words))).toEqual(words)
      }),
    )
  })

  it.each([
    ['"/a b/c" git filter', ['/a b/c', 'git', 'filter']],
    ['a\\ b "c\\"d"', ['a b', 'c"d']],
    ['  a\tb  ', ['a', 'b']],
    ['a"b c"d\'e f\'', ['ab cde f']],
    ['a; b', undefined],
    ['$HOME/x', undefined],
    ['"$HOME/x"', undefined],
    ['"open', undefined],
    ['', []],
  ])('may be one that a person wrote: %s', (line, words) => {
    expect(wordsOf(line)).toEqual(words)
  })
})
