import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {parsePython} from './python.ts'
import {pythonComments} from './python-comments.ts'

describe('pythonComments', () => {
  it('finds comments, and no strings that look like one', () => {
    expect(pythonComments("# a\nx = \"#\" # b\n'''\n# c\n''' # d\n!ls # e\n")).toEqual([0, 12, 28])
  })
  it('finds the comments that a parser of Python finds', () => {
    const value = fc.constantFrom('x', '"#"', "'\\'#'", '(y)', '(\n"#" # a\n)', '""', '"""\n# "\n"""', "'''#'''", "r'\\\\'", 'f"{x}#"')
    const expression = fc.array(value, {minLength: 1}).map(values => values.join(' + '))
    const line = fc.tuple(expression, fc.constantFrom('', '# a', " # it's", '#')).map(parts => parts.join(''))
    const others = fc.constantFrom('# a', '%run # x', 'y = !ls # x', '')
    fc.assert(
      fc.property(fc.array(fc.oneof(line, others)), parts => {
        const source = parts.join('\n')
        const expected: number[] = []
        parsePython(source)?.iterate({enter: ({name, from}) => void (name === 'Comment' && expected.push(from))})
        expect(pythonComments(source)).toEqual(expected)
      }),
    )
  })
  it('knows strings that go on behind a backslash', () => {
    expect(pythonComments("x = 'a\\\n# b' # c")).toEqual([13])
    expect(pythonComments("x = 'a\\\r\n# b' # c")).toEqual([14])
    expect(pythonComments("x = 'a\n# b")).toEqual([7])
  })
})
