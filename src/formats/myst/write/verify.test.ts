import {describe, expect, it} from 'vitest'
import {emptyMap} from '../../../model/value.ts'
import {settleMetadata} from '../kept.ts'
import {readMyst} from '../read/text.ts'
import type {KeptCell} from './candidate.ts'
import {comesBack} from './verify.ts'

const settled = settleMetadata(new Map([['hunting', new Map([['title', 'x']])]]))
const cells: readonly KeptCell[] = [
  {type: 'markdown', source: 'a', metadata: emptyMap, attachments: undefined},
  {type: 'code', source: '1', metadata: new Map([['tags', ['t']]]), attachments: undefined},
]
const text = '---\nhunting:\n  title: x\n---\n\na\n\n```{code-cell}\n:tags: [t]\n\n1\n```\n'

function reads(given: string): boolean {
  return comesBack(readMyst(given), {settled, cells})
}

describe('a text', () => {
  it('comes back where it holds the notebook', () => {
    expect(reads(text)).toBe(true)
    expect(reads(text.replace('{code-cell}', '{code-cell} python'))).toBe(true)
  })

  it.each([
    ['another source', 'a\n\n`', 'b\n\n`'],
    ['another source of code', '\n1\n', '\n2\n'],
    ['another cell type', '{code-cell}', '{raw-cell}'],
    ['other metadata of a cell', '[t]', '[u]'],
    ['no metadata of a cell', ':tags: [t]\n\n', ''],
    ['other metadata', 'title: x', 'title: y'],
    ['a key more', 'title: x\n', 'title: x\ntocdepth: 1\n'],
    ['a cell more', '\na\n', '\na\n\n+++\n\nb\n'],
    ['a cell less', '\na\n', '\n'],
    ['a problem', '\na\n', '\na\n\n+++ {"a": }\n'],
    ['an attachment more', '\na\n', '\n+++ {"huntbook-attachments": {"x": {"a/b": {"data": 1}}}}\n\na\n'],
    ['a header that cannot be read', 'title: x', 'title: ['],
  ])('does not come back with %s', (_, part, tampered) => {
    expect(text).toContain(part)
    expect(reads(text.replace(part, tampered))).toBe(false)
  })
})
