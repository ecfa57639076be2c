import {describe, expect, it} from 'vitest'
import {showsTags} from './hidden-cell.ts'

const cell = (options: string): string => `a\n\n\`\`\`{code-cell}\n${options}\n1\n`

describe('tags are seen', () => {
  it.each([
    ['on a line', cell(':tags: [x]')],
    ['after white space', cell(':a: 1\n: tags: [x]')],
    ['before a space', cell(':tags : [x]')],
    ['in quotes', cell(':"tags": [x]')],
    ['in a block', cell('---\na: 1\ntags: [x]\n---')],
    ['in a block with quotes', cell(`---\n'tags': [x]\n---`)],
    ['in a block as a mapping on one line', cell('---\n{a: 1,tags: [x]}\n---')],
    ['in a block as a key with a mark', cell('---\n? tags\n: [x]\n---')],
    ['in a block after spaces', cell('---  \ntags: [x]\n---')],
    ['in a block below dashes of a value', cell('---\na: |\n  ---\ntags: [x]\n---')],
    ['of a block break', 'a\n\n+++ {"tags": ["x"]}\n'],
    ['of a block break with spaces', 'a\n\n+ + + {"tags": ["x"]}\n'],
  ])('%s', (_, text) => {
    expect(showsTags(text)).toBe(true)
  })
})

describe('no tags are seen', () => {
  it.each([
    ['below the options', cell(':a: 1\n\ntags: 1')],
    ['below a block', cell('---\na: 1\n---\ntags: 1')],
    ['in another key', cell(':my-tags: 1\n:tagset: 1\n:hashtags: 1')],
    ['without a cell', '```yaml\n---\ntags: [x]\n---\n'],
    ['in lines that each look like a cell', ':-cell}\n'.repeat(200_000)],
    ['in a line with many names of cells', '-cell}'.repeat(200_000)],
  ])('%s', (_, text) => {
    expect(showsTags(text)).toBe(false)
  })
})
