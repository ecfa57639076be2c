import {symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../../test/support/folder.ts'
import {cleanEnv, repositoryOf} from '../../../test/support/repository.ts'
import {stagedIn} from './staged.ts'

const options = {env: cleanEnv}
const textOf = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString()

describe('stagedIn', () => {
  it('reads what the index holds, whatever the disk does', () => {
    const {top, git, write} = repositoryOf({'a.md': 'a', 'b.md': 'b', 'c.md': 'c', 'd.md': 'd'})
    write({'a.md': 'staged', 'b.md': 'not staged', 'new file.md': 'new', 'data.bin': '\0'})
    git('add', 'a.md', 'new file.md', 'data.bin')
    git('mv', 'c.md', 'ü.md')
    git('rm', '--quiet', '--cached', 'd.md')
    write({'a.md': 'later', 'new file.md': 'later'})
    const staged = stagedIn(top, options)
    expect(staged.paths).toEqual(['a.md', 'data.bin', 'new file.md', 'ü.md'])
    expect(staged.paths.map(path => textOf(staged.read(path)))).toEqual(['staged', '\0', 'new', 'c'])
    expect(textOf(staged.read('b.md'))).toBeUndefined()
    expect(['a.md', 'c.md', 'd.md'].map(path => staged.isDeleted(path))).toEqual([false, true, true])
  })

  it('knows what there is before the first commit', () => {
    const {top, git, write} = repositoryOf()
    write({'a.md': 'a', 'b.md': 'b'})
    git('add', 'a.md')
    expect(stagedIn(top, options).paths).toEqual(['a.md'])
  })

  it('starts paths at the root, below the top of the repository too', () => {
    const {top, git, write} = repositoryOf({'x.md': 'x'})
    write({'x.md': 'y', 'in/a.md': 'a'})
    git('add', '.')
    const staged = stagedIn(join(top, 'in'), options)
    expect(staged.paths).toEqual(['a.md'])
    expect(textOf(staged.read('a.md'))).toBe('a')
  })

  it('leaves out links, and what is only intended', () => {
    const {top, git, write} = repositoryOf({'a.md': 'a'})
    symlinkSync('a.md', join(top, 'link.md'))
    git('add', 'link.md')
    write({'later.md': 'x'})
    git('add', '--intent-to-add', 'later.md')
    expect(stagedIn(top, options).paths).toEqual([])
  })

  it('takes the index that a hook is told, from the top where the hook runs', () => {
    const {top, git, write} = repositoryOf({'in/a.md': 'a'})
    write({'in/a.md': 'b'})
    const index = '.git/other'
    const env = {...cleanEnv, GIT_INDEX_FILE: index}
    git('read-tree', '--index-output=.git/other', 'HEAD')
    expect(stagedIn(join(top, 'in'), {env, cwd: top}).paths).toEqual([])
  })

  it('needs a repository', () => {
    expect(() => stagedIn(folderOf(), options)).toThrow(/Expected a git repository for --staged: .* is in none\./u)
  })
})
