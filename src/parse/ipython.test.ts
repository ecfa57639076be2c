import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {blankIPython, cellMagicOf} from './ipython.ts'

describe('blankIPython', () => {
  it.each([
    ['a magic line', '%matplotlib inline\nx = 1', `0${' '.repeat(17)}\nx = 1`],
    ['a command and its continuation', '!ls \\\n  -l\ny', '0    \n    \ny'],
    ['an assigned command', 'files = !ls', 'files = 0  '],
    ['help', 'df.head?', '0       '],
    ['help in front', '?df', '0  '],
    ['an install', 'pip install x', '0            '],
    ['the line of a cell magic', '%%time\nx', '      \nx'],
    ['the body of a block', 'if x:\n    %run y', 'if x:\n    0     '],
  ])('blanks %s', (_, source, expected) => {
    expect(blankIPython(source)).toBe(expected)
  })
  it.each([
    ['a remainder on a continued line', 'x = (a\n% b)'],
    ['a triple-quoted string', '"""\n%%kql\n!x\n"""'],
    ['a comparison', 'a != b'],
    ['a name that begins with pip', 'pip_version = 1'],
    ['quotes in a string', '"it\'s (" + \'"\'\nx'],
  ])('leaves %s alone', (_, source) => {
    expect(blankIPython(source)).toBe(source)
  })
  it('keeps the length and the line ends of any text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('%', '!', '?', '"""', "'", '(', ')', '\\', '\n', ' ', 'x', '#', '%%time', '=')), parts => {
        const source = parts.join('')
        const blanked = blankIPython(source)
        expect(blanked.length).toBe(source.length)
        expect(blanked.replace(/[^\n]/gu, '')).toBe(source.replace(/[^\n]/gu, ''))
      }),
    )
  })
})

describe('cellMagicOf', () => {
  it('finds the magic after blank lines and nothing after text', () => {
    expect(cellMagicOf('\n  \n%%kql --x\nT')).toBe('kql')
    expect(cellMagicOf('# note\n%%kql')).toBeUndefined()
  })
})
