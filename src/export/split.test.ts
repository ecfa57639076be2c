import fc from 'fast-check'
import type {Nodes} from 'mdast'
import {describe, expect, it} from 'vitest'
import {parseGfm, textOfNodes, walk} from './markdown/parse.ts'
import {fence} from './print.ts'
import {splitMarkdown} from './split.ts'

const units = (text: string): number => text.length
const bytes = (text: string): number => new TextEncoder().encode(text).length

function bodies(parts: readonly string[]): string[] {
  return parts.length === 1 ? [...parts] : parts.map(part => part.replace(/^\*Part \d+ of \d+\*\n\n/u, ''))
}

function topNodes(markdown: string): readonly Nodes[] {
  return parseGfm(markdown)?.children ?? []
}

/** All that a reader sees, without white space. Headers of tables come once. */
function shownIn(texts: readonly string[]): string {
  let shown = ''
  let lastHead = ''
  for (const markdown of texts) {
    const root = parseGfm(markdown)
    if (root) {
      walk(root, node => {
        if (node.type === 'code' || node.type === 'inlineCode' || node.type === 'text') shown += node.value
        if (node.type !== 'table') return true
        const [head, ...rows] = node.children.map(row => textOfNodes([row]))
        if (head !== lastHead) shown += head
        lastHead = head ?? ''
        shown += rows.join('')
        return false
      })
    }
  }
  return shown.replace(/\s+/gu, '')
}

describe('splitMarkdown', () => {
  it('leaves what fits as it is', () => {
    expect(splitMarkdown('# a\n\nb\n', 7, units)).toEqual(['# a\n\nb\n'])
    expect(splitMarkdown('', 10, units)).toEqual([''])
  })

  it('cuts before headings of levels 1 and 2, and numbers the parts', () => {
    const section = (name: string): string => `## ${name}\n\n${'word '.repeat(16).trim()}\n\n### x\n\ntext\n`
    const text = ['# T', section('A'), section('B'), section('C')].join('\n\n')
    const parts = splitMarkdown(text, 260, units)
    expect(parts).toHaveLength(2)
    expect(parts[0]?.startsWith('*Part 1 of 2*\n\n# T\n\n## A\n')).toBe(true)
    expect(parts[1]).toBe(`*Part 2 of 2*\n\n${section('C').trim()}\n`)
  })

  it('takes a heading in a fence, a list or a quote for what it is', () => {
    const text = `## A\n\n\`\`\`\n${'## no\n'.repeat(8)}\`\`\`\n\n- ## no\n\n> ## no\n\n## B\n\n${'b '.repeat(30).trim()}\n`
    const parts = splitMarkdown(text, text.length - 1, units)
    expect(bodies(parts)).toEqual(
      [text.slice(0, text.indexOf('## B')).trim(), text.slice(text.indexOf('## B')).trim()].map(part => `${part}\n`),
    )
  })

  it('repeats the header of a table', () => {
    const rows = Array.from({length: 12}, (_, index) => `| ${index} | row |`)
    const parts = bodies(splitMarkdown(['| a | b |', '| --- | --- |', ...rows].join('\n'), 120, units))
    expect(parts.every(part => part.startsWith('| a | b |\n| --- | --- |\n| '))).toBe(true)
    expect(parts.flatMap(part => part.trim().split('\n').slice(2))).toEqual(rows)
  })

  it('closes a fence and opens it again', () => {
    const lines = Array.from({length: 20}, (_, index) => `line ${index} \`\`\``)
    const parts = bodies(splitMarkdown(fence(lines.join('\n'), 'kusto'), 140, units))
    for (const part of parts) expect(part).toMatch(/^````kusto\n.*\n````\n$/su)
    expect(parts.flatMap(part => part.trim().split('\n').slice(1, -1))).toEqual(lines)
  })

  it('cuts a paragraph at the end of a sentence, else at a space, else between characters', () => {
    expect(bodies(splitMarkdown(`${'One sentence here. '.repeat(5)}`, 80, units))[0]).toBe('One sentence here. One sentence here.\n')
    expect(bodies(splitMarkdown('words without an end '.repeat(5), 80, units))[0]).toBe('words without an end words without an\n')
    const foxes = bodies(splitMarkdown('🦊'.repeat(60), 81, units))
    expect(foxes).toEqual(['🦊'.repeat(20), '🦊'.repeat(20), '🦊'.repeat(20)].map(part => `${part}\n`))
  })

  it('cuts neither links nor code, and begins no block by cutting', () => {
    const text = 'See [the long page](https://a.example/path) and `some code that is long` 1. then - and # so > on.'
    for (let limit = 90; limit < 130; limit += 1) {
      const parts = bodies(splitMarkdown(`${text} ${text}`, limit, units))
      for (const part of parts) expect(topNodes(part).map(({type}) => type)).toEqual(['paragraph'])
      expect(shownIn(parts)).toBe(shownIn([`${text} ${text}`]))
    }
  })

  it('cuts lists between items, and keeps their numbers', () => {
    const parts = bodies(splitMarkdown('1. one item that is long\n'.repeat(12), 140, units))
    expect(parts.map(part => part.split('.')[0])).toEqual(['1', '5', '9', '12'].slice(0, parts.length))
  })

  it('cuts quotes, and items that are too large, between the blocks that they hold', () => {
    const block = 'A paragraph of some length.\n\n'
    for (const part of bodies(splitMarkdown(`> ${block.repeat(6).trim().replaceAll('\n', '\n> ')}\n`, 120, units))) {
      expect(topNodes(part).map(({type}) => type)).toEqual(['blockquote'])
    }
    for (const part of bodies(splitMarkdown(`- ${block.repeat(6).trim().replaceAll('\n\n', '\n\n  ')}\n`, 120, units))) {
      expect(topNodes(part).map(({type}) => type)).toEqual(['list'])
    }
  })

  it('shows as text what cannot be cut', () => {
    const link = `[x](https://a.example/${'p'.repeat(300)})`
    const parts = splitMarkdown(`before ${link} after`, 140, units)
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(140)
    expect(shownIn(bodies(parts))).toContain('before')
    expect(parts.join('').split('p').length).toBeGreaterThan(300)
  })
})

const word = fc.constantFrom(
  'word',
  'Ende.',
  '`code`',
  '**bold**',
  '[a](https://a.example)',
  '🦊',
  '1.',
  '-',
  '#',
  '>',
  '\\*',
  '&amp;',
  '``x',
)
const sentence = fc.array(word, {minLength: 1, maxLength: 40}).map(words => `a ${words.join(' ')}`)
const lines = fc
  .array(fc.constantFrom('x', '```', '| a |', '# no', '🦊🦊🦊🦊', 'l'.repeat(90), ''), {maxLength: 20})
  .map(all => all.join('\n'))
const row = fc
  .array(fc.constantFrom('a', '`b`', '🦊', 'c d', 'long '.repeat(8).trim()), {minLength: 2, maxLength: 2})
  .map(cells => `| ${cells.join(' | ')} |`)
const block = fc.oneof(
  sentence,
  lines.map(text => fence(text, 'text')),
  fc.array(row, {minLength: 1, maxLength: 16}).map(rows => ['| h | i |', '| --- | ---: |', ...rows].join('\n')),
  fc.array(sentence, {minLength: 1, maxLength: 5}).map(items => items.map(item => `- ${item}`).join('\n')),
  fc.array(sentence, {minLength: 1, maxLength: 4}).map(items => items.map((item, index) => `${index + 1}. ${item}\n\n   more`).join('\n')),
  fc.array(sentence, {minLength: 1, maxLength: 4}).map(all => all.map(text => `> ${text}`).join('\n>\n')),
  fc.constantFrom('# Title', '## Section', '### Sub', 'Set\n===', '---', '\n\n\n'),
)
const document = fc.array(block, {minLength: 1, maxLength: 12}).map(blocks => `${blocks.join('\n\n')}\n`)

describe('the parts of any Markdown', () => {
  const measures = fc.constantFrom(units, bytes)

  it('are none above the limit, have no open fence and lose nothing', () => {
    fc.assert(
      fc.property(document, fc.integer({min: 200, max: 600}), measures, (text, limit, measure) => {
        const parts = splitMarkdown(text, limit, measure)
        for (const part of parts) expect(measure(part)).toBeLessThanOrEqual(limit)
        expect(shownIn(bodies(parts))).toBe(shownIn([text]))
      }),
      {numRuns: 300},
    )
  })

  it('are one up to the limit', () => {
    fc.assert(
      fc.property(document, measures, (text, measure) => {
        const size = measure(text)
        expect(splitMarkdown(text, size, measure)).toEqual([text])
        expect(splitMarkdown(text, size + 1, measure)).toEqual([text])
        if (size > 70 && text.trim().length > size - 5) expect(splitMarkdown(text, size - 1, measure).length).toBeGreaterThan(1)
      }),
      {numRuns: 100},
    )
  })

  it('are none above a small limit either', () => {
    fc.assert(
      fc.property(document, fc.integer({min: 64, max: 200}), measures, (text, limit, measure) => {
        const parts = splitMarkdown(text, limit, measure)
        for (const part of parts) expect(measure(part)).toBeLessThanOrEqual(limit)
        expect(parts.join('').split('🦊').length).toBe(text.split('🦊').length)
      }),
      {numRuns: 150},
    )
  })
})

describe('large documents', () => {
  it.each([
    ['paragraphs', 'A paragraph of words.\n\n'],
    ['one line', 'word '],
    ['one word', 'x'],
    ['rows', '| a | b |\n|---|---|\n'],
    ['one fence', '```\nx\n'],
    ['quotes in quotes', '> '],
    ['items in items', '- '],
    ['backticks', '`'],
    ['line ends', '\n'],
    ['headings', '## x\n'],
    ['stars', '*a '],
    ['brackets', '['],
    ['references', '&amp'],
    ['backslashes', '\\'],
  ])('of %s are split in time', (_, token) => {
    const text = token.repeat(Math.ceil(60_000 / token.length))
    for (const limit of [300, 30_000]) {
      for (const part of splitMarkdown(text, limit, units)) if (part.length > limit) expect(part.length).toBeLessThanOrEqual(limit)
    }
  })
})
