import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf} from '../../../test/support/folder.ts'
import {cleanEnv, type Repository, repositoryAt, repositoryOf} from '../../../test/support/repository.ts'
import {operationInProgress} from './operation.ts'

const env = cleanEnv

/** Two branches that changed one file, `main` and `side`, with `main` taken out. */
function forked(): Repository {
  const repository = repositoryOf({'a.md': 'base'})
  repository.git('switch', '--quiet', '--create', 'side')
  repository.commit({'a.md': 'side'})
  repository.git('switch', '--quiet', 'main')
  repository.commit({'a.md': 'main', 'in/b.md': ''})
  return repository
}

/** Begins something that ends in a conflict. */
function begin({top}: Repository, ...args: readonly string[]): void {
  expect(spawnSync('git', args, {cwd: top, env: {...env, GIT_EDITOR: 'true'}}).status).not.toBe(0)
}

describe('operationInProgress', () => {
  it.each([
    ['merge', ['merge', 'side']],
    ['rebase', ['rebase', 'side']],
    ['rebase', ['rebase', '--apply', 'side']],
    ['cherry-pick', ['cherry-pick', 'side']],
  ] as const)('is a %s: git %s', (operation, args) => {
    const repository = forked()
    expect(operationInProgress(repository.top, {env})).toBeUndefined()
    begin(repository, ...args)
    expect(operationInProgress(repository.top, {env})).toBe(operation)
    // A rebase took the folder away: what it was called decides nothing.
    if (operation !== 'rebase') expect(operationInProgress(join(repository.top, 'in'), {env})).toBe(operation)
    repository.git(args[0], '--abort')
    expect(operationInProgress(repository.top, {env})).toBeUndefined()
  })
  it('is that of the work tree, not of another one', () => {
    const repository = forked()
    const tree = join(folderOf(), 'tree')
    repository.git('worktree', 'add', '--quiet', '-b', 'third', tree)
    begin(repositoryAt(tree), 'merge', 'side')
    expect([operationInProgress(tree, {env}), operationInProgress(repository.top, {env})]).toEqual(['merge', undefined])
  })
  it('is none without a repository, without git, and before the first commit', () => {
    expect(operationInProgress('/', {env: {...env, GIT_CEILING_DIRECTORIES: '/'}})).toBeUndefined()
    expect(operationInProgress(forked().top, {env: {...env, PATH: '/nonexistent'}})).toBeUndefined()
    expect(operationInProgress(repositoryOf().top, {env})).toBeUndefined()
  })
})
