import fc from 'fast-check'
import type {Nodes} from 'mdast'
import {describe, expect, it} from 'vitest'
import {parseGfm, walk} from '../markdown/parse.ts'
import {codeMentions} from './mentions.ts'

describe('a mention becomes code', () => {
  it.each([
    ['Ask @customer.', 'Ask `@customer`.'],
    ['a \\@mention here', 'a `@mention` here'],
    ['a &#64;mention and &#x40;mention and &commat;mention', 'a `@mention` and `@mention` and `@mention`'],
    ['# Title of @customer', '# Title of `@customer`'],
    ['| a |\n| --- |\n| @b |', '| a |\n| --- |\n| `@b` |'],
    ['> @first.last\n> @x-y', '> `@first.last`\n> `@x-y`'],
    ['**@all** and *@one*', '**`@all`** and *`@one`*'],
    ['__@customer__, _@secureworks_', '__`@customer`__, _`@secureworks`_'],
    ['__all__ of _@a b_@c and d_@e', '__all__ of _`@a` b_`@c` and d_@e'],
    ['two backslashes \\\\@x', 'two backslashes \\\\`@x`'],
    ['three \\\\\\@x', 'three \\\\`@x`'],
    ['[ask @customer](https://example.com/@me)', '[ask `@customer`](https://example.com/@me)'],
    ['[@x]\n\n[@x]: https://example.com', '[`@x`][@x]\n\n[@x]: https://example.com'],
    ['[@x][]\n\n[@x]: https://example.com', '[`@x`][@x]\n\n[@x]: https://example.com'],
    ['@ümlaut and @\u{1d4d0}', '`@ümlaut` and `@\u{1d4d0}`'],
  ])('%j', (before, after) => {
    expect(codeMentions(before)).toBe(after)
  })
})

describe('what is no mention stays', () => {
  it.each([
    '`@code` and ``@`code``',
    '```text\n@fence\n```',
    '    @indented',
    'bob@example.com and bob\\@example.com',
    'https://example.com/@user and www.example.com/@user',
    '<https://example.com/@user>',
    '[x](https://example.com/@user "@title")',
    'at @ noon, @@',
  ])('%j', text => {
    expect(codeMentions(text)).toBe(text)
  })
})

describe('backticks in the text', () => {
  it('do not pair with those of a mention', () => {
    expect(codeMentions('one ` and @x here')).toBe('one ` and ``@x`` here')
    expect(codeMentions('[x](`) @y')).toBe('[x](`) ``@y``')
  })

  it('do not join those of a mention', () => {
    expect(codeMentions('`a`@x`b`')).toBe('`a` `@x` `b`')
  })
})

const parts = fc.constantFrom(
  ...[
    '@a',
    '\\@a',
    '&#64;a',
    '`',
    '``',
    '```',
    '\\',
    '\n',
    '\n\n',
    ' ',
    'x',
    '*',
    '_',
    '[',
    '](u)',
    ']',
    '| a |\n| - |\n',
    '> ',
    '- ',
    '# ',
    '~~~\n',
    '<',
    '>',
    '\u{1f600}',
  ],
)
const markdown = fc.array(parts, {maxLength: 25}).map(all => all.join(''))

describe('any Markdown', () => {
  it('keeps no mention outside code', () => {
    fc.assert(
      fc.property(markdown, text => {
        expect(mentionsOf(codeMentions(text))).toEqual([])
      }),
    )
  })

  it('keeps its words', () => {
    fc.assert(
      fc.property(markdown, text => {
        expect(wordsOf(codeMentions(text))).toBe(wordsOf(text))
      }),
    )
  })

  it('is changed once', () => {
    fc.assert(
      fc.property(markdown, text => {
        expect(codeMentions(codeMentions(text))).toBe(codeMentions(text))
      }),
    )
  })
})

it.each(['@a ', '\\@a', '[@a](', '@a\n\n', '# @a\n', '> @a ', '*@a', '[@a]', '@', '&#64;a', 'https://a.b/@a '])(
  'takes much of %j',
  unit => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length))
    expect(codeMentions(text).length).toBeGreaterThanOrEqual(text.length / 8)
  },
)

function nodesOf(text: string): readonly Nodes[] {
  const nodes: Nodes[] = []
  const root = parseGfm(text)
  if (root) {
    walk(root, node => {
      nodes.push(node)
      return true
    })
  }
  return nodes
}

function mentionsOf(text: string): readonly string[] {
  return nodesOf(text).flatMap(node => (node.type === 'text' ? (node.value.match(/(?<![\p{L}\p{N}_])@[\p{L}\p{N}_]/gu) ?? []) : []))
}

/** Letters alone: a mention as code may part marks of emphasis from what they marked. */
function wordsOf(text: string): string {
  return nodesOf(text)
    .map(node => ('value' in node ? node.value : ''))
    .join('')
    .replace(/[^@\p{L}\p{N}]/gu, '')
}
