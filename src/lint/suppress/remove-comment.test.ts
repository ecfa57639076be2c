import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {applyEdits} from '../../parse/edits.ts'
import {codeNotes, markdownNotes} from '../../parse/notes.ts'
import {outlineOf} from '../../parse/outline.ts'
import {removeCodeComment, removeMarkdownComment} from './remove-comment.ts'

const note = '# huntbook: ignore[a/b] -- c'
const html = '<!-- huntbook: ignore[a/b] -- c -->'

describe('removeCodeComment', () => {
  it.each([
    ['with its line', `x\n  ${note}  \ny`, 'x\ny'],
    ['with the line break before it on the last line', `x\n${note}`, 'x'],
    ['with a break of CRLF', `x\r\n${note}\r\ny`, 'x\r\ny'],
    ['with the CRLF before it on the last line', `x\r\n${note}`, 'x'],
    ['as all there is', note, ''],
    ['with the blanks before it', `x = 1  \t${note}\ny`, 'x = 1\ny'],
    ['without the comment before it', `x  # noqa ${note}\r\ny`, 'x  # noqa\r\ny'],
  ])('takes it out %s', (_, source, expected) => {
    const [found] = codeNotes(source, 'python')
    expect(found && applyEdits(source, [removeCodeComment(source, found)])).toBe(expected)
  })
})

describe('removeMarkdownComment', () => {
  it.each([
    ['with its lines', `a\n\n${html.replace(' --', '\n--')}\nb`, 'a\n\nb'],
    ['with a blank line next to another', `a\n\n${html}\n\nb`, 'a\n\nb'],
    ['with a blank line in its place between paragraphs', `a\n${html}\nb`, 'a\n\nb'],
    ['with a blank line in its place above a rule', `a\n${html}\n---\nb`, 'a\n\n---\nb'],
    ['below another comment', `<!-- x -->\n${html}\nb`, '<!-- x -->\nb'],
    ['at the start', `${html}\n# a`, '# a'],
    ['at the start with the blank lines below', `\n${html}\n \n\n# a`, '# a'],
    ['at the end', `# a\n${html}`, '# a'],
    ['at the end with the blank lines above', `# a\n\n${html}\n`, '# a'],
    ['from within a line', `a ${html} b`, 'a b'],
    ['from the end of a line', `# a ${html}  \nb`, '# a  \nb'],
    ['from a list item', `- a ${html}\n- b`, '- a\n- b'],
    ['from HTML', `<div>\n${html}\n</div>`, '<div>\n</div>'],
    ['with CRLF', `a\r\n\r\n${html}\r\nb`, 'a\r\n\r\nb'],
  ])('takes it out %s', (_, source, expected) => {
    expect(removed(source)).toBe(expected)
  })

  it.each([
    ['two lists would be one', `- a\n\n${html}\n\n- b`],
    ['HTML would be text', `${html} <b>a\n*b*`],
  ])('leaves it where %s', (_, source) => {
    expect(removed(source)).toBeUndefined()
  })

  it('keeps headings and all other text', () => {
    const part = fc.constantFrom(html, 'a', '\n', '\n', '\n\n', '# b', '- c', '---', '===', '> ', '    ', '```\n', ' ', '<div>', '| d |')
    fc.assert(
      fc.property(fc.array(part, {maxLength: 16}), parts => {
        const source = parts.join('')
        const after = removed(source)
        if (after === undefined) return
        const words = (text: string): string => text.replace(/\s+/gu, '')
        const titles = (text: string): string[] =>
          outlineOf(text).flatMap(item => (item.kind === 'heading' ? words(item.title).replaceAll(noteInTitle, '') : []))
        const [{start, end} = {start: 0, end: 0}] = markdownNotes(source)
        expect(words(after)).toBe(words(source.slice(0, start) + source.slice(end)))
        expect(titles(after)).toEqual(titles(source))
      }),
      {numRuns: 2000},
    )
  })
})

/** As it is shown in a title, where brackets are marks of a link. */
const noteInTitle = '<!--huntbook:ignorea/b--c-->'

function removed(source: string): string | undefined {
  const [found] = markdownNotes(source)
  const edit = found && removeMarkdownComment(source, found)
  return edit && applyEdits(source, [edit])
}
