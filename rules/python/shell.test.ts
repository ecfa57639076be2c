import {describe, expect, it} from 'vitest'
import {code, hunt, ipynb} from '../../test/support/hunt.ts'
import {sourceOf, viewOfSource} from '../../test/support/lint.ts'
import {commandsOf} from './commands.ts'
import {shellCommandsOf} from './shell.ts'

function cellOf(source: string, kernel = 'python') {
  const text = ipynb({}, [code(source)]).replace('"language": "python"', `"language": "${kernel}"`)
  const [cell] = viewOfSource(sourceOf(text)).cells
  if (!cell) throw new Error('Expected a cell.')
  return cell
}

function commands(source: string): string[] {
  return commandsOf(cellOf(source)).map(({text}) => text)
}

function shell(source: string, kernel?: string): string[][] {
  return shellCommandsOf(cellOf(source, kernel)).map(words => words.map(({text}) => text))
}

describe('the commands of a cell', () => {
  it('are magics and `!` lines, also in blocks and behind an assignment', () => {
    expect(commands('%cd x\nif a:\n    !ls\nb = %sql SELECT 1\nc % d\ne = f(\n%g\n)')).toEqual(['%cd x', '!ls', '%sql SELECT 1'])
  })
  it('take in the lines that a backslash joins', () => {
    expect(commands('!a \\\n  b \\\n\n!c\\\n!d\nx')).toEqual(['!a \\\n  b \\', '!c\\\n!d'])
  })
  it('are not those of strings', () => {
    expect(commands('"""\n%cd x\n!ls\n"""\ny = "!z"')).toEqual([])
  })
  it('are at their place', () => {
    const source = '%%time\n\nx = !ls\n'
    const found = commandsOf(cellOf(source))
    expect(found.map(({start, text}) => source.slice(start, start + text.length))).toEqual(['%%time', '!ls'])
  })
  it('are whole where lines end as on Windows', () => expect(commands('!a b\r\n%c d\r\nx')).toEqual(['!a b', '%c d']))
  it('are the magics alone that a cell in another language starts with', () => {
    expect(commands('%%time\n%%capture c\n\n%%kql $a\n%%b\n!c')).toEqual(expect.arrayContaining(['%%time', '%%capture c', '%%kql $a']))
    expect(commands('\n %%kql $a\n%b\n!c')).toEqual(['%%kql $a'])
    expect(commandsOf(cellOf('%cd x\n!ls', 'r'))).toEqual([])
    const [text] = viewOfSource(sourceOf(hunt('title: x', '%%kql\n'))).cells
    expect(text && commandsOf(text)).toEqual([])
  })
})

describe('the commands that a cell gives to a shell', () => {
  it('are those of `!` lines and of shell cells', () => {
    expect(shell('!ls -la\n%sx pwd\n%cd x\nfiles = !find . -name "*.md"')).toEqual([['ls', '-la'], ['pwd'], ['find', '.', '-name', '*.md']])
    for (const head of ['%%bash', '%%sh', '%%script bash', '%%script /bin/sh -e'])
      expect(shell(`${head}\na b\nc`)).toEqual([['a', 'b'], ['c']])
    expect(shell('a | b', 'bash')).toEqual([['a'], ['b']])
    expect(shell('%%script perl\na')).toEqual([])
    expect(shell('%%kql\na')).toEqual([])
  })
  it('end at separators, and words at blanks and redirections', () => {
    expect(shell('!a b;c&&d>e 2>&1|f&')).toEqual([['a', 'b'], ['c'], ['d', 'e', '2'], ['1'], ['f']])
  })
  it('have words without their quotes and escapes', () => {
    expect(shell(`!a "b 'c" 'd "e' f\\ g "h\\"i" j'k'"l" ''`)).toEqual([['a', "b 'c", 'd "e', 'f g', 'h"i', 'jkl', '']])
  })
  it('are found in substitutions, and comments are left out', () => {
    expect(shell('%%bash\nx="a $(b "c d" | e) f" # g\n`h` $((1 + 2))\ni#j')).toEqual([
      ['x=a '],
      ['b', 'c d'],
      ['e'],
      [' f'],
      ['h'],
      ['1', '+', '2'],
      ['i#j'],
    ])
  })
  it('are not read in here documents', () => {
    expect(shell("%%bash\ncat <<EOF >x; a\nb\nEOF\nc <<-'D'\nd\n\tD\ne <<< f")).toEqual([['cat', 'x'], ['a'], ['c'], ['e', 'f']])
    expect(shell('%%bash\na <<EOF\nb')).toEqual([['a']])
  })
  it('are at their place', () => {
    const source = 'x = 1\n!curl \\\n  -sk "a b"\n'
    const [words = []] = shellCommandsOf(cellOf(source))
    expect(words.map(({start, end}) => source.slice(start, end))).toEqual(['curl', '-sk', '"a b"'])
  })
  it('take time that grows with the text', () => {
    for (const part of ['$(', '"', '\\', '`', '<<A ', "'", '(', '# ', '!a\\\n'])
      expect(shell(`%%bash\n${part.repeat(200_000)}`).length).toBeLessThan(500_001)
    expect(commands('!a\\\n'.repeat(100_000)).length).toBe(1)
    expect(commands('!a\n'.repeat(100_000)).length).toBe(100_000)
  })
})
