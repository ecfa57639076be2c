import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {htmlComments} from './html-comments.ts'
import {parseMarkdown, walkMarkdown} from './markdown.ts'

describe('htmlComments', () => {
  it.each([
    ['a comment on lines of its own', 'a\n\n<!-- x\n\ny -->\n\nb', ['<!-- x\n\ny -->']],
    ['a comment between words', 'a <!-- x --> b <!-- y -->', ['<!-- x -->', '<!-- y -->']],
    [
      'a comment in a list, a quote and a heading',
      '- <!-- x -->\n> <!-- y -->\n\n# A <!-- z -->',
      ['<!-- x -->', '<!-- y -->', '<!-- z -->'],
    ],
    ['a comment in a comment as one', '<!-- a <!-- b --> c -->', ['<!-- a <!-- b -->']],
    ['the shortest comment', '<!--> <!-- x -->', ['<!-->', '<!-- x -->']],
    ['no comment in a fence', '```\n<!-- x -->\n```\n\n- a\n  ~~~\n  <!-- x -->\n  ~~~', []],
    ['no comment in indented code', 'a\n\n    <!-- x -->\n', []],
    ['a comment in a paragraph that is indented', 'a\n    <!-- x -->\n', ['<!-- x -->']],
    ['no comment in a code span', 'write `<!-- x -->` or `` `<!-- y --> ``', []],
    ['a comment between two code spans', '`a` <!-- x --> `b`', ['<!-- x -->']],
    ['no comment behind a backslash', '\\<!-- x -->', []],
    ['no comment that its paragraph does not end', 'a <!-- x\n\ny -->', []],
    ['no comment that nothing ends', '<!-- x', []],
    ['the offsets of the text with its line ends', 'a\r\n\r\n<!-- x -->\r\n', ['<!-- x -->']],
  ])('finds %s', (_, source, expected) => {
    expect(cut(source)).toEqual(expected)
  })

  it('agrees with a parser of Markdown on comments of one line', () => {
    const parts = fc.constantFrom(
      '<!-- x -->',
      '<!-- x -->',
      '\n```\n',
      '\n~~~\n',
      '```\n',
      '    ',
      '- ',
      '> ',
      '\n',
      '\n\n',
      'a',
      ' ',
      '# ',
    )
    fc.assert(
      fc.property(fc.array(parts, {maxLength: 24}), made => {
        const source = made.join('')
        // Backticks in a line are for the cases above.
        fc.pre(!/[^\s>-][^\n]*```/u.test(source))
        expect(cut(source)).toEqual(parsed(source))
      }),
      {numRuns: 3000},
    )
  })

  it.each([
    ['comments on one line', '<!-- x -->'],
    ['openings', 'a <!--'],
    ['openings and code spans', '`a`<!--'],
    ['runs of backticks', '`<!--``'],
    ['comments that nothing ends', '<!-- a\n\n'],
    ['openings in quotes', '> <!--'],
  ])('takes a megabyte of %s', (_, part) => {
    const source = part.repeat(Math.ceil(1_000_000 / part.length))
    expect(htmlComments(`${source}\n\n-->`).length).toBeLessThan(source.length)
  })
})

function cut(source: string): string[] {
  return htmlComments(source).map(({start, end}) => source.slice(start, end))
}

function parsed(source: string): string[] {
  const found: string[] = []
  const root = parseMarkdown(source)
  if (!root) return found
  walkMarkdown(root, node => {
    if (node.type === 'html') found.push(...(node.value.match(/<!--(?:>|->|.*?-->)/gsu) ?? []))
  })
  return found
}
