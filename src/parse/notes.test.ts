import {describe, expect, it} from 'vitest'
import {codeNotes, markdownNotes, type Note} from './notes.ts'

describe('codeNotes', () => {
  it.each([
    ['a comment on a line of its own', 'python', 'x\n  # huntbook: a\ny', ['# huntbook: a']],
    ['a comment behind code', 'python', 'x = 1  #huntbook:a  \ny', ['#huntbook:a']],
    ['a comment behind a note to another tool', 'python', 'x  # noqa: E501  # huntbook: a', ['# huntbook: a']],
    ['no string', 'python', 'x = "# huntbook: a"\ny = """\n# huntbook: b\n"""', []],
    ['no string that an f-string continues', 'python', 'x = (f"{a}"\n     "# huntbook: a")', []],
    ['a comment behind strings', 'python', 'x = \'it"s\' + "#"  # huntbook: a', ['# huntbook: a']],
    ['no end of a magic or a command', 'python', '%pip install a # huntbook: a\n!ls # huntbook: b\nx = !ls # huntbook: c', []],
    ['no line of a cell magic', 'python', '%%time # huntbook: a\nx # huntbook: b', ['# huntbook: b']],
    ['a word that only begins alike as text', 'python', '# huntbooks: a\n# Huntbook: b\n# huntbook a', []],
    ['a comment in KQL', 'kusto', '%%kql --x // huntbook: a\nT // huntbook: b\n| where u == "http://huntbook: c"', ['// huntbook: b']],
    ['a comment in SQL', 'sql', "select '\\'  -- huntbook: a\nselect '-- huntbook: b'", ['-- huntbook: a']],
    ['a comment in shell scripts', 'bash', 'echo "\\"# huntbook: a"\nls # it\'s # huntbook: b', ['# huntbook: b']],
    ['a comment in PowerShell', 'powershell', "$p = 'C:\\' # huntbook: a", ['# huntbook: a']],
    ['a comment in R and Julia', 'r', 'x <- 1 # huntbook: a', ['# huntbook: a']],
    ['no comment where nobody knows what one looks like', 'taegis', 'FROM auth # huntbook: a', []],
  ])('finds %s', (_, language, source, expected) => {
    expect(cut(source, codeNotes(source, language))).toEqual(expected)
  })

  it('gives the text behind the word', () => {
    const source = 'x #  huntbook:  ignore[a/b]  -- c '
    const [note] = codeNotes(source, 'python')
    expect(note?.text).toBe('  ignore[a/b]  -- c')
    expect(source.slice(note?.textStart)).toBe('  ignore[a/b]  -- c ')
  })

  it('tells whether code stands before the comment', () => {
    const own = (source: string): unknown => codeNotes(source, 'python').map(({ownLine}) => ownLine)
    expect(own('x # huntbook: a\n# huntbook: a\n  # b # huntbook: a\n')).toEqual([false, true, true])
  })

  it.each([
    ['of comments', 'python', '# huntbook: a\n'],
    ['on one line', 'python', '# huntbook: a '],
    ['in strings', 'bash', '"# huntbook: a" '],
    ['in Python strings', 'python', '"# huntbook: a" '],
  ])('takes a megabyte %s', (_, language, part) => {
    const source = part.repeat(Math.ceil(1_000_000 / part.length))
    expect(codeNotes(source, language).length).toBeLessThan(source.length)
  })
})

describe('markdownNotes', () => {
  it('finds comments outside code', () => {
    const source = '<!-- huntbook: a -->\n\n`<!-- huntbook: b -->`\n\n<!--huntbook:c\nd-->\n<!-- note: huntbook: e -->\n'
    expect(cut(source, markdownNotes(source))).toEqual(['<!-- huntbook: a -->', '<!--huntbook:c\nd-->'])
  })

  it('gives the text between the word and the end', () => {
    const source = 'a <!-- huntbook: b\nc -->'
    const [note] = markdownNotes(source)
    expect(note?.text).toBe(' b\nc ')
    expect(source.slice(note?.textStart)).toBe(' b\nc -->')
  })

  it('tells whether text stands beside the comment', () => {
    const own = (source: string): unknown => markdownNotes(source).map(({ownLine}) => ownLine)
    const comment = '<!-- huntbook: a -->'
    expect(own(`${comment}\n  ${comment} \n${comment} a\na ${comment}\n> ${comment}`)).toEqual([true, true, false, false, false])
  })

  it('takes a megabyte of comments on one line', () => {
    expect(markdownNotes('<!--huntbook:a-->'.repeat(60_000))).toHaveLength(60_000)
  })
})

function cut(source: string, notes: readonly Note[]): string[] {
  return notes.map(({start, end}) => source.slice(start, end))
}
