// Runs each hook of a release with a hook runner, once where there is nothing to find and once where there is, without a network.
import {spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {env} from 'node:process'
import {green, red} from './catalogs.mjs'

/**
 * What came of each hook: its name with how it was run → what is wrong, `undefined` where nothing is.
 *
 * @param {string} program such as `pre-commit`
 * @param {string} tree absolute
 * @returns {Generator<readonly [string, string | undefined]>}
 */
export function* tryHooks(program, tree) {
  const folder = mkdtempSync(join(tmpdir(), 'huntbook-gate-'))
  try {
    const environment = isolated(folder)
    const served = join(folder, 'served')
    cpSync(tree, served, {recursive: true, filter: path => !path.endsWith('/.git')})
    commit(served, environment)
    for (const [hook, {files, says}] of Object.entries(red)) {
      yield [`${hook}, nothing to find`, judge(run(green), {status: 0, says: 'Passed'})]
      yield [`${hook}, something to find`, judge(run(green, files), {status: 1, says})]

      function run(committed, staged = {}) {
        const catalog = mkdtempSync(join(folder, 'catalog-'))
        write(catalog, committed)
        commit(catalog, environment)
        write(catalog, staged)
        git(catalog, environment, ['add', '--all'])
        const words = ['try-repo', served, hook, '--all-files']
        const {status, stdout, stderr, error} = spawnSync(program, words, {cwd: catalog, env: environment, encoding: 'utf8'})
        return {status, said: `${stdout}${stderr}${error?.message ?? ''}`}
      }
    }
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/** Nothing of the person who runs this, no network, and nothing that was fetched before. */
function isolated(folder) {
  return {
    PATH: env.PATH,
    HOME: folder,
    PRE_COMMIT_HOME: join(folder, 'pre-commit'),
    PREK_HOME: join(folder, 'prek'),
    npm_config_registry: 'http://127.0.0.1:9',
    npm_config_cache: join(folder, 'npm'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.com',
    GIT_ALLOW_PROTOCOL: 'file',
    LC_ALL: 'C.UTF-8',
  }
}

function commit(folder, environment) {
  for (const words of [
    ['init', '--quiet'],
    ['add', '--all'],
    ['commit', '--quiet', '--message', 'x'],
  ])
    git(folder, environment, words)
}

function git(folder, environment, words) {
  const {status, stderr} = spawnSync('git', words, {cwd: folder, env: environment, encoding: 'utf8'})
  if (status !== 0) throw new Error(`git ${words[0]} failed: ${stderr}`)
}

function write(folder, files) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), content)
  }
}

function judge({status, said}, expected) {
  if (status === expected.status && said.includes(expected.says)) return undefined
  return `Expected exit ${expected.status} and \`${expected.says}\`, got exit ${status}:\n${said}`
}
