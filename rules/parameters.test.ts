import {describe, expect, it} from 'vitest'
import {code, ipynb, markdown} from '../test/support/hunt.ts'
import {sourceOf, viewOfSource} from '../test/support/lint.ts'
import {assignedNames, parametersCell, parametersOf} from './parameters.ts'

describe('parametersCell', () => {
  const tagged = (...tags: string[]) => ({tags})
  const cellsOf = (...cells: Parameters<typeof ipynb>[1] & object[]) => viewOfSource(sourceOf(ipynb({}, cells))).cells

  it('is the first code cell with the tag', () => {
    const cells = cellsOf(
      markdown('x', tagged('parameters')),
      code('y'),
      code('A = 1', tagged('parameters')),
      code('B = 1', tagged('parameters')),
    )
    expect(parametersCell(cells)?.index).toBe(2)
    expect(parametersOf(cells)).toEqual(['A'])
  })
  it('may be missing', () => {
    expect(parametersCell(cellsOf(code('A = 1', tagged('injected-parameters'))))).toBeUndefined()
    expect(parametersOf(cellsOf(code('A = 1')))).toEqual([])
  })
  it('has no names where it is no Python', () => {
    expect(parametersOf(cellsOf(code('%%bash\nA=1', tagged('parameters'))))).toEqual([])
  })
})

describe('assignedNames', () => {
  it.each([
    ['assignments', 'A = 1\nb_2="x"\n', ['A', 'b_2']],
    ['an annotation', 'A: str = ""\nB: dict[str, int] = {}\nC: int\n', ['A', 'B']],
    ['several targets', 'a = b = 1\nc, d = 2, 3', ['a', 'b', 'c', 'd']],
    ['two statements on a line', 'A = "x;y = 1"; B = 2', ['A', 'B']],
    ['a name once', 'A = 1\nA = 2', ['A']],
    ['letters of every script', 'größe = 1\nx = 2', ['größe', 'x']],
    ['what a command returns', '%load_ext x\nA = !ls\n!B=1', ['A']],
    ['nothing in comments', '# A = 1\nB = 2 # C = 3\n', ['B']],
    ['nothing in strings', '"""\nA = 1\n"""\n\'\'\'\nB = "\'\'\'\nC = "\\"\\\nD = 1"\n', ['C']],
    ['nothing in brackets', 'f(a=1,\nb=2)\nC = [\n# (\n"]",\n]\nd = {\n"x": 1}\nx[0] = y', ['C', 'd']],
    ['nothing in blocks', 'if x:\n    A = 1\nelse: B = 1\ndef f(a=1): b = 2\n', []],
    ['no comparison and no update', 'a == b\na += 1\na >>= 1\na != b\nassert a <= b\nx.y = 1\n(n := 3)', []],
    ['a line that goes on', 'A = 1 + \\\n  b == 3\nC \\\n= 4', ['A', 'C']],
    ['the line behind an open string', 'A = "x\nB = 1', ['A', 'B']],
    ['nothing in an open block of text', 'A = """\nB = 1', ['A']],
    ['a bracket too many', ')\nA = 1', ['A']],
  ])('finds %s', (_, source, names) => expect(assignedNames(source)).toEqual(names))
  it.each(['(', '"', "'''", '\\', '#', 'A = ', 'a=', 'a,', ':', '\n', ';', '"""\\'])('takes linear time for a megabyte of %j', part => {
    assignedNames(part.repeat(2 ** 20 / part.length))
  })
})
