import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {code, ipynb, markdown} from '../../test/support/hunt.ts'
import {repositoryOf} from '../../test/support/repository.ts'
import {lintFiles} from './lint.ts'

const text =
  '---\nhunting:\n  title: x\nkernelspec:\n  display_name: Python 3\n  language: python\n  name: python3\n---\n\n# Title\n\n```{code-cell}\nprint(1)\n```\n'
const outputs = [{output_type: 'stream', name: 'stdout', text: ['1\n']}]
const notebook = ipynb({title: 'x'}, [markdown('# Title'), code('print(1)', {outputs})])
const edited = text.replace('print(1)', 'print(1 + 1)')

async function fix(cwd: string) {
  const {diagnostics, notes} = await lintFiles({cwd, fix: true, only: ['pair/*']})
  return {rules: diagnostics.map(({rule}) => rule), notes, notebook: readFileSync(join(cwd, 'x.ipynb'), 'utf8')}
}

describe('the fix of pair/differs', () => {
  it('writes the half that is behind, and says what became of its outputs', async () => {
    const {top, write} = repositoryOf({'x.md': text, 'x.ipynb': notebook})
    write({'x.md': edited})
    const {rules, notes, notebook: after} = await fix(top)
    expect([rules, notes]).toEqual([[], ['x.ipynb: outputs of 1 cell go: the source changed or the cell is gone.']])
    expect(after).toContain('print(1 + 1)')
  })

  it('waits while a merge is going on', async () => {
    const {top, git, write, commit} = repositoryOf({'x.md': text, 'x.ipynb': notebook, 'other.txt': 'a\n'})
    git('checkout', '--quiet', '-b', 'side')
    commit({'other.txt': 'b\n'})
    git('checkout', '--quiet', 'main')
    commit({'other.txt': 'c\n'})
    expect(() => git('merge', '--quiet', 'side')).toThrow()
    write({'x.md': edited})
    expect(await fix(top)).toEqual({
      rules: ['pair/differs'],
      notes: ['A merge is going on: no half of a pair was written. Finish it first.'],
      notebook,
    })
  })
})
