import {describe, expect, it} from 'vitest'
import {parseIpynb} from '../ipynb/parse.ts'
import {diffText} from './text.ts'

const output = {output_type: 'stream', name: 'stdout', text: ['one\n', 'two\n']}
const table = {output_type: 'execute_result', execution_count: 3, metadata: {}, data: {'text/plain': '1', 'text/html': '<b>1</b>'}}
const error = {output_type: 'error', ename: 'Bad\nName', evalue: '', traceback: []}

interface Given {
  readonly outputs?: readonly object[]
  readonly source?: string
  readonly count?: number
  readonly tags?: readonly string[]
}

function textOf({outputs = [output], source = '1', count = 1, tags = []}: Given): string {
  const cells = [
    {cell_type: 'markdown', id: 'a', metadata: {tags: ['x']}, source: '# T'},
    {cell_type: 'code', id: 'b', metadata: tags.length > 0 ? {tags} : {}, source, execution_count: count, outputs},
    {cell_type: 'code', id: 'c', metadata: {}, source: '2', execution_count: null, outputs: []},
  ]
  const {notebook} = parseIpynb(JSON.stringify({nbformat: 4, nbformat_minor: 5, metadata: {}, cells}))
  return notebook ? diffText(notebook) : ''
}

describe('a notebook as differences are shown of it', () => {
  it('is MyST with a line for each output', () => {
    expect(textOf({outputs: [output, table, error]})).toMatchInlineSnapshot(`
      "---
      jupytext:
        text_representation:
          extension: .md
          format_name: myst
          format_version: 0.13
      ---

      +++ {"tags": ["x"]}

      # T

      \`\`\`{code-cell}
      1
      \`\`\`
      % output: stream stdout, 65 bytes, a1a5c82c1d12
      % output: execute_result text/plain + text/html, 103 bytes, 588cd95f116c
      % output: error Bad Name, 77 bytes, 95a6bc20308d

      \`\`\`{code-cell}
      2
      \`\`\`
      "
    `)
  })

  it('shows what an output holds, whenever it ran', () => {
    const counted = {...table, execution_count: 9}
    expect(textOf({outputs: [counted], count: 9})).toBe(textOf({outputs: [table]}))
    expect(textOf({outputs: [{...table, data: {'text/plain': '2', 'text/html': '<b>1</b>'}}]})).not.toBe(textOf({outputs: [table]}))
  })

  it('differs in nothing but the source where that has a conflict, or half a character', () => {
    const conflict = '<<<<<<< ours\n7\n=======\n```\n>>>>>>> theirs'
    for (const tags of [[], ['parameters']]) {
      const [before, after, broken] = ['1', conflict, '\ud8001'].map(source => textOf({source, tags}))
      expect(after).toBe(before?.replace('\n1\n```\n%', `\n${conflict}\n\`\`\`\`\n%`).replace(/```(?=\{code-cell\}[^{]*<<<)/u, '````'))
      expect(broken).toBe(before?.replace('\n1\n', '\n\ufffd1\n'))
    }
  })

  it('is there for notebooks that no text can hold', () => {
    const text = textOf({tags: ['\ud800']})
    expect(text).toMatch(/^---\n\{\}\n---\n\n\+\+\+ \{"tags": \["x"\]\}\n\n# T\n\n```\{code-cell\} \{"tags": \["\\ud800"\]\}\n1\n/u)
    expect(text).toMatch(/\n```\n% output: stream stdout, \d+ bytes, [\da-f]{12}\n/u)
  })
})
