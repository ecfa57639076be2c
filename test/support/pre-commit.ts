import {spawnSync} from 'node:child_process'
import {cpSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {env, stdout} from 'node:process'
import {describe} from 'vitest'
import {buildTree} from './release.ts'
import {cleanEnv, type Files, type Repository, repositoryAt, repositoryOf} from './repository.ts'

export const program = env.HUNTBOOK_PRE_COMMIT ?? 'pre-commit'
const isHere = spawnSync(program, ['--version']).status === 0
const isRequired = env.HUNTBOOK_REQUIRE_PRECOMMIT === '1'

if (!isHere && !isRequired) stdout.write(`Skipped: the tests of hooks need pre-commit, and ${program} is missing.\n`)

/** Tests that run hooks as people do: skipped where pre-commit is missing, unless the environment says that it must be there. */
export const withPreCommit: typeof describe.skip = describe.skipIf(!isHere && !isRequired)

/** A release that hooks are installed from, without a network. The environments of the hooks are made once. */
export interface Release {
  readonly catalogOf: (hooks: string, files: Files) => Catalog
  readonly remove: () => void
}

/** A repository whose commits run hooks. */
export interface Catalog extends Repository {
  /** Tries to commit what is staged. */
  readonly tryCommit: (...args: readonly string[]) => Attempt
  /** Runs something with the environment of the hooks. */
  readonly run: (command: string, ...args: readonly string[]) => Attempt
}

export interface Attempt {
  readonly status: number | null
  /** Of both streams: pre-commit prints some of what hooks say to either. */
  readonly said: string
}

export function openRelease(): Release {
  const {tree, remove} = buildTree()
  const folder = dirname(tree)
  const served = join(folder, 'served')
  cpSync(tree, served, {recursive: true})
  const {git, commit} = repositoryAt(served)
  git('init', '--quiet')
  commit()
  const revision = git('rev-parse', 'HEAD').trim()
  const environment = {
    ...cleanEnv,
    // Hooks may be given no network, and need none.
    PRE_COMMIT_HOME: join(folder, 'pre-commit'),
    npm_config_registry: 'http://127.0.0.1:9',
    npm_config_cache: join(folder, 'npm'),
    NO_COLOR: '1',
  }
  const catalogOf = (hooks: string, files: Files): Catalog => {
    const config = `default_language_version: {node: system}\nrepos:\n  - repo: '${served}'\n    rev: ${revision}\n    hooks:\n${hooks}`
    const repository = repositoryOf({...files, '.pre-commit-config.yaml': config})
    const run = (command: string, ...args: readonly string[]): Attempt => {
      const {status, stdout: out, stderr} = spawnSync(command, args, {cwd: repository.top, encoding: 'utf8', env: environment})
      return {status, said: out + stderr}
    }
    run(program, 'install')
    return {...repository, run, tryCommit: (...args) => run('git', 'commit', '--quiet', '--message', 'x', ...args)}
  }
  return {catalogOf, remove}
}

/** What a file holds in the working tree, in the index and in every commit. */
export function versionsOf({top, git}: Repository, path: string): ReadonlySet<string> {
  const commits = git('log', '--all', '--format=%H').split('\n').filter(Boolean)
  const found = ['', ...commits].map(commit => spawnSync('git', ['show', `${commit}:${path}`], {cwd: top, env: cleanEnv, encoding: 'utf8'}))
  const working = spawnSync('cat', ['--', path], {cwd: top, encoding: 'utf8'})
  return new Set([...found, working].filter(({status}) => status === 0).map(({stdout: text}) => text))
}

/** The lines of a configuration that name hooks. */
export function hooks(...ids: readonly string[]): string {
  return ids.map(id => `      - id: ${id}\n`).join('')
}
