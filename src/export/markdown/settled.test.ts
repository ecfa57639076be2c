import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {createPictures} from '../pictures.ts'
import {defaultLimits, type Scope} from '../scope.ts'
import {type LoweredMarkdown, lowerMarkdown, lowerParsed} from './lower.ts'

function scopeOf(warnings: string[]): Scope {
  return {
    cell: 4,
    key: '4',
    attachments: new Map(),
    headings: 'keep',
    pictures: createPictures({stem: 'x', limits: defaultLimits.pictures}),
    limits: defaultLimits,
    cut: () => warnings.push('cut'),
    readFile: () => undefined,
    clean: text => text,
    warn: rule => warnings.push(rule),
  }
}

/** The lowered text, its last heading and the warnings. */
function lowered(source: string, lower: (source: string, scope: Scope) => LoweredMarkdown) {
  const warnings: string[] = []
  const {markdown, heading} = lower(source, scopeOf(warnings))
  return {markdown, heading, warnings}
}

// biome-ignore format: pieces of the syntax, side by side
const pieces = [
  'a', 'word', ' ', ' ', '\n', '\n', '\n\n', '# ', '## A heading', '\n===\n', '- ', '1. ', '> ', '    ', '  ', '|', ' | ', '\n|---|---|\n',
  '`', '`', '``', '```', '~~~', '\n```\n', '\n```\n', '\n```python\n', '\n```{note}\n', '\n    ```\n', '\\', '\\`', '<', '<b>', '</b>', '<!-- n -->', '<br>', '<%', 'a < b',
  '[', ']', '(', ')', '![', '](', '[^1]', '[^1]: ', '[a]: https://a.example\n', '[a]', '[text](https://a.example/x)', '[a.example](https://b.example/)', '[`a.example`](https://b.example/)', '[`a`](https://b.example/)',
  '[x](javascript:y)', '![p](https://a.example/p.png)', '<https://a.example/x>', 'https://a.example', '&amp;', '&#x202e;', '&', ':::', '\n:::{note}\n', '{sub}`2`', '}`',
  '*', '**', '_', '~~', '% note', '\n+++\n', '(a)=\n', '---\n', '$', '$$', '\t',
]

describe('a text that is settled', () => {
  it('is what lowering makes of it', () => {
    let settled = 0
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), {maxLength: 14}), parts => {
        const source = parts.join('')
        const quick = lowered(source, lowerMarkdown)
        const slow = lowered(quick.markdown, lowerParsed)
        if (source.trim() !== quick.markdown) return
        settled += 1
        expect(slow).toEqual(quick)
      }),
      {numRuns: 3000},
    )
    expect(settled).toBeGreaterThan(500)
  })

  it('is what lowering makes of it once more, where it was made', () => {
    let made = 0
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), {maxLength: 14}), parts => {
        const source = parts.join('')
        const {markdown, heading, warnings} = lowered(source, lowerMarkdown)
        if (source.trim() === markdown || markdown.includes('[^') || warnings.includes('export/too-deep')) return
        made += 1
        expect(lowered(markdown, lowerParsed)).toMatchObject({markdown, warnings: [], heading})
      }),
      {numRuns: 3000},
    )
    expect(made).toBeGreaterThan(500)
  })
})
