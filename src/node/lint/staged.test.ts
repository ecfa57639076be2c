import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {bad, good} from '../../../test/support/cli-cases/case.ts'
import {repositoryOf} from '../../../test/support/repository.ts'
import {type LintOptions, lintFiles} from '../lint.ts'

const other = good.replace('8d0f', '9d0f')

async function found(cwd: string, options: LintOptions = {}): Promise<{readonly notebooks: number; readonly found: readonly string[]}> {
  const {notebooks, diagnostics} = await lintFiles({cwd, staged: true, only: ['attack/format', 'meta/id-duplicate'], ...options})
  return {notebooks, found: diagnostics.map(({path, rule}) => `${path} ${rule}`)}
}

describe('lintFiles with staged', () => {
  it('checks what will be committed, not what the disk holds', async () => {
    const {top, git, write} = repositoryOf({'hunts/a/x.md': good, 'hunts/a/y.md': bad.replace('8d0f', '9d0f')})
    expect(await found(top)).toEqual({notebooks: 0, found: []})
    write({'hunts/a/x.md': bad})
    git('add', '.')
    write({'hunts/a/x.md': good})
    expect(await found(top)).toEqual({notebooks: 1, found: ['hunts/a/x.md attack/format']})
    write({'hunts/a/x.md': `${good}\n`})
    git('add', '.')
    write({'hunts/a/x.md': bad})
    expect(await found(top)).toEqual({notebooks: 1, found: []})
  })

  it('shows rules over the catalog what the index holds', async () => {
    const {top, git, write} = repositoryOf({'hunts/a/x.md': good})
    write({'hunts/a/y.md': good})
    git('add', '.')
    write({'hunts/a/y.md': other})
    expect((await found(top)).found).toEqual(['hunts/a/x.md meta/id-duplicate', 'hunts/a/y.md meta/id-duplicate'])
    git('rm', '--quiet', '--cached', 'hunts/a/x.md')
    expect(await found(top)).toEqual({notebooks: 1, found: []})
  })

  it('checks a notebook that the disk has no more, however it is named', async () => {
    const {top, git, write} = repositoryOf({'README.md': '# x\n'})
    write({'hunts/a/x.md': bad})
    git('add', '.')
    rmSync(join(top, 'hunts'), {recursive: true})
    const expected = {notebooks: 1, found: ['hunts/a/x.md attack/format']}
    for (const files of [[], ['hunts/a/x.md'], ['hunts/a'], ['hunts'], ['hunts/*/*.md']])
      expect(await found(top, {files})).toEqual(expected)
  })

  it('leaves alone what is named and not staged', async () => {
    const {top, git, write} = repositoryOf({'hunts/a/x.md': bad, 'hunts/a/y.md': other})
    write({'hunts/a/y.md': `${other}\n`, 'hunts/a/z.md': bad})
    git('add', 'hunts/a/y.md')
    expect(await found(top, {files: ['hunts/a/x.md', 'hunts/a/z.md']})).toEqual({notebooks: 0, found: []})
  })

  it('works before the first commit, and below the top of a repository', async () => {
    const {top, git, write} = repositoryOf()
    write({'in/huntbook.config.yaml': '{}\n', 'in/hunts/a/x.md': bad, 'y.md': bad})
    git('add', '.')
    expect(await found(join(top, 'in'))).toEqual({notebooks: 1, found: ['hunts/a/x.md attack/format']})
  })

  it('is refused beside what it cannot go with', async () => {
    const {top} = repositoryOf({'hunts/a/x.md': good})
    await expect(found(top, {fix: true})).rejects.toThrow('Expected --staged or --fix, got both.')
    await expect(found(top, {since: 'HEAD'})).rejects.toThrow('Expected --staged or --since, got both.')
  })
})
