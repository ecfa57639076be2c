import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {runInProcess} from '../support/cli.ts'
import {notebookFile, setUp, tryGit} from '../support/git-setup.ts'
import type {Repository} from '../support/repository.ts'

const path = 'hunts/team/ü x.ipynb'
const sources = ['a = 1', 'b = 1', 'c = 1']

interface Branches {
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
}

/** A repository on `main` with our version, and `other` with theirs. */
async function branches({ours, theirs}: Branches): Promise<Repository> {
  const repository = await setUp({[path]: notebookFile(sources)})
  repository.git('checkout', '--quiet', '-b', 'other')
  repository.commit({[path]: notebookFile(theirs)})
  repository.git('checkout', '--quiet', 'main')
  repository.commit({[path]: notebookFile(ours)})
  return repository
}

const read = ({top}: Repository): string => readFileSync(join(top, path), 'utf8')

describe('a merge of notebooks in git', () => {
  const apart = {ours: ['a = 2', 'b = 1', 'c = 1'], theirs: ['a = 1', 'b = 1', 'c = 2']}
  const merged = notebookFile(['a = 2', 'b = 1', 'c = 2'])

  it.each([
    ['merge', ['merge', '--quiet', '--no-edit', 'other']],
    ['cherry-pick', ['cherry-pick', 'other']],
    ['rebase', ['rebase', '--quiet', 'other']],
  ])('goes by their texts: %s', async (_, args) => {
    const repository = await branches(apart)
    expect(tryGit(repository, args).status).toBe(0)
    expect(read(repository)).toBe(merged)
    expect(repository.git('status', '--porcelain')).toBe('')
  })

  it.each([
    ['merge', ['merge', '--no-edit', 'other'], ['b = 2', 'b = 3']],
    ['cherry-pick', ['cherry-pick', 'other'], ['b = 2', 'b = 3']],
    // Ours is what is there already: theirs.
    ['rebase', ['rebase', 'other'], ['b = 3', 'b = 2']],
  ])('leaves a notebook that opens where there is a conflict, and check finds it: %s', async (_, args, [first, second]) => {
    const repository = await branches({ours: ['a = 1', 'b = 2', 'c = 1'], theirs: ['a = 1', 'b = 3', 'c = 1']})
    const {status, said} = tryGit(repository, args)
    expect(status).toBe(1)
    expect(said).toContain(`huntbook: conflict in cell 3 of ${path}: the markers are in the source.`)
    expect(repository.git('diff', '--name-only', '--diff-filter=U', '-z')).toContain(path)
    const {cells} = JSON.parse(read(repository)) as {cells: {source: string[]}[]}
    expect(cells.map(({source}) => source.join(''))).toEqual([
      '## Findings',
      'a = 1',
      `<<<<<<< ours\n${first}\n=======\n${second}\n>>>>>>> theirs`,
      'c = 1',
    ])
    const {code, stdout} = await runInProcess(['lint', path, '--format', 'json'], {cwd: repository.top})
    expect([code, stdout.includes('"parse/conflict"')]).toEqual([1, true])
  })

  it('takes the style of markers that the repository wants', async () => {
    const repository = await branches({ours: ['a = 1', 'b = 2', 'c = 1'], theirs: ['a = 1', 'b = 3', 'c = 1']})
    repository.git('config', 'merge.conflictStyle', 'diff3')
    tryGit(repository, ['merge', 'other'])
    expect(read(repository)).toContain('"||||||| base\\n",\n    "b = 1\\n"')
  })

  it('keeps the halves of a pair in step', async () => {
    const half = path.replace('.ipynb', '.md')
    const repository = await setUp({'huntbook.config.yaml': 'extends: []\npairs: {mode: both}\n', [path]: notebookFile(sources)})
    const sync = async (files: Readonly<Record<string, string>>) => {
      repository.write(files)
      expect(await runInProcess(['convert', '--sync'], {cwd: repository.top})).toMatchObject({code: 0})
      repository.commit()
    }
    await sync({})
    repository.git('checkout', '--quiet', '-b', 'other')
    await sync({[path]: read(repository).replace('c = 1', 'c = 2')})
    repository.git('checkout', '--quiet', 'main')
    await sync({[path]: read(repository).replace('a = 1', 'a = 2')})
    expect(tryGit(repository, ['merge', '--no-edit', 'other']).status).toBe(0)
    expect(readFileSync(join(repository.top, half), 'utf8')).toMatch(/a = 2[\s\S]*c = 2/u)
    expect(await runInProcess(['convert', '--check'], {cwd: repository.top})).toMatchObject({code: 0})
  })

  it('that fails is told to git as a failure, not as a conflict', async () => {
    const repository = await branches(apart)
    const words = ['git', 'merge', 'nothing', 'there', 'at all', '7', 'x.ipynb']
    expect(await runInProcess(words, {cwd: repository.top})).toMatchObject({
      code: 255,
      stderr: expect.stringContaining('x.ipynb could not be merged'),
    })
    expect(await runInProcess(['git', 'merge', 'a'], {cwd: repository.top})).toMatchObject({code: 2})
  })
})
