import fc from 'fast-check'
import type {Nodes, RootContent} from 'mdast'
import {describe, expect, it} from 'vitest'
import {gridNodes} from '../grid.ts'
import {parseGfm} from '../markdown/parse.ts'
import {fence, printBlocks} from '../print.ts'
import {defaultLimits} from '../scope.ts'
import {readTable} from './read-table.ts'
import {cutPieces} from './trees.ts'

/** A tree without positions, and neighbouring texts as one. */
function bare(nodes: readonly Nodes[]): unknown[] {
  const out: {type: string; value?: string}[] = []
  for (const node of nodes) {
    const {position: _, ...rest} = node
    const last = out.at(-1)
    if (node.type === 'text' && last?.type === 'text') last.value += node.value
    else out.push('children' in node ? ({...rest, children: bare(node.children)} as never) : {...rest})
  }
  return out
}

function cut(markdown: string): unknown[] | undefined {
  const pieces = cutPieces(markdown)
  return pieces && bare(pieces.flatMap(({nodes}) => nodes))
}

function parse(markdown: string): unknown[] {
  return bare(parseGfm(markdown)?.children ?? [])
}

const pieces = [
  ...['`', '``', '```', '\\', '\\\\', '|', '\\|', '*', '_', '~', '<', '>', '[', ']', '&', '&amp;', '$', '!', '@', ':', '://', 'www.a.b'],
  ...[' ', '  ', 'a', 'b_c', '_d', '1', '-', '.', 'é', '\u00a0', 'a@b.c', 'C:\\x', '\\\\host', '[^1]', '#', '+', '1.', '\t', '---'],
]
const text = fc.array(fc.constantFrom(...pieces), {maxLength: 6}).map(parts => parts.join(''))
const table = fc
  .tuple(fc.integer({min: 1, max: 3}), fc.array(text, {minLength: 1, maxLength: 9}), fc.boolean())
  .map(([width, texts, isRight]): RootContent[] => {
    const collapsed = texts.map(value => value.replace(/\s+/gu, ' ').trim())
    const rows = Array.from({length: Math.ceil(collapsed.length / width)}, (_, at) => collapsed.slice(at * width, (at + 1) * width))
    const grid = {
      names: Array.from({length: width}, (_, at) => collapsed[at] ?? ''),
      rows,
      count: rows.length,
      align: () => (isRight ? 'right' : null) as 'right' | null,
    }
    return gridNodes(grid, {limits: defaultLimits, cut: () => undefined})
  })

describe('tables and fences without a parse', () => {
  it('are read as the parser reads them', () => {
    const block = fc.oneof(
      table.map(printBlocks),
      fc
        .array(fc.constantFrom('```', '````', '~~~', 'a', '', '| a |', '| --- |', '    b'), {maxLength: 6})
        .map(lines => fence(lines.join('\n'), 'text')),
      fc.constantFrom(
        '**caption**',
        '*5 rows × 3 columns*',
        '> *Output omitted:* `a/b` (cell 1)',
        '- a\n\n  b',
        '1. a',
        '***',
        '    code',
        'a\nb',
        '- ```\n  x\n  ```',
      ),
    )
    fc.assert(
      fc.property(fc.array(block, {minLength: 1, maxLength: 5}), blocks => {
        const markdown = blocks.join('\n\n')
        expect(cut(markdown) ?? parse(markdown)).toEqual(parse(markdown))
      }),
      {numRuns: 1500},
    )
  })

  it('are read as the parser reads them where somebody else wrote them', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '| a | b |',
        '| --- | --- |',
        '| --- |',
        '| `a` | x |',
        '|',
        '| a |',
        'text',
        '',
        '```',
        '````',
        '```text',
        '~~~',
        ' ```',
        '- a',
        '  b',
        '> | a |',
        '| a | b | c |',
        '| ---: | --- |',
        '|  |  |',
        '| `a \\| b` | c |',
        '| \\| | \\\\ |',
      ),
      text,
    )
    fc.assert(
      fc.property(fc.array(line, {maxLength: 10}), lines => {
        const markdown = lines.join('\n').trimEnd()
        if (parse(markdown).some(node => JSON.stringify(node).includes('"html"'))) return
        expect(cut(markdown) ?? parse(markdown)).toEqual(parse(markdown))
      }),
      {numRuns: 3000},
    )
  })

  it('need the parser for few cells', () => {
    expect(readTable('| a | `C:\\x` |\n| --- | ---: |\n| 1 |  |')).toEqual({
      type: 'table',
      align: [null, 'right'],
      children: [
        {
          type: 'tableRow',
          children: [
            {type: 'tableCell', children: [{type: 'text', value: 'a'}]},
            {type: 'tableCell', children: [{type: 'inlineCode', value: 'C:\\x'}]},
          ],
        },
        {
          type: 'tableRow',
          children: [
            {type: 'tableCell', children: [{type: 'text', value: '1'}]},
            {type: 'tableCell', children: []},
          ],
        },
      ],
    })
    expect(readTable('a | b\n--- | ---')).toBeUndefined()
  })
})
