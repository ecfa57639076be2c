import {spawn} from 'node:child_process'
import {env, execPath} from 'node:process'
import {bin} from './cli.ts'

export interface Interruption {
  readonly cwd: string
  readonly signal: NodeJS.Signals
  /** Whether it is time, asked again and again. */
  readonly isTime: () => boolean
  /** Milliseconds from then on. */
  readonly delay: number
}

/** Starts the built command line and sends it a signal while it runs. The exit code, or the signal that ended it. */
export function interrupt(args: readonly string[], {cwd, signal, isTime, delay}: Interruption): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(execPath, [bin, ...args], {cwd, env: {PATH: env.PATH, HOME: cwd}, stdio: 'ignore'})
    const watching = setInterval(() => {
      if (!isTime()) return
      clearInterval(watching)
      setTimeout(() => child.kill(signal), delay)
    }, 1)
    child.on('error', reject)
    child.on('close', (code, ended) => {
      clearInterval(watching)
      resolve(code ?? ended)
    })
  })
}
