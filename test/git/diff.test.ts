import {describe, expect, it} from 'vitest'
import {notebookFile, setUp} from '../support/git-setup.ts'

const lines = Array.from({length: 12}, (_, index) => `row_${index} = ${index}`)
const source = lines.join('\n')

describe('a difference of notebooks', () => {
  it('is one of their texts, under the heading or the cell that it is in', async () => {
    const repository = await setUp({'hunts/a.ipynb': notebookFile(['x = 1', source])}, '--diff')
    repository.write({'hunts/a.ipynb': notebookFile(['x = 1', source.replace('row_11 = 11', 'row_11 = 12')])})
    expect(repository.git('diff').split('\n').slice(4)).toEqual([
      '@@ -24,5 +24,5 @@ ```{code-cell}',
      ' row_8 = 8',
      ' row_9 = 9',
      ' row_10 = 10',
      '-row_11 = 11',
      '+row_11 = 12',
      ' ```',
      '',
    ])
  })

  it('has a line for each output, and is kept by git', async () => {
    const repository = await setUp({'a.ipynb': notebookFile(['x = 1'], {outputs: 'one\u001b[31m\n'})}, '--diff')
    repository.write({'a.ipynb': notebookFile(['x = 1'], {outputs: 'two\n'})})
    const changed = repository
      .git('diff')
      .split('\n')
      .filter(line => /^[-+][^-+]/u.test(line))
    expect(changed).toEqual([
      expect.stringMatching(/^-% output: stream stdout, \d+ bytes, [\da-f]{12}$/u),
      expect.stringMatching(/^\+% output: stream stdout/u),
    ])
    repository.commit()
    repository.git('log', '-p', '-1')
    expect(repository.git('notes', '--ref', 'textconv/huntbook', 'list')).not.toBe('')
  })

  it('shows control characters as escapes, and files with any name and content', async () => {
    const files = {'-x.ipynb': notebookFile(['a = "\u001b[31m\u202e"']), 'b.ipynb': '\u001b[31mText\n', 'c.ipynb': '{"nbformat": 4'}
    const repository = await setUp(files, '--diff')
    const shown = repository.git('show')
    expect(shown).toContain('+a = "␛1B;[31m\\u{202e}"')
    expect(shown).toContain('+\\x1b[31mText')
    expect(shown).toContain('+{"nbformat": 4')
    expect(shown).not.toMatch(/[\u001b\u202e]/u)
    repository.write({'-x.ipynb': notebookFile(['a = 2'])})
    expect(repository.git('diff')).toContain('+a = 2')
  })

  it('of texts has headings of hunts, not of functions', async () => {
    const text = `## Findings\n\n${lines.join('\n\n')}\n`
    const repository = await setUp({'hunts/a.md': text}, '--diff')
    repository.write({'hunts/a.md': text.replace('row_11 = 11', 'row_11 = 12')})
    expect(repository.git('diff')).toMatch(/^@@ .* @@ ## Findings$/mu)
  })
})
