import {dirname} from 'node:path'
import process from 'node:process'
import {codeOf, reasonOf, ToolError} from '../tool-error.ts'
import {gitEnvironment} from './environment.ts'

export interface GitOptions {
  /** Default the process's. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** The working folder, where relative paths of `env` start. Default the process's. */
  readonly cwd?: string
}

interface Call extends GitOptions {
  readonly args: readonly string[]
  readonly input?: string | Uint8Array
  /** Exit codes that are answers. Default 0. */
  readonly answers?: readonly number[]
}

export interface GitAnswer {
  readonly status: number
  readonly stdout: Buffer
}

/** Why git has nothing to say of a folder. */
export type NoGit = 'not installed' | 'no repository'

/**
 * Runs git in a folder, without a shell, a pager, a prompt, a lock that somebody else might wait for, or the network. What keeps it
 * from answering is a `ToolError`.
 */
export function runGit(folder: string, {args, input = '', answers = [0], env = process.env, cwd = process.cwd()}: Call): GitAnswer | NoGit {
  // Loaded with the first question to git, since most commits ask none.
  const {spawnSync} = process.getBuiltinModule('node:child_process')
  const {error, status, signal, stdout, stderr} = spawnSync('git', ['--no-pager', '-c', 'diff.relative=false', '-C', folder, ...args], {
    // Windows looks for a program in the working folder first: it must not be one that a repository filled.
    cwd: dirname(process.execPath),
    env: gitEnvironment(folder, {env, cwd}),
    input,
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
  })
  if (codeOf(error) === 'ENOENT') return 'not installed'
  // One that ends with a complaint has not read all that it was given.
  const isCut = codeOf(error) === 'EPIPE' && status !== null && !answers.includes(status)
  if (error && !isCut) throw new ToolError('GIT_FAILED', `git could not be run: ${reasonOf(error)}.`, {cause: error})
  const said = stderr.toString()
  if (/^fatal: not a git repository/mu.test(said)) return 'no repository'
  if (status !== null && answers.includes(status) && !isForeign(said)) return {status, stdout}
  throw failure(args[0] ?? '', said, signal ?? `exit ${status}`)
}

function failure(command: string, said: string, end: string): ToolError {
  const reason = /^(?:fatal|error): (.*?)\.?$/mu.exec(said)?.[1] ?? end
  const hint = isForeign(said) ? 'git config --global --add safe.directory FOLDER lets git read it' : undefined
  return new ToolError('GIT_FAILED', `git ${command} failed: ${reason}.`, hint === undefined ? {} : {hint})
}

/** Git reads no repository of another user. */
function isForeign(said: string): boolean {
  return said.includes('detected dubious ownership')
}
