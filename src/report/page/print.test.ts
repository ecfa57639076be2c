import {describe, expect, it} from 'vitest'
import {styleOf} from '../style.ts'
import {printPage} from './print.ts'

const print = (markdown: string, {width = 20, color = false} = {}): string => printPage(markdown, {width, style: styleOf(color)})

describe('a page for a terminal', () => {
  it('wraps paragraphs, also through code and links', () => {
    expect(print('Some words and `a name` in [a link](x.md#y), then (`x`).')).toBe('Some words and `a\nname` in a link,\nthen (`x`).\n')
  })

  it('keeps addresses that lead elsewhere', () => {
    expect(print('See [it](https://example.org/a).', {width: 60})).toBe('See it (https://example.org/a).\n')
  })

  it('leaves code as it is, with the path of an example above', () => {
    expect(print('````md hunts/x.md\n```{code-cell}\n<!-- a comment of ours, long enough to wrap -->\n```\n````')).toBe(
      '    hunts/x.md:\n    ```{code-cell}\n    <!-- a comment of ours, long enough to wrap -->\n    ```\n',
    )
  })

  it('leaves out comments, and keeps items together', () => {
    expect(print('<!-- generated:x -->\n\n- one\n- two words\n  and more of them\n\n<!-- /generated -->')).toBe(
      '  - one\n  - two words and\n    more of them\n',
    )
  })

  it('wraps the cells of tables', () => {
    expect(print('| a | b |\n|---|---|\n| `x\\|y` | some words here |', {width: 18})).toBe('a      b\n`x|y`  some words\n       here\n')
  })

  it('cuts words that no line can hold', () => {
    expect(print('x'.repeat(45))).toBe(`${'x'.repeat(20)}\n${'x'.repeat(20)}\nxxxxx\n`)
  })

  it('styles without counting the styles, and shows control characters', () => {
    expect(print('## A\n\nSome `code here` and **more**.', {color: true})).toBe(
      '\u001b[1mA\u001b[22m\n\nSome \u001b[34m`code\u001b[39m \u001b[34mhere`\u001b[39m and\n\u001b[1mmore\u001b[22m.\n',
    )
    expect(print('a\u001b[31mb')).toBe('a\\x1b[31mb\n')
  })

  it('takes time in proportion to a page', () => {
    expect(print(`${'['.repeat(50_000)}\n\n${'`'.repeat(50_000)}\n\n${'*'.repeat(50_000)}`).length).toBeGreaterThan(100_000)
  })
})
