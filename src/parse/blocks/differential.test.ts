import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {blocksOf, remarkBlocksOf, remarkUnreadOf, unreadOf} from '../../../test/fixtures/myst/remark.ts'

describe('the block structure', () => {
  it('is that of remark-parse: fences, headings, HTML blocks, lists and quotes begin and end at the same lines, and so does code in them', () => {
    let compared = 0
    fc.assert(
      fc.property(document, fc.constantFrom('\n', '\n', '\r\n', '\r'), (text, end) => {
        if (isQuirk(text)) return
        compared++
        const given = text.replaceAll('\n', end)
        expect(blocksOf(given)).toEqual(remarkBlocksOf(given))
        expect(unreadOf(given)).toEqual(remarkUnreadOf(given))
      }),
      {numRuns: 8000},
    )
    expect(compared).toBeGreaterThan(2500)
  })
})

/**
 * Where remark-parse 11 leaves CommonMark and markdown-it keeps to it, as we do: an empty item, or one that does not count from 1,
 * neither follows indented code nor begins inside a container that interrupts a paragraph; a lone tag ends a lazy paragraph; text
 * after an empty nested container belongs to it; a lazy line after a definition. And `+ + +`, which is a block break here, and a BOM, which moves its offsets.
 */
function isQuirk(text: string): boolean {
  const afterIndented = /(?: {4}|\t)[^\n]*\n(?:[ \t>]*\n)*[ \t>]*[-+*\d]/
  const loneTag = /^[ \t>]*<[^!?]/m
  const container = /^[ \t]*(?:[-+*>]|\d)/m
  const emptyNested = /(?:[-+*>]|\d[.)])[ \t]*(?:[-+*>]|\d+[.)])[ \t]*(?:\n|$)/
  const nestedNumber = /[-+*>.)][ \t]*(?!1[.)])\d+[.)]/
  const definition = /\[a\]:/
  return (
    afterIndented.test(text) ||
    (container.test(text) && (loneTag.test(text) || definition.test(text))) ||
    emptyNested.test(text) ||
    nestedNumber.test(text) ||
    /^\ufeff|\+[ \t]*\+[ \t]*\+/.test(text)
  )
}

/** Pieces of the format's own syntax. What remark has no notion of (block breaks, comments, targets) is left out. */
const piece = fc.oneof(
  {weight: 3, arbitrary: fc.constantFrom('', ' ', '  ', '   ', '    ', '\t', '     ', '      ')},
  {weight: 3, arbitrary: fc.constantFrom('> ', '>', '- ', '-', '* ', '+ ', '1. ', '2. ', '1) ', '12. ', '-\t', '>\t', '-    ', '1.     ')},
  {
    weight: 3,
    arbitrary: fc.constantFrom('```', '````', '~~~', '~~~~', '```{code-cell}', '```{code-cell} python', '~~~{raw-cell}', '``` a`', '``'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '<div>',
      '</div>',
      '<DIV',
      '<!--',
      '-->',
      '<!-->',
      '<script>',
      '</script>',
      '<pre',
      '<x>',
      '<x a="b">',
      '</x >',
      '<?',
      '?>',
      '<!X',
      '<!x',
      '>',
      '<![CDATA[',
      ']]>',
      '<textarea>',
      '<hr/>',
      '<table',
      '<search>',
      '<source>',
      '<pre\u00a0',
      '<x a=b\u00a0c>',
      '<x\u00a0a>',
      '<div\f>',
      '<style>a</style>',
      '<x a>b',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'a',
      'b c',
      '# h',
      '#',
      '---',
      '***',
      '- - -',
      '===',
      '==',
      '--',
      '=',
      ':::',
      ':::{note}',
      '[a]: b',
      '[a]: <b> "c"',
      '[a]:',
      '"t"',
      '[a]: b "t',
      'é',
      '\\',
      '\u00a0',
      '\f',
      '\u2028',
      '\ufeff',
      '1',
      '1234567890. ',
      '[a]: b c',
      '[a\\]]: b',
      '[ ]: b',
      '***  *',
      '_ _ _',
      '####### h',
      '# h #',
      '===  ',
      '| a |',
      '|-|',
    ),
  },
)
const line = fc.array(piece, {maxLength: 4}).map(pieces => pieces.join(''))
const document = fc.array(line, {maxLength: 9}).map(lines => lines.join('\n'))
