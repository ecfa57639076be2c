import {spawn} from 'node:child_process'
import process, {execPath} from 'node:process'
import {bootFile} from '../package.ts'
import {signalCodes} from '../process-end.ts'
import {reasonOf, ToolError} from '../tool-error.ts'
import type {Env} from './inputs.ts'

/** How a process ended. */
export interface Ended {
  /** `null` where a signal ended it. */
  readonly code: number | null
  /** The signal that this process was sent meanwhile. */
  readonly told?: Signal
  /** What it wrote to both of its streams. */
  readonly said: string
}

export type StartProgram = (argv: readonly string[], options: {readonly cwd: string; readonly env: Env}) => Promise<Ended>

type Signal = keyof typeof signalCodes

const signals = Object.keys(signalCodes) as Signal[] // Of a constant.

/** Runs the command line and waits for its end. There is no shell, and nothing to read. A signal goes to it as well, and ends the wait. */
export const startProgram: StartProgram = (argv, options) =>
  new Promise((resolve, reject) => {
    const child = spawn(execPath, [bootFile('huntbook.cjs'), ...argv], {...options, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true})
    let told: Signal | undefined
    const passOn = signals.map(signal => {
      const pass = (): void => {
        told = signal
        child.kill(signal)
      }
      process.on(signal, pass)
      return () => process.off(signal, pass)
    })
    const chunks: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => void chunks.push(data))
    child.on('error', error => {
      reject(new ToolError('PROGRAM_FAILED', `huntbook could not be started: ${reasonOf(error)}.`, {cause: error}))
    })
    child.on('close', code => {
      for (const stop of passOn) stop()
      resolve({code, ...(told && {told}), said: Buffer.concat(chunks).toString()})
    })
  })
