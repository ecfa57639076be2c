import type {Root} from 'mdast'
import {describe, expect, it} from 'vitest'
import {parseMarkdown, walkMarkdown} from './markdown.ts'
import {markdownText} from './markdown-text.ts'

function typesOf(source: string): string[] {
  const types: string[] = []
  const root = parseMarkdown(source)
  if (root) walkMarkdown(root, node => types.push(node.type))
  return types
}

describe('parseMarkdown', () => {
  it('visits parents before children, in the order of the text', () => {
    expect(typesOf('# *a* b\n\n- c')).toEqual(['root', 'heading', 'emphasis', 'text', 'text', 'list', 'listItem', 'paragraph', 'text'])
  })
  it('counts offsets in UTF-16 units of the source', () => {
    const heading = parseMarkdown('😀\r\n\r\n## x')?.children[1]
    expect([heading?.position?.start.offset, heading?.position?.end.offset]).toEqual([6, 10])
  })
  it('refuses containers that nest deeper than a hundred levels', () => {
    expect(parseMarkdown('> '.repeat(200))).toBeUndefined()
    expect(parseMarkdown('> - '.repeat(4000))).toBeUndefined()
    expect(parseMarkdown(Array.from({length: 300}, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n'))).toBeUndefined()
  })
  it('parses deep indentation that is no list', () => {
    expect(parseMarkdown(`${' '.repeat(900)}text`)).toBeDefined()
  })
  it('refuses in time that grows with the text', () => {
    expect(parseMarkdown('1'.repeat(100_000))).toBeDefined()
    expect(parseMarkdown(' '.repeat(100_000))).toBeDefined()
  })
})

describe('many children', () => {
  const children = Array.from({length: 200_000}, () => ({type: 'text', value: 'a'}) as const)
  const root: Root = {type: 'root', children: [{type: 'paragraph', children}]}
  it('are visited', () => {
    let visited = 0
    walkMarkdown(root, () => visited++)
    expect(visited).toBe(200_002)
  })
  it('have a text', () => expect(markdownText(root).length).toBe(200_000))
})

describe('markdownText', () => {
  it('leaves marks out and keeps code, breaks as blanks and alt texts', () => {
    const root = parseMarkdown('a **b** `c`  \nd ![e](x.png) [f](y)')
    expect(root && markdownText(root)).toBe('a b c d e f')
  })
})
