import fc from 'fast-check'
import {expect, it} from 'vitest'
import {makeFinding} from '../../../test/support/findings.ts'
import {parseGfm, walk} from '../markdown/parse.ts'
import {labelsOf} from './labels.ts'
import {markdownSummary} from './markdown-summary.ts'

const {procedure} = makeFinding()

function described(description: string): string {
  return markdownSummary(makeFinding({sections: {}, procedure: {...procedure, description}}))
}

it('is the Markdown of the executive summary', () => {
  expect(markdownSummary(makeFinding({sections: {executive_summary: '**Two** hosts of @customer'}}))).toBe('**Two** hosts of `@customer`')
})

it.each([
  ['# Heading\n\nText', '\\# Heading\n\nText'],
  ['<img src=x> and *stars*', '\\<img src=x> and \\*stars\\*'],
  ['![p](http://evil.example/p.png)', '`![p](http://evil.example/p.png)`'],
  ['a\n===\n    code\n- item', 'a\n\\===\ncode\n\\- item'],
  ['for @customer', 'for `@customer`'],
  ['Password=[REDACTED:connection-string];', 'Password=[REDACTED:connection-string];'],
  ['[REDACTED:jwt]: a\n\n[REDACTED:jwt](b)', '\\[REDACTED:jwt\\]: a\n\n\\[REDACTED:jwt\\](b)'],
])('shows the description %j as it is', (description, expected) => expect(described(description)).toBe(expected))

it('is the title of the hunt where there is no description, as text', () => {
  const untold = {...procedure, description: '', title: '[a](b) <b>'}
  expect(markdownSummary(makeFinding({sections: {}, procedure: untold}))).toBe('\\[a\\](b) \\<b>')
})

it('makes text and code of any description, nothing else', () => {
  const part = fc.constantFrom(
    '# ',
    '<b>',
    '![',
    '](http://a.example)',
    '*',
    '_',
    '\n',
    '\n\n',
    '    ',
    '- ',
    '1. ',
    '> ',
    '|',
    '---',
    '`',
    '~~~',
    '@x',
    'y',
    '&amp;',
    '[^1]',
    ':::',
    '$$',
    '\\',
    '==',
    '[REDACTED:jwt]',
    ':',
    '(a)',
    '\\[REDACTED:jwt\\]',
    '\t',
  )
  const plain = new Set(['root', 'paragraph', 'text', 'inlineCode', 'break'])
  fc.assert(
    fc.property(fc.array(part, {maxLength: 12}), parts => {
      const root = parseGfm(described(parts.join('')))
      const types = new Set<string>()
      if (root) {
        walk(root, ({type}) => {
          types.add(type)
          return true
        })
      }
      expect([...types].filter(type => !plain.has(type))).toEqual([])
    }),
    {numRuns: 500},
  )
})

it('has no blank label', () => {
  const labels = labelsOf(makeFinding({procedure: {...procedure, techniques: [], tags: ['', ' \t', 'a']}}))
  expect(labels).toEqual(['a', `hunt:${procedure.id}`, `huntbook:${makeFinding().id}`])
})
