import {symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../../test/support/folder.ts'
import {onPosix} from '../../../test/support/posix.ts'
import {cleanEnv, oddNames, repositoryAt, repositoryOf} from '../../../test/support/repository.ts'
import {ToolError} from '../tool-error.ts'
import {headBlobs} from './blobs.ts'
import type {GitOptions} from './process.ts'

/** Contents as text. */
function texts(root: string, paths: readonly string[], options: GitOptions = {env: cleanEnv}): Record<string, string> {
  return Object.fromEntries([...headBlobs(root, paths, options)].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]))
}

describe('headBlobs', () => {
  it('gives what files hold at HEAD, whatever they hold now', () => {
    const {top, write, git} = repositoryOf({'a.md': 'a\n', 'b/c.md': '', 'd.md': 'd'})
    write({'a.md': 'changed', 'new.md': 'new'})
    git('rm', '--quiet', 'd.md')
    expect(texts(top, ['a.md', 'b/c.md', 'd.md', 'new.md', 'b', 'missing.md'])).toEqual({'a.md': 'a\n', 'b/c.md': '', 'd.md': 'd'})
  })
  it('gives odd names, below the top as well', () => {
    const files = Object.fromEntries(oddNames.map(name => [`sub dir/${name}`, `of ${name}`]))
    const {top} = repositoryOf({...files, 'with space.md': 'above'})
    expect(texts(join(top, 'sub dir'), oddNames)).toEqual(Object.fromEntries(oddNames.map(name => [name, `of ${name}`])))
  })
  it('gives bytes, of thousands of files and of large ones', () => {
    const every = Buffer.from(Array.from({length: 256}, (_, byte) => byte))
    const large = Buffer.alloc(20_000_000, every)
    const many = Array.from({length: 3000}, (_, index) => `many/${index}.md`)
    const {top} = repositoryOf({large, every, ...Object.fromEntries(many.map(path => [path, path]))})
    const found = headBlobs(top, ['large', ...many, 'every', ...many.map(path => `${path}~`)], {env: cleanEnv})
    expect(found.size).toBe(3002)
    expect(Buffer.compare(found.get('large') ?? Buffer.of(), large)).toBe(0)
    expect(found.get('every')).toEqual(every)
    expect(many.filter(path => Buffer.from(found.get(path) ?? []).toString() !== path)).toEqual([])
  })
  onPosix('gives no links', () => {
    const {top, commit} = repositoryOf({'a.md': 'a'})
    symlinkSync('a.md', join(top, 'link.md'))
    commit()
    expect(texts(top, ['a.md', 'link.md'])).toEqual({'a.md': 'a'})
  })
  it('gives those of a work tree that is not the first', () => {
    const {top, git} = repositoryOf({'a.md': 'main'})
    const other = folderOf()
    git('worktree', 'add', '--quiet', '-b', 'side', join(other, 'tree'))
    repositoryAt(join(other, 'tree')).commit({'a.md': 'side'})
    expect(texts(join(other, 'tree'), ['a.md'])).toEqual({'a.md': 'side'})
    expect(texts(top, ['a.md'])).toEqual({'a.md': 'main'})
  })
  it('gives those of the repository inside, for a root in it', () => {
    const {top, write} = repositoryOf({'a.md': 'outer'})
    write({'in/a.md': 'inner'})
    const inner = repositoryAt(join(top, 'in'))
    inner.git('init', '--quiet')
    inner.commit()
    expect(texts(join(top, 'in'), ['a.md'])).toEqual({'a.md': 'inner'})
    expect(texts(top, ['a.md', 'in/a.md'])).toEqual({'a.md': 'outer'})
  })
  it('gives those of a shallow clone', () => {
    const {top, commit} = repositoryOf({'a.md': '1'})
    commit({'a.md': '2'})
    const clone = repositoryAt(join(folderOf()))
    clone.git('clone', '--quiet', '--depth', '1', `file://${top}`, 'clone')
    expect(texts(join(clone.top, 'clone'), ['a.md'])).toEqual({'a.md': '2'})
  })
  it('finds none before the first commit, without a repository and without git', () => {
    const {top} = repositoryOf()
    expect(texts(top, ['a.md'])).toEqual({})
    expect(texts('/', ['a.md'], {env: {...cleanEnv, GIT_CEILING_DIRECTORIES: '/'}})).toEqual({})
    const {top: full} = repositoryOf({'a.md': 'a'})
    expect(texts(full, ['a.md'], {env: {...cleanEnv, PATH: '/nonexistent'}})).toEqual({})
  })
  it('does not ask for nothing', () => expect(headBlobs('/nonexistent', [])).toEqual(new Map()))
  it.each(['../a.md', 'b/../../a.md', '/a.md', '..', ''])('refuses what leads out of the root: `%s`', path => {
    const {top} = repositoryOf({'a.md': 'a', 'in/b.md': 'b'})
    expect(() => headBlobs(join(top, 'in'), ['b.md', path], {env: cleanEnv})).toThrow(
      new ToolError('PATH_OUTSIDE', `Expected a path inside the root, got \`${path}\`.`),
    )
  })
  it('says what is wrong with a repository that cannot be read', () => {
    const {top, write} = repositoryOf({'a.md': 'a'})
    write({'.git/refs/heads/main': `${'1'.repeat(40)}\n`})
    expect(() => headBlobs(top, ['a.md'], {env: cleanEnv})).toThrow(/^git \S+ failed: .*\.$/u)
  })
  it('fetches nothing for a partial clone, and says that something is missing', () => {
    const {top, git} = repositoryOf({'a.md': 'a'})
    git('config', 'uploadpack.allowFilter', 'true')
    const clone = repositoryAt(join(folderOf()))
    clone.git('clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${top}`, 'clone')
    expect(() => headBlobs(join(clone.top, 'clone'), ['a.md'], {env: cleanEnv})).toThrow(/^git cat-file failed: .*\.$/u)
    expect(repositoryAt(join(clone.top, 'clone')).git('rev-list', '--objects', '--missing=print', 'HEAD')).toMatch(/^\?/mu)
  })
})

describe('the environment of a hook', () => {
  /** What git tells the hooks of a repository, where they start at its top. */
  const ofHook = {...cleanEnv, GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index', GIT_PREFIX: ''}
  it('holds for a root at the top and below', () => {
    const {top} = repositoryOf({'a.md': 'a', 'in/a.md': 'in'})
    expect(texts(top, ['a.md'], {env: ofHook, cwd: top})).toEqual({'a.md': 'a'})
    expect(texts(join(top, 'in'), ['a.md'], {env: ofHook, cwd: top})).toEqual({'a.md': 'in'})
  })
  it('does not hold for a root in another repository', () => {
    const [{top}, {top: other}] = [repositoryOf({'a.md': 'a'}), repositoryOf({'a.md': 'other'})]
    expect(texts(other, ['a.md'], {env: ofHook, cwd: top})).toEqual({'a.md': 'other'})
  })
  it('may name a work tree apart from its repository', () => {
    const {top} = repositoryOf({'a.md': 'a', 'in/a.md': 'in'})
    const tree = folderOf({'in/a.md': 'x'})
    const env = {...cleanEnv, GIT_DIR: join(top, '.git'), GIT_WORK_TREE: tree}
    expect(texts(join(tree, 'in'), ['a.md'], {env, cwd: '/'})).toEqual({'a.md': 'in'})
  })
  it('may ask for what would change the answer', () => {
    const {top} = repositoryOf({'[a].md': 'a'})
    const env = {...cleanEnv, GIT_GLOB_PATHSPECS: '1', GIT_ICASE_PATHSPECS: '1', GIT_PAGER: 'false', GIT_TRACE: '1'}
    expect(texts(top, ['[a].md'], {env})).toEqual({'[a].md': 'a'})
  })
})
