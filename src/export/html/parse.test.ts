import {describe, expect, it} from 'vitest'
import {attribute, collapse, isElement, parseHtml, textOf} from './parse.ts'

function names(html: string): string[] {
  return parseHtml(html)?.map(({nodeName}) => nodeName) ?? ['unparsed']
}

describe('parseHtml', () => {
  it('reads as a browser does, inside a body', () => {
    expect(names('a<p>b<p>c<td>d')).toEqual(['#text', 'p', 'p'])
    expect(names('<table>x<tr><td>y</table>z')).toEqual(['#text', 'table', '#text'])
    expect(names('</body></html><b>x')).toEqual(['b'])
    expect(names('<style>a</style><p>x')).toEqual(['style', 'p'])
  })

  it('gives up on what nests too deep', () => {
    expect(parseHtml('<div>'.repeat(3000))).toBeDefined()
    expect(parseHtml('<div>'.repeat(100_000))).toBeUndefined()
    expect(parseHtml('<ul><li>'.repeat(100_000))).toBeUndefined()
  })

  it.each([
    ['paragraphs', '<p>x'.repeat(100_000)],
    ['text in a table', `<table>${'x<i></i>'.repeat(100_000)}`],
    ['cells', `<table>${'<tr><td>a<td>b'.repeat(100_000)}`],
    ['list items', `<ul>${'<li>x'.repeat(100_000)}`],
    ['unclosed formatting', `${Array.from({length: 2000}, (_, id) => `<b id=${id}>`).join('')}${'<p>x'.repeat(2000)}`],
  ])('takes many %s in time', (_, html) => {
    parseHtml(html)
  })
})

describe('textOf', () => {
  it.each([
    ['<p>a</p><p>b</p>', 'a b'],
    ['a<b>b</b>c<br>d', 'abc d'],
    ['<img alt="logo"> \u00a0 x', 'logo x'],
    ['a<script>b</script><svg><text>c</text></svg><!-- d --><select><option>e</select>', 'a'],
    ['&lt;b&gt; &amp;amp;', '<b> &amp;'],
  ])('of %s is %j', (html, text) => {
    expect(textOf(parseHtml(html) ?? [])).toBe(text)
  })
})

describe('attribute and collapse', () => {
  it('read a value and white space', () => {
    const element = parseHtml('<a HREF=x __proto__=y>')?.find(isElement)
    expect(element && [attribute(element, 'href'), attribute(element, '__proto__'), attribute(element, 'title')]).toEqual([
      'x',
      'y',
      undefined,
    ])
    expect(collapse(' a\n\u0085\u00a0b ')).toBe('a b')
  })
})
