import {utimesSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../../test/support/folder.ts'
import {cleanEnv, oddNames, type Repository, repositoryAt, repositoryOf} from '../../../test/support/repository.ts'
import {ToolError} from '../tool-error.ts'
import {changedSince} from './changes.ts'
import type {SinceOptions} from './merge-base.ts'

const env = cleanEnv
const text = (word: string): string => `${`${word} line\n`.repeat(20)}`

/** A branch `side` off `main`, with `side` taken out. `main` went on since. */
function branched(): Repository {
  const repository = repositoryOf({'same.md': text('same'), 'edited.md': text('old'), 'gone.md': text('gone'), 'moved.md': text('moved')})
  repository.git('switch', '--quiet', '--create', 'side')
  repository.git('switch', '--quiet', 'main')
  repository.commit({'same.md': text('main went on'), 'theirs.md': 'new on main'})
  repository.git('switch', '--quiet', 'side')
  return repository
}

function blobs(root: string, ref: string, paths: readonly string[]): Record<string, string> {
  const found = changedSince(root, ref, {env}).baseBlobs(paths)
  return Object.fromEntries([...found].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]))
}

describe('changedSince', () => {
  it('is nothing right after the branch was made, whatever others did', () => {
    const {top, git} = branched()
    const {paths, touched, mergeBase} = changedSince(top, 'main', {env})
    expect([paths, touched]).toEqual([[], []])
    expect(mergeBase).toBe(git('rev-parse', 'side').trim())
  })
  it('names what is different from the merge base: committed, staged, in the work tree and untracked', () => {
    const {top, git, commit, write} = branched()
    commit({'committed.md': 'x'})
    write({'staged.md': 'x'})
    git('add', 'staged.md')
    write({'edited.md': text('new'), 'untracked.md': 'x', 'deep/er.md': 'x', 'ignored.md': 'x', '.git/info/exclude': 'ignored.md\n'})
    git('rm', '--quiet', 'gone.md')
    git('mv', 'moved.md', 'renamed.md')
    const {paths, touched, isChanged} = changedSince(top, 'main', {env})
    expect(paths).toEqual(['committed.md', 'deep/er.md', 'edited.md', 'renamed.md', 'staged.md', 'untracked.md'])
    expect(touched).toEqual([...paths, 'gone.md', 'moved.md'].sort())
    expect(['edited.md', 'same.md', 'gone.md', 'deep', 'deep/er.md'].filter(isChanged)).toEqual(['edited.md', 'deep/er.md'])
  })
  it('gives what changed files held at the merge base, renamed ones by their new name', () => {
    const {top, git, write} = branched()
    git('mv', 'moved.md', 'renamed.md')
    write({'renamed.md': `${text('moved')}more\n`, 'edited.md': text('new'), 'new.md': 'x'})
    git('add', '--all')
    expect(blobs(top, 'main', ['renamed.md', 'edited.md', 'new.md', 'same.md'])).toEqual({
      'renamed.md': text('moved'),
      'edited.md': text('old'),
    })
  })
  it('takes no file for changed that was only touched, nor one that was changed back', () => {
    const {top, commit} = branched()
    commit({'edited.md': 'other'})
    commit({'edited.md': text('old')})
    utimesSync(join(top, 'same.md'), 1, 1)
    expect(changedSince(top, 'main', {env}).paths).toEqual([])
  })
  it('names what a conflict has left', () => {
    const {top, commit, git} = branched()
    commit({'same.md': text('side')})
    expect(() => git('merge', 'main')).toThrow()
    expect(changedSince(top, 'main', {env}).paths).toEqual(['same.md', 'theirs.md'])
    expect(blobs(top, 'main', ['same.md', 'theirs.md'])).toEqual({'same.md': text('same')})
  })
  it('names odd names, and paths from a root below the top', () => {
    const files = Object.fromEntries(oddNames.map(name => [`sub dir/${name}`, 'x']))
    const {top, commit, write} = repositoryOf({'sub dir/a.md': ''})
    commit({...files, 'above.md': 'x'})
    write({'sub dir/untracked\u{1f44d}.md': 'x', 'sub dirt/b.md': ''})
    const {paths, touched, isChanged, baseBlobs} = changedSince(join(top, 'sub dir'), 'HEAD~1', {env})
    expect(paths).toEqual([...oddNames, 'untracked\u{1f44d}.md'].sort())
    expect(touched).toEqual([...paths, '../above.md', '../sub dirt/b.md'].sort())
    expect(oddNames.filter(name => !isChanged(name))).toEqual([])
    expect(baseBlobs(oddNames).size).toBe(0)
  })
  it('gives the blobs of hundreds', () => {
    const many = Object.fromEntries(Array.from({length: 400}, (_, index) => [`${index}.md`, `old ${index}`]))
    const {top, write} = repositoryOf(many)
    write(Object.fromEntries(Object.keys(many).map(path => [path, 'new'])))
    const found = changedSince(top, 'HEAD', {env})
    expect(found.paths).toHaveLength(400)
    expect(found.baseBlobs(found.paths).size).toBe(400)
  })
  it('knows refs in all their forms', () => {
    const {top, git, commit} = branched()
    git('commit', '--quiet', '--allow-empty', '--message', 'second')
    git('tag', 'v1')
    commit({'edited.md': 'new'})
    for (const ref of ['main', 'v1', 'HEAD^1', 'HEAD~', ':/second', git('rev-parse', 'v1').trim(), 'refs/tags/v1', '@^', 'main^{commit}']) {
      expect([ref, changedSince(top, ref, {env}).paths]).toEqual([ref, ['edited.md']])
    }
  })
  it('works in another work tree, and in the environment of a hook', () => {
    const {top, git} = branched()
    const tree = join(folderOf(), 'tree')
    git('worktree', 'add', '--quiet', '-b', 'third', tree, 'main')
    const other = repositoryAt(tree)
    other.write({'in/new.md': 'x'})
    const hook = {...env, GIT_DIR: join(top, '.git/worktrees/tree'), GIT_INDEX_FILE: join(top, '.git/worktrees/tree/index')}
    expect(changedSince(tree, 'main', {env}).paths).toEqual(['in/new.md'])
    expect(changedSince(join(tree, 'in'), 'main', {env: hook, cwd: tree}).paths).toEqual(['new.md'])
  })
  it('takes all of a repository inside as changed where something of it is', () => {
    const {top, git, commit, write} = branched()
    const inner = repositoryOf({'a.md': 'a'})
    git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.top, 'sub')
    commit()
    const since = () => changedSince(top, 'HEAD', {env})
    expect(since().isChanged('sub/a.md')).toBe(false)
    write({'sub/a.md': 'changed'})
    expect(since().isChanged('sub/a.md')).toBe(true)
    write({'own/b.md': 'b'})
    repositoryAt(join(top, 'own')).git('init', '--quiet')
    repositoryAt(join(top, 'own')).commit()
    expect(since().isChanged('own/b.md')).toBe(true)
    expect(since().paths).toEqual([])
  })
  it('does not ask what a person configured', () => {
    const {top, git, write} = branched()
    for (const [key, value] of [
      ['diff.external', 'false'],
      ['diff.relative', 'true'],
      ['diff.renames', 'false'],
      ['diff.noprefix', 'true'],
      ['color.ui', 'always'],
      ['core.pager', 'false'],
      ['core.quotePath', 'true'],
    ] as const) {
      git('config', key, value)
    }
    git('mv', 'moved.md', 'ä.md')
    write({'in/x.md': ''})
    expect(changedSince(top, 'main', {env}).paths).toEqual(['in/x.md', 'ä.md'])
    expect(blobs(top, 'main', ['ä.md'])).toEqual({'ä.md': text('moved')})
  })
})

/** The code and the hint of what is refused. */
function refusal(
  root: string,
  ref: string,
  options: SinceOptions = {},
): readonly [code: string, hint: string | undefined, message: string] {
  try {
    changedSince(root, ref, {env, ...options})
  } catch (error) {
    if (error instanceof ToolError) return [error.code, error.hint, error.message]
    throw error
  }
  throw new Error('Expected it to be refused.')
}

describe('changedSince cannot say', () => {
  const all = 'fetch more of the history: in GitHub Actions `fetch-depth: 0` of actions/checkout'
  const pull = `${all}; in a pull request \`--since HEAD^1\` is content with \`fetch-depth: 2\``

  it.each(['nope', 'origin/main', '-x', '--all', '', 'main..side', 'main...side', ':/nothing', 'same.md', 'HEAD:same.md', '1'.repeat(40)])(
    'what is different from `%s`',
    ref => {
      const {top} = branched()
      const message = `Expected --since to name a commit of this clone, got \`${ref}\`.`
      expect(refusal(top, ref)).toEqual(['SINCE_UNKNOWN', all, message])
      expect(refusal(top, ref, {event: 'push'})).toEqual(['SINCE_UNKNOWN', all, message])
      expect(refusal(top, ref, {event: 'pull_request_target'})).toEqual(['SINCE_UNKNOWN', pull, message])
    },
  )
  it('where a shallow clone lacks the merge base', () => {
    const {top, git, commit} = branched()
    commit({'edited.md': 'new'})
    git('switch', '--quiet', 'main')
    const clone = repositoryAt(folderOf())
    clone.git('clone', '--quiet', '--depth', '1', '--no-single-branch', `file://${top}`, 'clone')
    const root = join(clone.top, 'clone')
    const message = 'Expected a merge base of `origin/side` and HEAD for --since, got none: the clone is shallow.'
    expect(refusal(root, 'origin/side')).toEqual(['SINCE_SHALLOW', all, message])
    expect(refusal(root, 'origin/side', {event: 'pull_request'})).toEqual(['SINCE_SHALLOW', pull, message])
    expect(refusal(root, 'HEAD^1')[0]).toBe('SINCE_UNKNOWN')
  })
  it('where two histories have nothing in common', () => {
    const {top, git, commit} = branched()
    git('switch', '--quiet', '--orphan', 'other')
    commit({'a.md': ''})
    const message = 'Expected a merge base of `main` and HEAD for --since, got none: they have no history in common.'
    expect(refusal(top, 'main', {event: 'pull_request'})).toEqual(['SINCE_APART', undefined, message])
  })
  it('before the first commit', () => {
    const {top} = repositoryOf()
    const message = 'Expected a commit to compare with `main` for --since: HEAD has none yet.'
    expect(refusal(top, 'main')).toEqual(['SINCE_NO_COMMIT', undefined, message])
  })
  it('without a repository and without git', () => {
    const {top} = branched()
    expect(refusal('/', 'main', {env: {...env, GIT_CEILING_DIRECTORIES: '/'}})).toEqual([
      'SINCE_NO_GIT',
      undefined,
      'Expected a git repository for --since: / is in none.',
    ])
    expect(refusal(top, 'main', {env: {...env, PATH: '/nonexistent'}})).toEqual([
      'SINCE_NO_GIT',
      undefined,
      'Expected a git repository for --since: no git is installed.',
    ])
  })
})
