import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {FindingsBlock} from '../../model/findings.ts'
import {escapeText, tableCell} from '../escape.ts'
import {parseGfm, walk} from '../markdown/parse.ts'
import {fence} from '../print.ts'
import {collectIndicators} from './collect.ts'
import {defangBlocks} from './defang-finding.ts'
import {defangMarkdown} from './defang-markdown.ts'
import {shownTexts} from './shown-text.ts'

function block(markdown: string): FindingsBlock {
  return {kind: 'markdown', cell: 1, markdown}
}

function shown(markdown: string): string {
  return shownTexts(markdown)
    .filter(({kind}) => kind === 'phrases' || kind === 'tableCell')
    .map(({text}) => text)
    .join('\n')
}

function linksOf(markdown: string): string[] {
  const urls: string[] = []
  walk(parseGfm(markdown) ?? {type: 'root', children: []}, node => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'linkReference' || node.type === 'imageReference')
      urls.push(node.type)
    return true
  })
  return urls
}

describe('defanging Markdown', () => {
  it('changes what is shown as text, in prose, tables and code spans', () => {
    expect(defangMarkdown('# On 203.0.113.7\n\n- `c2.example.com` and **bob@example.com**\n\n| a |\n| --- |\n| 2001:db8::1 |')).toBe(
      '# On 203[.]0[.]113[.]7\n\n- `c2[.]example[.]com` and **bob[@]example[.]com**\n\n| a |\n| --- |\n| 2001[:]db8[:][:]1 |',
    )
  })
  it('leaves fences, links and identifiers', () => {
    for (const text of [
      '```kusto\nRemoteIP == "203.0.113.7"\n```',
      '[c2.example.com](https://c2.example.com/a)',
      '![c2](x_files/0123456789abcdef.png)',
      'alert://priv:event-filter:100200:1763600000000:00000000-0000-4000-8000-000000000001',
    ]) {
      expect(defangMarkdown(text)).toBe(text)
    }
  })
  it('leaves no link of what would be one by itself', () => {
    expect(
      defangMarkdown('see https://c2.example.com/a_b, https://c2.example.com/_a and <http://203.0.113.7/x*y*> or www.example.org.'),
    ).toBe(
      'see hxxps://c2[.]example[.]com/a_b, `hxxps://c2[.]example[.]com/_a` and `hxxp://203[.]0[.]113[.]7/x*y*` or www[.]example[.]org.',
    )
  })
  it('finds its way through escapes, references and quotes', () => {
    expect(defangMarkdown('> a\\_b &amp; 203\\.0.113.7\n> c2.example.com\\\n> &#98;ob&commat;example.com')).toBe(
      '> a\\_b &amp; 203[.]0[.]113[.]7\n> c2[.]example[.]com\\\n> &#98;ob[@]example[.]com',
    )
  })
  it('makes no link with what follows', () => {
    const text = defangMarkdown('2001:db8::(https://example.org)')
    expect(linksOf(text)).toEqual([])
    expect(shown(text)).toContain('2001[:]db8[:][:](')
  })
  it('works line by line where Markdown is too dense to be parsed', () => {
    const dense = `${'[a *b* _c_ '.repeat(20_000)}\n203.0.113.7 [x](http://203.0.113.8)\n\`\`\`\n203.0.113.9\n\`\`\``
    expect(defangMarkdown(dense).slice(-80)).toContain('203[.]0[.]113[.]7 [x](http://203.0.113.8)\n```\n203.0.113.9\n')
  })

  // biome-ignore format: pieces of what Markdown and indicators are written in
  const pieces = ['203.0.113.7', '2001:db8::', 'c2.example.com', 'https://c2.example.com/a_b', '<http://example.org>', 'bob@example.com', '`', '**', '_', '[', ']', '(', ')', '](', '\n', '\n\n', '> ', '- ', '| ', '\\', '&amp;', '.', ':', ' ', 'x', '~~~\n', '# ', '!', '\u{1F600}']
  const texts = fc.array(fc.constantFrom(...pieces), {maxLength: 20}).map(parts => parts.join(''))

  it('keeps the indicators, opens no link, and changes nothing the second time', () => {
    fc.assert(
      fc.property(texts, text => {
        const once = defangMarkdown(text)
        expect(collectIndicators([block(once)], [], [])).toEqual(collectIndicators([block(text)], [], []))
        expect(linksOf(once).length).toBeLessThanOrEqual(linksOf(text).length)
        expect(defangMarkdown(once)).toBe(once)
      }),
      {numRuns: 500},
    )
  })
  it('keeps the indicators of a finding', () => {
    fc.assert(
      fc.property(texts, text => {
        const blocks = [
          block(escapeText(text.replaceAll('\n', ' '))),
          block(`| a |\n| --- |\n| ${tableCell(text.replaceAll('\n', ' '))} |`),
        ]
        expect(collectIndicators(defangBlocks(blocks), [], [])).toEqual(collectIndicators(blocks, [], []))
      }),
      {numRuns: 300},
    )
  })
})

describe('the indicators of a finding', () => {
  it('are counted by type and value, with their cells', () => {
    const blocks = [
      {...block('C2.example.com and [here](https://c2.example.com/a)'), cell: 7},
      {kind: 'output' as const, cell: 3, markdown: fence('c2[.]example[.]com 192.0.2.1', 'text')},
      {kind: 'source' as const, cell: 3, markdown: fence('10.0.0.1', 'python')},
    ]
    expect(collectIndicators(blocks, [{type: 'domain', value: 'c2[.]example[.]com', cell: 9}], [])).toEqual([
      {type: 'domain', value: 'c2.example.com', count: 3, cells: [3, 7, 9], scope: 'documentation'},
      {type: 'ipv4', value: '192.0.2.1', count: 1, cells: [3], scope: 'documentation'},
      {type: 'url', value: 'https://c2.example.com/a', count: 1, cells: [7], scope: 'documentation'},
    ])
  })
  it('are those that are shown: marks of Markdown neither hide nor change them', () => {
    const values = (markdown: string): string[] => collectIndicators([block(markdown)], [], []).map(({value}) => value)
    expect(values('203\\.0\\.113\\.7 c2\\[.\\]example\\[.\\]com')).toEqual(['c2.example.com', '203.0.113.7'])
    expect(values('<https://a.example.com/x> [https://a.example.com/x](https://a.example.com/x)')).toEqual(['https://a.example.com/x'])
    expect(values('Seen from `a.example.com`, from b.example.com')).toEqual(['a.example.com'])
    expect(values('_a.example.com_ **b**.example.com')).toEqual(['a.example.com', 'b.example.com'])
    expect(values('| a |\n| --- |\n| `http://a.example.com/x`\\|y |')).toEqual(['http://a.example.com/x'])
  })
  it('count once for a link that shows its target', () => {
    const [link] = collectIndicators([block('[`https://a.example.com/x`](https://a.example.com/x) <bob@example.com>')], [], [])
    expect(link?.count).toBe(1)
  })
  it('are none that an output has cut', () => {
    const text = fence('40.125.0.0/1... a.example.com… 192.0.2.1', 'text')
    expect(collectIndicators([{kind: 'output', cell: 1, markdown: text}], [], []).map(({value}) => value)).toEqual(['192.0.2.1'])
  })
  it('are none of the allow-list', () => {
    const text = 'a.example.com https://a.example.org/x bob@mail.example.net example.net 192.0.2.1 CVE-2021-44228'
    const allowed = ['# known', 'A[.]example.com  # ours', '*.example.net', '192.0.2.1', '*.example.org', '']
    expect(collectIndicators([block(text)], [], allowed).map(({value}) => value)).toEqual(['CVE-2021-44228', 'example.net'])
  })
  it('are those of channels in one form, if they are of their type', () => {
    const named = [
      {type: 'domain', value: 'Update.ZIP', cell: 1},
      {type: 'ipv6', value: '2001:DB8::0:1', cell: 1},
      {type: 'ipv4', value: '1.2.3', cell: 1},
      {type: 'url', value: 'hxxp://Server/x', cell: 1},
      {type: 'path', value: 'C:\\x', cell: 1},
    ] as const
    expect(collectIndicators([], named, []).map(({value}) => value)).toEqual(['update.zip', '2001:db8::1', 'C:\\x', 'http://server/x'])
  })
})
