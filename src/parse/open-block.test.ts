import {describe, expect, it} from 'vitest'
import {openBlockOf} from './open-block.ts'

function openIn(source: string): string | undefined {
  const open = openBlockOf(source)
  return open && `${open.kind} ${open.start}-${open.end} ${source.slice(open.start, open.end)}`
}

describe('openBlockOf', () => {
  it.each([
    ['a fence', 'a\n\n```text\nb\n', 'fence 3-10 ```text'],
    ['a fence that is indented', '  ~~~\nb', 'fence 2-5 ~~~'],
    ['a fence in the last line', 'a\n```', 'fence 2-5 ```'],
    ['a fence that a shorter one does not close', '````\n```\n', 'fence 0-4 ````'],
    ['a comment', 'a\n\n<!-- b\n\nc', 'html 3-9 <!-- b'],
    ['an element with raw text', '<PRE>\n\nb', 'html 0-5 <PRE>'],
    ['an element that ends with its line', '<textarea\nb', 'html 0-9 <textarea'],
    ['a fence behind other line ends', 'a\r\n\r```\r\nb', 'fence 4-7 ```'],
  ])('finds %s', (_, source, expected) => expect(openIn(source)).toBe(expected))

  it.each([
    ['a closed fence', '```\na\n```\n'],
    ['a longer fence around a shorter one', '````\n```\n````\n'],
    ['a closed comment', '<!-- a\n\n-->'],
    ['a comment on one line', '<!-- a -->\n\nb'],
    ['an element of another kind, which a blank line ends', '<div>\na'],
    ['a fence in a list, which the list ends', '- ```\n  a\n\nb'],
    ['code that is indented', '    ```\n    a'],
    ['inline code', 'a ```b'],
    ['a name that only begins like one', '<prefix>\n\nb'],
    ['other constructs', '<?php\n\nb'],
  ])('leaves %s', (_, source) => expect(openIn(source)).toBeUndefined())
})
