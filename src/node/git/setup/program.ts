import {spawnSync} from 'node:child_process'
import {existsSync, realpathSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, resolve} from 'node:path'
import process from 'node:process'
import {bootFile} from '../../package.ts'
import {fromRoot, isInside, posix} from '../../paths.ts'
import {foldersOf} from '../../program-file.ts'
import {ToolError} from '../../tool-error.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * The words with which git is to start huntbook: absolute, since git runs in environments of editors and hooks. Where a program lies that will
 * not stay, nothing is set up: git stops where it is gone, even where the filter is not required. `named` is taken as it is. A repository that is
 * itself in a folder for temporary files lasts no longer than what lies beside it there.
 */
export function lastingProgram(
  env: Env,
  {named, repository}: {readonly named?: string; readonly repository?: string} = {},
): readonly string[] {
  const script = named ?? bootFile('huntbook.cjs')
  if (!existsSync(script)) throw new ToolError('PROGRAM_MISSING', `Expected a program, got \`${script}\`, which does not exist.`)
  const place = named === undefined ? placeThatGoes(script, {env, ...(repository !== undefined && {repository})}) : undefined
  if (place !== undefined) {
    throw new ToolError('PROGRAM_UNSTABLE', `Expected huntbook installed where it stays, got ${posix(script)}, which is in ${place}.`, {
      hint: 'git stops where its filter is gone: npm install --global huntbook, or --save-dev in the repository, and run that; --program FILE names another',
    })
  }
  return /\.[cm]?js$/u.test(script) ? [posix(nodeProgram(env)), posix(script)] : [posix(script)]
}

/** What a folder is called that is emptied sooner or later. */
function placeThatGoes(script: string, {env, repository}: {readonly env: Env; readonly repository?: string}): string | undefined {
  const file = realpathSync(script)
  const path = posix(file)
  if (/\/_npx\/|\/dlx(?:-[^/]*)?\/|\/bunx-/u.test(path)) return 'a cache of npx'
  const runners = [env.PRE_COMMIT_HOME, env.PREK_HOME].filter(folder => folder !== undefined && folder !== '')
  if (/\/(?:pre-commit|prek)\/(?:repo|node_env|hooks|envs)/u.test(path) || runners.some(folder => isBelow(folder, file)))
    return 'the environment of a hook runner'
  const temporary = [tmpdir(), env.TMPDIR, env.TEMP, '/tmp', '/var/tmp', '/dev/shm'].filter(folder => folder !== undefined && folder !== '')
  const goes = (path: string): boolean => temporary.some(folder => isBelow(folder, path))
  return goes(file) && (repository === undefined || !goes(repository)) ? 'a folder for temporary files' : undefined
}

function isBelow(folder: string | undefined, file: string): boolean {
  if (folder === undefined || !existsSync(folder)) return false
  return isInside(fromRoot(realpathSync(folder), file))
}

/** Node.js as it is called on PATH, if that is the one that runs: links stay where versions of it come and go. */
function nodeProgram(env: Env): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const found = foldersOf(env)
    .map(folder => resolve(folder, name))
    .find(file => existsSync(file))
  return found !== undefined && realpathSync(found) === realpathSync(process.execPath) ? found : process.execPath
}

/** Whether a program of ours can be started. */
export function starts([program = '', ...words]: readonly string[], env: Env): boolean {
  const {status, stdout} = spawnSync(program, [...words, '--version'], {
    // Windows looks for a program in the working folder first.
    cwd: dirname(process.execPath),
    env: {...env},
    encoding: 'utf8',
    timeout: 10_000,
    windowsHide: true,
  })
  return status === 0 && /^\d+\.\d+\.\d+/u.test(stdout)
}
