import {describe, expect, it} from 'vitest'
import {runInProcess} from '../../../test/support/cli.ts'
import {ipynb} from '../../../test/support/hunt.ts'
import {type Repository, repositoryOf} from '../../../test/support/repository.ts'
import {type LintOptions, lintFiles} from '../lint.ts'

const config = {
  'huntbook.config.yaml':
    'extends: []\nrules: {attack/format: error, meta/id-duplicate: error, code/syntax: error, security/tls-off: error}\n',
}
const off = "requests.get('x', verify=False)"
const cell = (id: string, source: string) => ({cell_type: 'code', id, metadata: {}, outputs: [], execution_count: null, source: [source]})
const id = '8d0f3a52-7c1e-4b6a-9a55-0b7f1f6b2c90'

/** Rule and place of what is found in what changed since the first commit. */
async function foundIn({top}: Repository, options: LintOptions = {}): Promise<readonly string[]> {
  const {diagnostics} = await lintFiles({cwd: top, since: 'main', changedCells: true, workers: 0, ...options})
  return diagnostics.map(({rule, path, cell: of, pointer}) => `${rule} ${path} ${of ? of.number : (pointer ?? 'file')}`)
}

describe('findings in changed cells', () => {
  it('are those of cells and keys that are not what they were', async () => {
    const header = {id, title: 'x', attack_technique_ids: ['t1'], tags: []}
    const repository = repositoryOf({...config, 'a.ipynb': ipynb(header, [cell('a', off), cell('b', off)])})
    repository.write({'a.ipynb': ipynb({...header, tags: ['new']}, [cell('n', `x = 1\n${off}`), cell('a', off), cell('b', `${off}\n`)])})
    expect(await foundIn(repository)).toEqual(['security/tls-off a.ipynb 1', 'security/tls-off a.ipynb 3'])
    repository.write({'a.ipynb': ipynb({...header, attack_technique_ids: ['t1', 'T1059']}, [cell('a', off), cell('b', off)])})
    expect(await foundIn(repository)).toEqual(['attack/format a.ipynb /hunting/attack_technique_ids/0'])
  })

  it('are all those of new files, by their old contents where they were renamed', async () => {
    const text = ipynb({title: 'x'}, [cell('a', off), cell('b', `print(1)\n# ${'long '.repeat(50)}`)])
    const repository = repositoryOf({...config, 'old.ipynb': text})
    repository.git('mv', 'old.ipynb', 'moved.ipynb')
    repository.write({'new.ipynb': ipynb({}, [cell('c', off)]), 'moved.ipynb': text.replace('print(1)', 'print(2)')})
    repository.git('add', '--all')
    expect(await foundIn(repository)).toEqual(['security/tls-off new.ipynb 1'])
  })

  it('of two places are those of which one changed', async () => {
    const repository = repositoryOf({...config, 'a.ipynb': ipynb({id, title: 'x'})})
    repository.write({'b.ipynb': ipynb({id, title: 'y'})})
    expect(await foundIn(repository)).toEqual(['meta/id-duplicate a.ipynb /hunting/id', 'meta/id-duplicate b.ipynb /hunting/id'])
    repository.commit()
    expect(await foundIn(repository)).toEqual([])
  })

  it('hold also where a change of the configuration brings the whole catalog in', async () => {
    const repository = repositoryOf({...config, 'a.ipynb': ipynb({title: 'x'}, [cell('a', off)]), 'broken.ipynb': '{'})
    repository.write({'.huntbookignore': 'x\n'})
    // What kept a file from being checked is no less so.
    expect(await foundIn(repository)).toEqual(['parse/json broken.ipynb file'])
  })

  it('alone are fixed', async () => {
    const text = (title: string, more = ''): string =>
      `---\nhunting:\n  title: ${title}\n  attack_technique_ids: [t1059]\n---\n\n\`\`\`{code-cell}\nx = 1\n\`\`\`\n${more}`
    const repository = repositoryOf({...config, 'a.md': text('x')})
    repository.write({'a.md': text('y'), 'b.md': text('z')})
    const {fixed} = await lintFiles({cwd: repository.top, since: 'main', changedCells: true, fix: true, workers: 0})
    expect(fixed.map(({path}) => path)).toEqual(['b.md'])
  })

  it('need something to compare with', async () => {
    const {top} = repositoryOf({...config, 'a.ipynb': ipynb({title: 'x'}, [cell('a', off)])})
    expect(await runInProcess(['lint', '--changed-cells'], {cwd: top})).toMatchObject({
      code: 2,
      stderr: 'huntbook: Expected --changed-cells with --since.\n',
    })
    expect(await runInProcess(['check', '--changed-cells', '--since', 'main'], {cwd: top})).toMatchObject({code: 0})
  })
})
