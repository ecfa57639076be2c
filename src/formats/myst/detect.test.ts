import {describe, expect, it} from 'vitest'
import {detectMyst} from './detect.ts'

describe('a text is a notebook', () => {
  it('by an extension that nothing else has', () => {
    for (const path of ['a.myst', 'a.mystnb', 'A.MNB']) expect(detectMyst('', path)).toBe(true)
  })

  const notebooks: [string, string][] = [
    ['by a key of its header', '---\ntitle: x\nkernelspec:\n  name: p\n---\n'],
    ['by `hunting`', '---\nhunting:\n---\n'],
    ['by `jupytext` in a header that is broken', '---\na: [\njupytext: x\n---\n'],
    ['by `jupyter` with other line ends', '---\r\njupyter: {}\r\n---\r\n'],
    ['behind a byte order mark', '\ufeff---\njupytext: {}\n---\n'],
    ['by the fence of a cell', '# A\n\n```{code-cell}\n1\n```\n'],
    ['by a fence of tildes that is indented', 'a\r   ~~~~{raw-cell}\r~~~~\r'],
    ['by a wrapped cell', '```{markdown-cell}\n```\n'],
  ]
  for (const [name, text] of notebooks) it(name, () => expect(detectMyst(text, 'docs/a.md')).toBe(true))
})

describe('a text is no notebook', () => {
  const others: [string, string][] = [
    ['without a sign of one', '# Read me\n\n```python\n1\n```\n'],
    ['with another header', '---\ntitle: x\n---\n\nkernelspec: y\n'],
    ['with the key below the header', '---\na: 1\n...\njupytext: x\n'],
    ['with a directive that has another name', '```{code}\n1\n```\n'],
    ['with a space before the directive', '``` {code-cell}\n```\n'],
    ['with a fence that is indented by four', '    ```{code-cell}\n'],
    ['with two backticks', '``{code-cell}``\n'],
  ]
  for (const [name, text] of others) it(name, () => expect(detectMyst(text, 'README.md')).toBe(false))
})
