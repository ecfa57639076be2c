import fc from 'fast-check'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, it} from 'vitest'
import {readLineEnds} from '../read/line-ends.ts'
import {scanBlocks} from './scan.ts'

describe('the block structure', () => {
  it('is that of remark-parse: fences, HTML blocks, lists and quotes begin and end at the same lines', () => {
    let compared = 0
    fc.assert(
      fc.property(document, fc.constantFrom('\n', '\n', '\r\n', '\r'), (text, end) => {
        if (isQuirk(text)) return
        compared++
        const given = text.replaceAll('\n', end)
        expect(ours(readLineEnds(given).text)).toEqual(theirs(given, text))
      }),
      {numRuns: 8000},
    )
    expect(compared).toBeGreaterThan(3000)
  })
})

/**
 * Where remark-parse 11 leaves CommonMark and markdown-it keeps to it, as we do: an empty item, or one that does not count from 1,
 * does not follow indented code; a lone tag ends a lazy paragraph; text after an empty nested item belongs to the item;
 * a lazy line after a definition.
 * And `+ + +`, which is a block break here.
 */
function isQuirk(text: string): boolean {
  const afterIndented = /(?: {4}|\t)[^\n]*\n(?:[ \t>]*\n)*[ \t>]*(?:[-+*][ \t]*(?:\n|$)|\d)/
  const loneTag = /^[ \t>]*<[^!?]/m
  const container = /^[ \t]*(?:[-+*>]|\d)/m
  const emptyNested = /(?:[-+*>]|\d[.)])[ \t]*(?:[-+*]|\d+[.)])[ \t]*(?:\n|$)/
  const definition = /\[a\]:/
  return (
    afterIndented.test(text) ||
    (container.test(text) && (loneTag.test(text) || definition.test(text))) ||
    emptyNested.test(text) ||
    /\+[ \t]*\+[ \t]*\+/.test(text)
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
      '| a |',
      '|-|',
    ),
  },
)
const line = fc.array(piece, {maxLength: 4}).map(pieces => pieces.join(''))
const document = fc.array(line, {maxLength: 9}).map(lines => lines.join('\n'))

function ours(text: string): string[] {
  return scanBlocks(text, 0).flatMap(({kind, start, end}) => {
    if (kind === 'break') return []
    const first = text.slice(0, start).split('\n').length
    const last = text.slice(0, end).replace(/\n$/, '').split('\n').length
    return [found(text, {kind, first, last})]
  })
}

function theirs(given: string, text: string): string[] {
  return unified()
    .use(remarkParse)
    .parse(given)
    .children.flatMap(node => {
      const {start, end} = node.position ?? {start: {line: 1, offset: 0}, end: {line: 1}}
      const kind = kinds.get(node.type)
      if (!kind || (kind === 'fence' && !/^(?:```|~~~)/.test(given.slice(start.offset)))) return []
      return [found(text, {kind, first: start.line, last: end.line})]
    })
}

const kinds = new Map([
  ['code', 'fence'],
  ['html', 'html'],
  ['list', 'list'],
  ['blockquote', 'quote'],
])

/** Lines from 1; blank lines at the end do not count. */
function found(text: string, {kind, first, last}: {kind: string; first: number; last: number}): string {
  const lines = text.split('\n')
  let end = last
  while (end > first && (lines[end - 1] ?? '').trim() === '') end--
  return `${kind} ${first}-${end}`
}
