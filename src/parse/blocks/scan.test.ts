import {describe, expect, it} from 'vitest'
import {codeLines, scanBlocks, silentLines} from './scan.ts'

describe('the blocks of a text', () => {
  const cases: [string, string, string][] = [
    ['a fence ends at a fence of its kind that is as long', '````\n```\n~~~~\n````\na\n', 'fence 1-4'],
    ['a fence of backticks has none in its info string', '``` a`b\nc\n', ''],
    ['a fence of tildes may', '~~~ a`b\nc\n~~~\n', 'fence 1-3'],
    ['an unclosed fence goes to the end', '```\na\n\n+++\n', 'fence 1-4'],
    ['a fence in a list item is part of the list', '- a\n\n  ```{code-cell}\n  1\n  ```\n\nb\n', 'list 1-5'],
    ['a fence in a quote is part of the quote', '> ```{code-cell}\n> 1\nb\n', 'quote 1-2'],
    ['a fence below a list item is outside', '- a\n```{code-cell}\n```\n', 'list 1-1, fence 2-3'],
    ['a fence interrupts a lazy paragraph', '> a\nb\n```\n```\n', 'quote 1-2, fence 3-4'],
    ['four spaces make code of a fence', '    ```\n    ```\n', ''],
    ['four spaces below a paragraph make text of it', 'a\n    ```\n', ''],
    ['a block break interrupts a paragraph', 'a\n+++\nb\n', 'break 2-2'],
    ['a block break interrupts a list and a quote', '- a\n+++\n> b\n+++ {}\n', 'list 1-1, break 2-2, quote 3-3, break 4-4'],
    ['spaces and tabs may stand in a block break', ' + +\t+ x\n', 'break 1-1'],
    ['a block break in a list item is text', '- a\n\n  +++\n', 'list 1-3'],
    ['two plus signs are an item and text', '+ + a\n++\n', 'list 1-2'],
    ['a block break in a fence is text', '```\n+++\n```\n', 'fence 1-3'],
    ['a comment ends a list, so that an indented fence is outside', '- a\n% c\n  ```\n  ```\n', 'list 1-1, fence 3-4'],
    ['a target ends a quote', '> a\n(t)=\nb\n', 'quote 1-1'],
    ['a target has a name', '> a\n()=\n', 'quote 1-2'],
    ['HTML with an end of its own goes to that', '<!-- a\n\n```\n-->\n```\n', 'html 1-4, fence 5-5'],
    ['other HTML goes to a blank line', '<div>\n```\n\n```\n', 'html 1-2, fence 4-4'],
    ['a value without quotes may hold any space but those of ASCII', '<x a=b\u00a0c>\n```\n', 'html 1-2'],
    ['items with one marker are one list', '- a\n\n- b\n* c\n1. d\n2. e\n3) f\n', 'list 1-3, list 4-4, list 5-6, list 7-7'],
    ['quotes with a blank line between are two', '> a\n\n> b\n', 'quote 1-1, quote 3-3'],
    ['an item that counts from 2 does not interrupt a paragraph', 'a\n2. b\n1. c\n', 'list 3-3'],
    ['an empty item cannot be followed by a blank line and text', '-\n\n  a\n', 'list 1-1'],
    ['a line of equals signs below definitions is no heading', '[a]: b\n===\n<x>\n```\n', 'fence 4-4'],
    ['a line of equals signs below text is one', 'a\n===\n<x>\n```\n', 'heading 1-2, html 3-4'],
    ['a definition whose title does not end is text', '[a]: b "c\n===\n<x>\n', 'heading 1-2, html 3-3'],
    ['tabs count columns', '-\ta\n\n\tb\n\nc\n', 'list 1-3'],
    ['a thematic break is no item', '- - -\n* * *\n', ''],
  ]
  for (const [name, text, expected] of cases) it(name, () => expect(blocks(text)).toBe(expected))

  it('are found in linear time in what is made to be slow', () => {
    const many = 100_000
    const slow = [
      `${'- '.repeat(many)}a\n${'\n'.repeat(many)}b`,
      `${'> '.repeat(many)}a\n${'b\n'.repeat(many)}`,
      `${'- > '.repeat(many)}a\n${'b\n'.repeat(many)}`,
      `${'- '.repeat(many)}a\n${' \n'.repeat(many)}`,
      '[a]: b "\n'.repeat(many),
      `[${'\\['.repeat(many)}\n===\n`,
      `<a${' b'.repeat(many)}\n`,
      `<a b=${'c/'.repeat(many)}\n`,
      '<!-- a\n'.repeat(many),
      `${'`'.repeat(many)}\n${'`'.repeat(many - 1)}\n`,
      `${'+ '.repeat(many)}\n`,
      `${'(a'.repeat(many)}\n`,
    ]
    for (const text of slow) scanBlocks(text, 0)
  })
})

describe('HTML that is not closed', () => {
  it('is told apart from HTML that ends at a blank line', () => {
    const closed = (text: string): unknown => scanBlocks(text, 0).map(block => block.kind === 'html' && block.closed)
    expect(closed('<!-- a\n')).toEqual([false])
    expect(closed('<!-- a -->\n')).toEqual([true])
    expect(closed('<!-->\n')).toEqual([true])
    expect(closed('<script>\n</SCRIPT>\n')).toEqual([true])
    expect(closed('<?php\n')).toEqual([false])
    expect(closed('<!DOCTYPE html\n')).toEqual([false])
    expect(closed('<![CDATA[ x ]]>\n')).toEqual([true])
    expect(closed('<textarea>\n')).toEqual([false])
    expect(closed('<div>\n')).toEqual([true])
  })
})

describe('the lines that MyST shows nothing of', () => {
  const cases: [string, string, readonly string[]][] = [
    ['comments, targets and block breaks', '% a\n(b)=\n+++ c\nd\n', ['% a', '(b)=', '+++ c']],
    ['in containers', '> - % a\n>   % b\n> +++\n1. (c)=\n', ['% a', '% b', '+++', '(c)=']],
    ['that interrupt paragraphs, headings and tables', 'a\n% b\n===\n| c |\n|---|\n% d\n', ['% b', '% d']],
    ['with white space around', '   % a  \n', ['% a  ']],
    ['in a paragraph, whatever their indentation', 'a\n     % b\n', ['% b']],
    ['in blocks of HTML', '<div>\n % a\n(b)=\n</div>\n', ['% a']],
    ['outside code', '    % a\n\n```\n% b\n```\n\n<pre>\n% c\n</pre>\n\n- a\n\n      % d\n', []],
    ['that begin with their mark', 'a % b\n\\% c\n(d) =\n++\n', []],
  ]
  for (const [name, text, lines] of cases) {
    it(name, () => expect(silentLines(text).map(({start, end}) => text.slice(start, end))).toEqual(lines))
  }

  it('are told apart from those that go on a paragraph', () => {
    expect(silentLines('a\n% b\nc\n    % d\n').map(({continues}) => continues)).toEqual([false, true])
  })
})

describe('the lines of code', () => {
  it('are those of fences and what is indented, in containers too', () => {
    const text = 'a\n    b\n\n    c\n```\nd\n```\n- e\n\n      f\n  ~~~\n  g\n> ```\n> h\ni\n'
    expect(codeLines(text).map(({start, end}) => text.slice(start, end))).toEqual([
      '    c\n',
      '```\n',
      'd\n',
      '```\n',
      '      f\n',
      '  ~~~\n',
      '  g\n',
      '> ```\n',
      '> h\n',
    ])
  })
})

/** Kind and lines, from 1. */
function blocks(text: string): string {
  const line = (offset: number): number => text.slice(0, offset).split('\n').length
  return scanBlocks(text, 0)
    .map(({kind, start, end}) => `${kind} ${line(start)}-${line(text.charAt(end - 1) === '\n' ? end - 1 : end)}`)
    .join(', ')
}
