import {terminalText} from '../node/use.ts'
import type {Arguments} from './command.ts'
import type {Io, Output} from './io.ts'

/** In milliseconds: shorter runs show nothing, and the line changes no more often than a person can read. */
const delay = 500
const pause = 100

export interface Progress {
  readonly show: (progress: {readonly done: number; readonly total: number; readonly path: string}) => void
  /** Removes the line. */
  readonly clear: () => void
}

/** Whether somebody may want to see progress. A dumb terminal cannot remove the line again. */
export function wantsProgress(args: Arguments, {env}: Pick<Io, 'env'>): boolean {
  return !args.flag('quiet') && !args.flag('no-progress') && env.TERM !== 'dumb'
}

/** One line about how far a run is, on a terminal alone. */
export function progressOn(output: Output, {isShown, now = () => performance.now()}: {isShown: boolean; now?: () => number}): Progress {
  if (!isShown || !output.isTerminal) return {show: () => {}, clear: () => {}}
  let next = now() + delay
  let isThere = false
  return {
    show({done, total, path}) {
      if (now() < next) return
      next = now() + pause
      isThere = true
      const line = `${done} of ${total} ${terminalText(path)}`
      output.write(`\r\x1b[K${line.slice(0, Math.max(0, output.columns - 1))}`)
    },
    clear() {
      if (isThere) output.write('\r\x1b[K')
      isThere = false
    },
  }
}
