import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {codeSpan, escapeLineStart, escapeText, longestRun, tableCell} from './escape.ts'
import {parseGfm, textOfNodes, walk} from './markdown/parse.ts'

const marks = fc.constantFrom(
  ...'`*_[]()<>!&~|$#+-=.:{}\\@^\'"'.split(''),
  'a',
  'B',
  '1',
  'é',
  '🦊',
  ' ',
  'http://',
  'www.',
  'x@y.z',
  '&lt;',
  '1.',
)
const line = fc.array(marks, {minLength: 1, maxLength: 16}).map(parts => parts.join('').replace(/ +/gu, ' ').trim())

function typesIn(markdown: string): Set<string> {
  const types = new Set<string>()
  const root = parseGfm(markdown)
  if (root) {
    walk(root, node => {
      types.add(node.type)
      return true
    })
  }
  return types
}

describe('escapeText', () => {
  it('keeps words with inner underscores readable', () => {
    expect(escapeText('process_name is -enc')).toBe('process_name is -enc')
  })

  it('shows what would become a link as code', () => {
    expect(escapeText('see https://evil.example/a, bob@example.com')).toBe('see `https://evil.example/a,` `bob@example.com`')
  })

  it('gives any text back as text and code in one paragraph', () => {
    fc.assert(
      fc.property(
        line.filter(text => text !== ''),
        text => {
          const written = escapeLineStart(escapeText(text))
          const root = parseGfm(written)
          expect([...typesIn(written)].filter(type => !['root', 'paragraph', 'text', 'inlineCode'].includes(type))).toEqual([])
          expect(textOfNodes(root?.children ?? [])).toBe(text)
        },
      ),
      {numRuns: 500},
    )
  })
})

describe('tableCell', () => {
  it.each([
    ['ws|pipe', 'ws\\|pipe'],
    ['C:\\Users\\x', 'C:\\\\Users\\\\x'],
    ['a | <b>', '`a \\| <b>`'],
    ['event_id', 'event_id'],
    ['``two``', '``` ``two`` ```'],
    ['<a>\\|b', '`<a>`\\\\\\|`b`'],
  ])('writes %j as %j', (text, written) => {
    expect(tableCell(text)).toBe(written)
  })

  it('gives any text back in one cell', () => {
    fc.assert(
      fc.property(line, text => {
        const written = `| a | b |\n| --- | --- |\n| ${tableCell(text)} | end |`
        const table = parseGfm(written)?.children[0]
        const row = table?.type === 'table' ? table.children[1]?.children : []
        expect(row?.map(cell => textOfNodes([cell]))).toEqual([text, 'end'])
        const inert = ['root', 'table', 'tableRow', 'tableCell', 'text', 'inlineCode']
        expect([...typesIn(written)].filter(type => !inert.includes(type))).toEqual([])
      }),
      {numRuns: 500},
    )
  })
})

describe('codeSpan', () => {
  it('gives any text without line ends back', () => {
    fc.assert(
      fc.property(
        line.filter(text => text !== ''),
        text => {
          expect(textOfNodes(parseGfm(`x ${codeSpan(text)} y`)?.children ?? [])).toBe(`x ${text} y`)
        },
      ),
    )
  })

  it('is empty for an empty text', () => {
    expect(codeSpan('')).toBe('')
  })
})

describe('escapeLineStart', () => {
  it.each(['# h', '> q', '- i', '+ i', '1. i', '1) i', '=', '---', '% c', '(l)=', ':::{x}'])('keeps %j from opening a block', text => {
    expect(escapeLineStart(text)).not.toBe(text)
    expect([...typesIn(`word\n${escapeLineStart(text)}`)]).toEqual(['root', 'paragraph', 'text'])
  })

  it.each(['-enc', '1.5', 'text', ':x'])('leaves %j', text => {
    expect(escapeLineStart(text)).toBe(text)
  })
})

describe('longestRun', () => {
  it('counts backticks', () => {
    expect([longestRun(''), longestRun('a`b```c``')]).toEqual([0, 3])
  })
})
