import {describe, expect, it} from 'vitest'
import {proseOf} from './prose.ts'

/** The text with a dot for each blank that stands for something. */
function shown(source: string): string {
  const prose = proseOf(source)
  return [...source].map((unit, index) => (prose[index] === unit ? unit : '.')).join('')
}

describe('proseOf', () => {
  it.each([
    [
      'keeps text, headings, lists, quotes and tables',
      '# A\n\nb *c*\n- d\n> e\n\n| f |\n|---|\n',
      '# A\n\nb *c*\n- d\n> e\n\n| f |\n|---|\n',
    ],
    ['hides fences', 'a\n```text\nb\n```\nc\n', 'a\n.......\n.\n...\nc\n'],
    ['hides fences in lists and quotes', '- a\n\n  ```\n  b\n  ```\n\n> ~~~\n> c\n', '- a\n\n  ...\n  .\n  ...\n\n. ...\n. .\n'],
    [
      'hides code that is indented, and not the rest of a paragraph',
      '    a\n\nb\n    c\n\n- d\n\n      e\n',
      '    .\n\nb\n    c\n\n- d\n\n      .\n',
    ],
    ['hides spans of code', 'a `b` ``c ` d`` `e\nf` g', 'a ... ... . ... ..\n.. g'],
    ['keeps backticks that close nothing or begin nothing', 'a ` b\n\nc \\`d` e `f\\` g', 'a ` b\n\nc \\`d. . .f\\` g'],
    ['ends spans where another block begins', 'a `\n- b `\n- c ` d `\n', 'a `\n- b `\n- c . . .\n'],
    ['hides comments', 'a <!-- b\nc --> d\n\n<!-- e\n\nf -->\ng <!-- h', 'a .... .\n. ... d\n\n.... .\n\n. ...\ng <!-- h'],
    ['hides what MyST shows nothing of', 'a\n% b\nc\n\n(d)=\n', 'a\n. .\nc\n\n....\n'],
    ['hides raw text of HTML', '<pre>\na\n\nb</pre>\n', '.....\n.\n\n.......\n'],
    ['keeps other text in HTML', '<div>\nc <!-- d --> `e`\n</div>\n', '<div>\nc .... . ... ...\n</div>\n'],
  ])('%s', (_, source, expected) => {
    expect(shown(source)).toBe(expected)
  })
  it('keeps offsets with any line ends', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const source = ['a `b', 'c`', '', '```', 'd', '```', 'e'].join(end)
      const prose = proseOf(source)
      expect(prose).toHaveLength(source.length)
      expect(prose.trim().split(/\s+/u)).toEqual(['a', 'e'])
      expect(prose.indexOf('e')).toBe(source.indexOf('e'))
    }
  })
  it('takes linear time for whatever it is given', () => {
    const many = 100_000
    const slow = ['`', '`` ` ', '<!--', '--> <!-- ', '\\', '\\`', '`\n', '    a\n', '- `', '> ', '<!-- `\n', '% a\n']
    for (const piece of slow) proseOf(piece.repeat(many))
    proseOf(Array.from({length: 1000}, (_, length) => '`'.repeat(length)).join(' '))
  })
})
