import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {schemaErrors} from '../../../../test/support/requests.ts'
import {adfDocument} from './adf-document.ts'

const errorsOf = schemaErrors('jira')

/** The blocks of a document that keeps to the node rules. */
function blocks(markdown: string): readonly unknown[] {
  const {document} = adfDocument(markdown)
  expect(errorsOf({body: document})).toEqual([])
  return document.content
}

const text = (value: string, ...marks: readonly unknown[]) => ({type: 'text', text: value, ...(marks.length > 0 && {marks})})
const paragraph = (...content: readonly unknown[]) => ({type: 'paragraph', ...(content.length > 0 && {content})})
const [strong, em, strike, code] = ['strong', 'em', 'strike', 'code'].map(type => ({type}))
const link = (href: string) => ({type: 'link', attrs: {href}})

describe('phrasing content', () => {
  it('is text with marks, the outer first', () => {
    expect(blocks('a **b *c*** ~~d~~')).toEqual([
      paragraph(text('a '), text('b ', strong), text('c', strong, em), text(' '), text('d', strike)),
    ])
  })
  it('leaves code no mark but a link', () => {
    expect(blocks('**`a`** [`b`](https://example.com/)')).toEqual([
      paragraph(text('a', code), text(' '), text('b', link('https://example.com/'), code)),
    ])
  })
  it('keeps links to the web and to mail, and only the text of others', () => {
    expect(blocks('<https://example.com/a> [b](mailto:b@example.com) [c](javascript:x) [d](./e)')).toEqual([
      paragraph(
        text('https://example.com/a', link('https://example.com/a')),
        text(' '),
        text('b', link('mailto:b@example.com')),
        text(' c d'),
      ),
    ])
  })
  it('finds the targets of references', () => {
    expect(blocks('[a][b] [c]\n\n[b]: https://example.com/1\n[B]: https://example.com/2\n[c]: file:///d')).toEqual([
      paragraph(text('a', link('https://example.com/1')), text(' c')),
    ])
  })
  it('has pictures as their alternative text', () => {
    expect(adfDocument('a ![b](c.png)![](d.png)')).toEqual({
      document: {version: 1, type: 'doc', content: [paragraph(text('a b'))]},
      pictures: 2,
      unread: false,
    })
    expect(blocks('![](a.png)')).toEqual([])
  })
  it('has spaces for line ends, and hard breaks', () => {
    expect(blocks('a\nb\\\nc')).toEqual([paragraph(text('a b'), {type: 'hardBreak'}, text('c'))])
  })
  it('never makes a mention of text', () => {
    expect(blocks('@customer [~accountid:1] {panel}')).toEqual([paragraph(text('@customer [~accountid:1] {panel}'))])
  })
  it('has no text that would be replaced as a reference when it is sent', () => {
    expect(blocks('`@config:jira.token`')).toEqual([paragraph(text('@', code), text('config:jira.token', code))])
    expect(blocks('```@from:1.key\n @resolve:a/b\n```')).toEqual([{type: 'codeBlock', content: [text(' @'), text('resolve:a/b')]}])
  })
  it('does not repeat a long target for each of many pieces', () => {
    const url = `https://example.com/${'a'.repeat(5000)}`
    expect(blocks(`[${'`a`b'.repeat(1000)}](${url})`)).toEqual([paragraph(text('ab'.repeat(1000), link(url)))])
  })
})

describe('blocks', () => {
  it('are headings, code, rules and tables', () => {
    expect(blocks('###### a\n\n```kusto\nb\n\nc\n```\n\n```\n```\n\n---\n\n| a | b |\n| - | - |\n| **c** | |')).toEqual([
      {type: 'heading', attrs: {level: 6}, content: [text('a')]},
      {type: 'codeBlock', attrs: {language: 'kusto'}, content: [text('b\n\nc')]},
      {type: 'codeBlock'},
      {type: 'rule'},
      {
        type: 'table',
        content: [
          {type: 'tableRow', content: ['a', 'b'].map(cell => ({type: 'tableHeader', content: [paragraph(text(cell))]}))},
          {type: 'tableRow', content: [paragraph(text('c', strong)), paragraph()].map(cell => ({type: 'tableCell', content: [cell]}))},
        ],
      },
    ])
  })
  it('are lists with their first number, and items that start with a paragraph', () => {
    const item = (...content: readonly unknown[]) => ({type: 'listItem', content})
    expect(blocks('3. a\n   - b\n4. ```\n   c\n   ```\n')).toEqual([
      {
        type: 'orderedList',
        attrs: {order: 3},
        content: [
          item(paragraph(text('a')), {type: 'bulletList', content: [item(paragraph(text('b')))]}),
          item({type: 'codeBlock', content: [text('c')]}),
        ],
      },
    ])
    expect(blocks('- - a\n-\n- [x] b')).toEqual([
      {
        type: 'bulletList',
        content: [
          item(paragraph(), {type: 'bulletList', content: [item(paragraph(text('a')))]}),
          item(paragraph()),
          item(paragraph(text('[x] '), text('b'))),
        ],
      },
    ])
  })
  it('in quotes and items are paragraphs where a heading, a quote or a table may not stand', () => {
    const nested = [paragraph(text('a', strong)), paragraph(text('b')), paragraph(text('c | d')), paragraph(text('1 | 2'))]
    const source = '# a\n\n> b\n\n---\n\n| c | d |\n| - | - |\n| 1 | 2 |'
    expect(blocks(source.replace(/^/gmu, '> '))).toEqual([{type: 'blockquote', content: nested}])
    expect(blocks(`- ${source.replace(/\n/gu, '\n  ')}`)).toEqual([{type: 'bulletList', content: [{type: 'listItem', content: nested}]}])
  })
  it('are footnotes with their labels, and HTML as text', () => {
    expect(blocks('a[^1]\n\n<b>\n\n[^1]: c\n\n>')).toEqual([
      paragraph(text('a[1]')),
      paragraph(text('<b>')),
      paragraph(text('[1] '), text('c')),
    ])
  })
  it('are one block of code where the text cannot be read in time', () => {
    const source = '> '.repeat(500)
    expect(adfDocument(source)).toEqual({
      document: {version: 1, type: 'doc', content: [{type: 'codeBlock', content: [text(source)]}]},
      pictures: 0,
      unread: true,
    })
  })
})

// biome-ignore format: a list is easier to read on few lines
const pieces = ['a', 'b ', '**', '*', '_', '~~', '`', '``', '```\n', '\n', '\n\n', '> ', '- ', '1. ', '# ', '| a | b |\n| - | - |\n', '|', '[', '](https://example.com/)', '![', '](c.png)', '<b>', '---\n', '\\', '[^1]', '[^1]: ', '    ', '\u{1f600}', '&amp;', '- [ ] ', 'https://example.com/']

describe('every text', () => {
  it('becomes a document that keeps to the node rules', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), {maxLength: 30}), parts => void blocks(parts.join(''))))
  })
  it('keeps its words, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('**', '*', '`', '\n\n', '\n> ', '\n- ', '\n1. ', '\n# ', ' | ', '\n\n| - |\n| - |\n'), {maxLength: 20}),
        marks => {
          const source = marks.map((mark, index) => `word${index}${mark}`).join('')
          const found = JSON.stringify(blocks(source)).match(/word\d+/gu) ?? []
          expect(found).toEqual(marks.map((_, index) => `word${index}`))
        },
      ),
    )
  })
  it.each(['*a **b ', '`a', '[', '> ', '- ', '| a ', '~~a~~', '![a', '**a*'])('of one token repeated ends: %s', token => {
    expect(adfDocument(token.repeat(30_000 / token.length)).document.content).not.toEqual([])
  })
})
