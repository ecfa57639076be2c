import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {parseMarkdown} from './markdown.ts'
import {markdownText} from './markdown-text.ts'
import {outlineOf} from './outline.ts'

function titles(source: string): string[] {
  return outlineOf(source).map(item => (item.kind === 'heading' ? `${item.level} ${item.title}` : '…'))
}

describe('outlineOf', () => {
  it.each([
    ['headings of both kinds, with the text between', '# A\n\ntext\n\nB\n---\n\n- item\n', ['1 A', '…', '2 B', '…']],
    ['headings in HTML', '<h2 align="center">A <b>b</b></h2>\n\ntext', ['2 A b', '…']],
    ['every heading of a block of HTML, with the text around', '<div>\na\n<h1>B</h1><h2>C</h2>\nd\n</div>', ['…', '1 B', '2 C', '…']],
    ['a heading inside other tags, and tags that show nothing', '<center><h1><b>A</b></h1></center>\n<br>\n\n<a id="x"></a>', ['1 A']],
    ['a picture in HTML as text', '<p align="center"><img src="a.png"></p>', ['…']],
    ['a heading that HTML does not close up to the end of its line', '<h1>A\nb\n\n<h2>C<h3>D', ['1 A', '…', '2 C', '3 D']],
    ['a heading over several lines of HTML', '<h1>\n  A\n  b\n</h1>', ['1 A b']],
    ['no heading in what HTML shows as it is', '<pre>\n<h1>A</h1>\n</pre>', ['…']],
    ['nothing in comments inside HTML', '<div>\n<!-- <h1>A</h1> -->\n<!--\n<h2>B</h2>', []],
    ['no heading in fences, comments, lists and quotes', '```\n# A\n```\n\n<!--\n# B\n-->\n\n> # C\n', ['…', '…']],
    ['nothing in comments, rules, labels and definitions', '<!-- a -->\n\n***\n\n(label)=\n\n% note\n\n[a]: b\n\n+++\n', []],
    ['titles without marks', '## **A** `b` [c](d) ![e](f) _g_ h_i \\* ##', ['2 A b c e g h_i *']],
    [
      'titles with code that looks like tags, comments, links and marks',
      '# `<b>` ``[a](b) ` *`` `<!-- c -->` `\\*` d',
      ['1 <b> [a](b) ` * <!-- c --> \\* d'],
    ],
    ['titles with escapes, which neither open tags nor code', '# A \\<b\\> \\`<i>c</i> \\\\*d* <!-- ` --> `e`', ['1 A <b> `c \\d e']],
    [
      'titles with character references, outside code',
      '# R&amp;D &lt;b&gt; &quot;&apos;&nbsp;&#42;&#x2A;&#X1F600; &amp;lt; \\&amp; `&amp;`',
      ['1 R&D <b> "\' **😀 &lt; &amp; &amp;'],
    ],
    [
      'references to no character',
      '# &#0;&#xD800;&#x110000; &AMP &foo; &#12345678;',
      ['1 \u{FFFD}\u{FFFD}\u{FFFD} &AMP &foo; &#12345678;'],
    ],
    ['titles with character references in HTML', '<h1>R&amp;D <i>&lt;b&gt;</i></h1>', ['1 R&D <b>']],
    ['headings without a title', '#\n\n## ##', ['1 ', '2 ']],
    ['lines that end with CRLF or CR', '# A\r\n\r\nB\r\n=\r\n\r# C', ['1 A', '1 B', '1 C']],
  ])('finds %s', (_, source, expected) => {
    expect(titles(source)).toEqual(expected)
  })
  it('tells headings with nothing behind their marks', () => {
    const source = '#\n\n## <!-- a --> ##\n\n### ![](a.png)\n\n<h4> </h4>\n\n<h5><img src="a.png"></h5>\n\nA\n='
    expect(outlineOf(source).map(item => item.kind === 'heading' && item.isEmpty)).toEqual([true, true, false, true, false, false])
  })
  it('tells code from text, with the lines of each', () => {
    const source = 'a\nb  \n% no\nc\n\n```bash\nd\n```\n\n```{note}\ne\n```\n\n~~~{code-block} sh\ne\n~~~\n\n- f\n- g\n\n<div>\nh\n</div>\n'
    const parts = outlineOf(source).map(({kind, start, end}) => [kind, source.slice(start, end)])
    expect(parts).toEqual([
      ['text', 'a\nb'],
      ['text', 'c'],
      ['code', '```bash\nd\n```'],
      ['text', '```{note}\ne\n```'],
      ['code', '~~~{code-block} sh\ne\n~~~'],
      ['text', '- f\n- g'],
      ['text', '<div>\nh\n</div>'],
    ])
  })
  it('gives the offsets of the whole heading without its line end', () => {
    const source = 'a\r\n\r\n## B\r\n\r\nC\r\n---\r\n'
    const spans = outlineOf(source).flatMap(item => (item.kind === 'heading' ? [source.slice(item.start, item.end)] : []))
    expect(spans).toEqual(['## B', 'C\r\n---'])
  })
  it('finds the headings and the text that remark-parse finds', () => {
    const line = fc.constantFrom(
      '# A',
      '## b *c*',
      '---',
      '===',
      'text',
      '- x',
      '> y',
      '```',
      '<!-- z -->',
      '',
      '',
      '***',
      '1. q',
      '    code',
    )
    fc.assert(
      fc.property(fc.array(line, {maxLength: 10}), lines => {
        const source = lines.join('\n')
        const wanted = parseMarkdown(source)?.children.flatMap(node => {
          if (node.type === 'heading') return [`${node.depth} ${markdownText(node).replace(/\s+/gu, ' ').trim()}`]
          if (node.type === 'thematicBreak' || (node.type === 'html' && /^<!--.*-->$/u.test(node.value))) return []
          return ['…']
        })
        const compact = (items: readonly string[] = []): string[] => items.filter((item, at) => item !== '…' || items[at - 1] !== '…')
        expect(compact(titles(source))).toEqual(compact(wanted))
      }),
      {numRuns: 3000},
    )
  })
  it('takes time that grows with the text', () => {
    for (const source of [
      '['.repeat(50_000),
      '# '.repeat(50_000),
      `# ${'*_`'.repeat(30_000)}`,
      `<h1>${'<'.repeat(50_000)}`,
      '<h1>'.repeat(50_000),
      '<h1 '.repeat(50_000),
      `<div>${'<!--'.repeat(50_000)}`,
      `<div>${'<!---->'.repeat(50_000)}`,
      `# ${'<!--'.repeat(50_000)}`,
      `# ${'<!---->'.repeat(50_000)}`,
      `# ${Array.from({length: 500}, (_, length) => '`'.repeat(length + 1)).join(' ')}`,
      `# ${'`` ` '.repeat(30_000)}`,
      `# ${'\\<'.repeat(50_000)}`,
      `# ${'&#'.repeat(50_000)}`,
      `# ${'&amp;'.repeat(50_000)}`,
      '- '.repeat(50_000),
    ])
      outlineOf(source)
  })
})
