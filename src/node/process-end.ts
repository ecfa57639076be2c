import process from 'node:process'
import {toolProblem} from '../report/problem.ts'

/** Ends the process where its own means fail: Node would end it with 1, which reads as findings. */
export function guardProcess(): void {
  // Whatever ends the process early must not read as "clean" or as "findings".
  process.exitCode = 2
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // A reader that goes away (`| head`) is no failure of ours: stop silently, as any filter does.
      if (error.code === 'EPIPE') process.exit(141)
      failProcess(`The output could not be written: ${error.code ?? error.message}.`)
    })
  }
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => failProcess(`internal error: ${error instanceof Error ? error.message : String(error)}`))
  }
}

export function failProcess(message: string): never {
  process.stderr.write(`${toolProblem({message})}\n`)
  process.exit(2)
}

/** The exit codes of a process that a signal ended, as shells count them. */
export const signalCodes = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const
