import {type ChildProcess, spawn} from 'node:child_process'
import {env, execPath} from 'node:process'
import {onTestFinished} from 'vitest'
import {bin} from './cli.ts'

export interface Started {
  readonly child: ChildProcess
  /** What it has written so far, both streams. */
  readonly said: () => string
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

/** Starts the built command line. It is killed when the test ends: nothing that hangs stays behind. */
export function start(
  args: readonly string[],
  {cwd, variables = {}}: {readonly cwd: string; readonly variables?: NodeJS.ProcessEnv},
): Started {
  const child = spawn(execPath, [bin, ...args], {cwd, env: {PATH: env.PATH, HOME: cwd, ...variables}})
  onTestFinished(() => void child.kill('SIGKILL'))
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (text += String(data)))
  const ended = new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? signal))
  })
  return {child, said: () => text, ended}
}

/** Waits until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 2))
}
