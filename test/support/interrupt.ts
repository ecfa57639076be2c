import {spawn} from 'node:child_process'
import {watch} from 'node:fs'
import {env, execPath} from 'node:process'
import {bin} from './cli.ts'

export interface Interruption {
  readonly cwd: string
  readonly signal: NodeJS.Signals
  /** The folder in which something has to happen first, from `cwd`. */
  readonly watched: string
  /** Milliseconds from then on. */
  readonly delay: number
}

/** Starts the built command line and sends it a signal once it has begun to write. The exit code, or the signal that ended it. */
export function interrupt(args: readonly string[], {cwd, signal, watched, delay}: Interruption): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(execPath, [bin, ...args], {cwd, env: {PATH: env.PATH, HOME: cwd}, stdio: 'ignore'})
    const watcher = watch(watched, () => {
      watcher.close()
      setTimeout(() => child.kill(signal), delay)
    })
    child.on('error', reject)
    child.on('close', (code, ended) => {
      watcher.close()
      resolve(code ?? ended)
    })
  })
}
