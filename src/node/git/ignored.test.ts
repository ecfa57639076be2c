import {symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {onPosix} from '../../../test/support/posix.ts'
import {cleanEnv, oddNames, repositoryAt, repositoryOf} from '../../../test/support/repository.ts'
import {ToolError} from '../tool-error.ts'
import {ignoredByGit} from './ignored.ts'

const env = cleanEnv

describe('ignoredByGit', () => {
  it('names what git leaves out, and nothing that is tracked', () => {
    const {top, git, write} = repositoryOf({'.gitignore': '*.ipynb\nout/\n', 'a.md': ''})
    write({'tracked.ipynb': ''})
    git('add', '--force', 'tracked.ipynb')
    expect([...ignoredByGit(top, ['a.md', 'a.ipynb', 'tracked.ipynb', 'out/a.md', 'missing/b.ipynb'], {env})]).toEqual([
      'a.ipynb',
      'out/a.md',
      'missing/b.ipynb',
    ])
  })
  it('knows odd names, below the top as well', () => {
    const {top} = repositoryOf({'.gitignore': 'in/\n', 'with space.md': ''})
    expect([
      ...ignoredByGit(
        join(top),
        oddNames.map(name => `in/${name}`),
        {env},
      ),
    ]).toEqual(oddNames.map(name => `in/${name}`))
    expect([...ignoredByGit(top, oddNames, {env})]).toEqual([])
    const {top: other, write} = repositoryOf({'.gitignore': '/in/*.md\n', 'in/x': ''})
    write({'in/a.md': ''})
    expect([...ignoredByGit(join(other, 'in'), ['a.md', 'x', '-leading.md'], {env})]).toEqual(['a.md', '-leading.md'])
  })
  it('asks once for thousands', () => {
    const {top} = repositoryOf({'.gitignore': '*.ipynb\n'})
    const paths = Array.from({length: 6000}, (_, index) => `hunts/team-${index % 7}/${index}.${index % 2 ? 'md' : 'ipynb'}`)
    expect(ignoredByGit(top, paths, {env}).size).toBe(3000)
  })
  onPosix('leaves out what is not of this repository: through links, in submodules, in repositories inside', () => {
    const {top, commit, git, write} = repositoryOf({'.gitignore': '*.ipynb\n', 'real/a.md': ''})
    const {top: other} = repositoryOf({'a.md': ''})
    git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other, 'sub')
    commit()
    symlinkSync('real', join(top, 'link'))
    write({'own/a.ipynb': ''})
    repositoryAt(join(top, 'own')).git('init', '--quiet')
    expect([...ignoredByGit(top, ['link/a.ipynb', 'sub/a.ipynb', 'own/a.ipynb', 'real/a.ipynb'], {env})]).toEqual(['real/a.ipynb'])
  })
  it('finds none without a repository and without git', () => {
    const {top} = repositoryOf({'.gitignore': '*\n'})
    expect(ignoredByGit(top, ['a.md'], {env: {...env, PATH: '/nonexistent'}}).size).toBe(0)
    expect(ignoredByGit('/', ['tmp/a.md'], {env: {...env, GIT_CEILING_DIRECTORIES: '/'}}).size).toBe(0)
  })
  it('works before the first commit', () => {
    const {top, write} = repositoryOf()
    write({'.gitignore': 'a.md\n'})
    expect([...ignoredByGit(top, ['a.md', 'b.md'], {env})]).toEqual(['a.md'])
  })
  it('refuses what leads out of the root', () => {
    const {top} = repositoryOf({'in/a.md': ''})
    expect(() => ignoredByGit(join(top, 'in'), ['a.md', '../a.md'], {env})).toThrow(ToolError)
  })
})
