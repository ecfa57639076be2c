import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {notebook as notebooks} from '../../../test/fixtures/myst/arbitrary.ts'
import type {Notebook} from '../../model/notebook.ts'
import {emptyMap} from '../../model/value.ts'
import {parseIpynb} from '../ipynb/parse.ts'
import {printIpynb} from '../ipynb/print.ts'
import {parseMyst} from '../myst/parse.ts'
import {printMyst} from '../myst/print.ts'
import {contentOf} from './content.ts'
import {decide} from './decide.ts'
import {changesSince, describeDifferences, differencesOf} from './differences.ts'

describe('the content of a half', () => {
  it('is that of the other half which was made of it', () => {
    fc.assert(
      fc.property(notebooks, given => {
        const {text, losses} = printMyst(given)
        // A filter that takes `jupytext` out of the header is not in the text.
        if (losses.some(({severity}) => severity === 'error') || dropsSettings(given)) return
        const [{notebook: half}, {notebook: other}] = [parseMyst(text), parseIpynb(printIpynb(given).text)]
        expect(half && contentOf(half).digest).toBe(other && contentOf(other).digest)
      }),
      {numRuns: 800},
    )
  })

  it('does not count blank lines at the edges, spaces at the end of Markdown, and line ends', () => {
    expect(digest('# T  \n\n```{code-cell}\n\n\n1\n\n```\n')).toBe(digest('# T\r\n\r\n```{code-cell}\r\n1\r\n```\r\n'))
    expect(digest('# T\n')).not.toBe(digest('# t\n'))
    expect(digest('```{code-cell}\n 1\n```\n')).not.toBe(digest('```{code-cell}\n1\n```\n'))
  })

  it('is known in linear time, whatever runs of blanks are inside', () => {
    for (const run of ['\n', ' ', '\n ', '\t']) {
      const source = `a${run.repeat(200_000)}b`
      contentOf({minor: 5, metadata: emptyMap, extra: emptyMap, cells: [{type: 'markdown', source, metadata: emptyMap, extra: emptyMap}]})
    }
  })
  it('does not count the lexer, the representation and how a float is spelled', () => {
    const header = (value: string): string => `---\njupytext: {text_representation: {format_name: myst}}\norphan: ${value}\n---\n`
    expect(digest(`${header('1.50')}\n\`\`\`{code-cell} python\n1\n\`\`\`\n`)).toBe(
      digest('---\norphan: 1.5\n---\n\n```{code-cell}\n1\n```\n'),
    )
    expect(digest(header('1'))).not.toBe(digest(header('1.0')))
  })

  it('is decoded', () => {
    const text = '```{code-cell}\n:huntbook-text: esc\n\nprint("␛1B;")\n```\n'
    const {notebook} = parseIpynb(
      JSON.stringify({
        nbformat: 4,
        nbformat_minor: 5,
        metadata: {},
        cells: [
          {cell_type: 'code', id: 'a', metadata: {'huntbook-text': 'esc'}, source: 'print("␛1B;")', outputs: [], execution_count: null},
        ],
      }),
    )
    expect(notebook && contentOf(notebook).digest).toBe(digest(text))
  })
})

describe('the half that is ahead', () => {
  it('is the one that left the base', () => {
    expect(decide('x', 'x', undefined)).toBe('same')
    expect(decide('x', 'b', 'b')).toBe('text')
    expect(decide('b', 'x', 'b')).toBe('notebook')
    expect(decide('x', 'y', 'b')).toBe('both')
    expect(decide('x', 'y', undefined)).toBe('unknown')
  })
})

describe('the differences of two halves', () => {
  it('are keys and cells', () => {
    const text = '---\nkernelspec: {name: p, display_name: P}\n---\n\n# A\n\n+++\n\nb\n\n+++\n\nc\n'
    expect(described(text, text.replace('b', 'x').replace('name: p', 'name: q'))).toBe('`kernelspec`, cell 2 of x.md, cell 2 of x.ipynb')
    expect(described(text, text.replace(/\n\+\+\+\n\nc\n/, ''))).toBe('cell 3 of x.md')
    expect(described('a\n\n+++\n\nb\n', 'b\n\n+++\n\na\n')).toBe('the order of cells')
    const many = Array.from({length: 9}, (_, index) => `${index}\n`).join('\n+++\n\n')
    expect(described(many, '# x\n')).toBe('cells 1, 2, 3, 4, 5 and 4 more of x.md, cell 1 of x.ipynb')
    expect(described(text, '# A\n')).toBe('`kernelspec`, cells 2 and 3 of x.md')
  })
})

describe('the changes of two halves since they were the same', () => {
  it('are those of each side', () => {
    const base = 'a\n\n+++\n\nb\n\n+++\n\nc\n'
    const [old, text, notebook] = [base, base.replace('c', 'x'), base.replace('a', 'y')].map(given => parseMyst(given).notebook)
    const changes = old && text && notebook && changesSince(contentOf(old), contentOf(text), contentOf(notebook))
    expect(changes && describeDifferences(changes, {text: 'x.md', notebook: 'x.ipynb'})).toBe('cell 3 of x.md, cell 1 of x.ipynb')
    const less = parseMyst('a\n\n+++\n\nb\n').notebook
    const both = old && less && notebook && changesSince(contentOf(old), contentOf(less), contentOf(notebook))
    expect(both && describeDifferences(both, {text: 'x.md', notebook: 'x.ipynb'})).toBe('a cell less in x.md, cell 1 of x.ipynb')
  })
})

function described(text: string, other: string): string {
  const [a, b] = [parseMyst(text).notebook, parseMyst(other).notebook]
  return a && b ? describeDifferences(differencesOf(contentOf(a), contentOf(b)), {text: 'x.md', notebook: 'x.ipynb'}) : ''
}

function digest(text: string): string | undefined {
  const {notebook} = parseMyst(text)
  return notebook && contentOf(notebook).digest
}

function dropsSettings({metadata}: Notebook): boolean {
  const jupytext = metadata.get('jupytext')
  const filter = jupytext instanceof Map ? jupytext.get('notebook_metadata_filter') : undefined
  return filter !== undefined && !(filter === 'all' || filter === 'hunting,title')
}
