import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {blankIPython, cellMagicOf, commandsIn, pythonOf} from './ipython.ts'

describe('blankIPython', () => {
  it.each([
    ['a magic line', '%matplotlib inline\nx = 1', `0${' '.repeat(17)}\nx = 1`],
    ['a command and its continuation', '!ls \\\n  -l\ny', '0    \n    \ny'],
    ['an assigned command', 'files = !ls', 'files = 0  '],
    ['help', 'df.head?', '0       '],
    ['help in front', '?df', '0  '],
    ['an install', 'pip install x', '0            '],
    ['the line of a cell magic', '%%time\nx', '      \nx'],
    ['a command assigned to an item', 'x["a"]: int = !ls', 'x["a"]: int = 0  '],
    ['help behind a call', 'f(x).size??', '0          '],
    ['a wildcard', '*int*?', '0     '],
    ['a command and its continuation, with carriage returns', '!ls \\\r\n  -l\r\ny', '0    \r\n    \r\ny'],
    ['all magics on top of each other', '%%time\n%%kql\nx', '      \n     \nx'],
    ['the body of a block', 'if x:\n    %run y', 'if x:\n    0     '],
  ])('blanks %s', (_, source, expected) => {
    expect(blankIPython(source)).toBe(expected)
  })
  it.each([
    ['a remainder on a continued line', 'x = (a\n% b)'],
    ['a triple-quoted string', '"""\n%%kql\n!x\n"""'],
    ['a comparison', 'a != b'],
    ['a remainder on a line that a backslash joins', 'x = a \\\n% b'],
    ['a string that a backslash continues', "x = 'a\\\n%b'"],
    ['a question in a comment', 'x # what?'],
    ['a question in a string', 'print("what?"'],
    ['an update', 'x -= !y'],
    ['a second sign', 'x = y = !z'],
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

describe('commandsIn', () => {
  it('finds commands without the line ends behind them and the magics that the cell starts with', () => {
    const source = '%%time\r\n!a \\\r\n  b\r\nx = %c d\nif y:\n    z?\n"""\n!no\n"""\n!e \\\n'
    expect(commandsIn(source).map(({start, end}) => source.slice(start, end))).toEqual(['!a \\\r\n  b', '%c d', 'z?', '!e \\'])
  })
})

describe('pythonOf', () => {
  it.each([
    ['an indentation that all lines have', '\n  if x:\n      y\n z', '\n\f\fif x:\n\f\f    y\n z'],
    ['prompts', '>>> if x:\n...   y\n>>>', '\f\f\f\fif x:\n\f\f\f\f  y\n\f\f\f'],
    ['the indentation below a magic', '%%time\n  x', '\f\f    \n\f\fx'],
  ])('takes away %s', (_, source, expected) => {
    expect(pythonOf(source)).toBe(expected)
  })
  it.each([
    ['an indented second line', 'x\n  y'],
    ['prompts in later lines', 'x\n>>> y'],
    ['white space', '  \n  '],
  ])('leaves %s alone', (_, source) => {
    expect(pythonOf(source)).toBe(source)
  })
  it('takes time that grows with the text', () => {
    const units = [' ', '  \n', '\t\t x\n', '>>> ', '\n?', '\\\n', '!\\\n', '%%time\n', 'x = !', '"""', '=']
    for (const unit of units) pythonOf(unit.repeat(500_000 / unit.length))
  })
})

describe('cellMagicOf', () => {
  it('finds the magic below one that leaves the language as it is', () => {
    expect(cellMagicOf('%%capture x\n%%kql\nT')).toBe('kql')
    expect(cellMagicOf('%%capture x\n\n%%time\nT')).toBe('time')
    expect(cellMagicOf('%%kql\n%%time')).toBe('kql')
  })
  it('finds the magic after blank lines and nothing after text', () => {
    expect(cellMagicOf('\n  \n%%kql --x\nT')).toBe('kql')
    expect(cellMagicOf('# note\n%%kql')).toBeUndefined()
  })
})
