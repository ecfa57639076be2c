import {join} from 'node:path'
import {Worker} from 'node:worker_threads'
import {packageFolder} from '../package.ts'
import {codeOf, reasonOf} from '../tool-error.ts'
import {maxHeap} from './limits.ts'
import {outputShower} from './output.ts'
import type {Answer, Printed, Request, Setup, ThreadData} from './protocol.ts'

/** A pack thread that came to its end, or was brought to it. */
export interface Stop {
  readonly kind: 'stopped'
  /** `late`: one call took too long; `allLate`: all together did. */
  readonly reason: 'late' | 'allLate' | 'memory' | 'exit'
  /** What its code threw outside of every call. */
  readonly message?: string
  /** Of the rule, or of the file that was being loaded; absent where none was at work. */
  readonly index?: number
}

export interface PackThread {
  /** The answer to a message; without one, what the thread says of itself when it has loaded. In milliseconds. */
  readonly ask: (message: Request | undefined, most: {readonly call: number; readonly all: number}) => Promise<Answer | Stop>
  readonly end: () => Promise<void>
}

/** Between two looks at a thread, in milliseconds. */
const period = 25

export function startThread(setup: Setup): PackThread {
  const calls = new Int32Array(new SharedArrayBuffer(8))
  // An array over a shared buffer, as it was made.
  const workerData: ThreadData = {...setup, calls: calls.buffer as SharedArrayBuffer}
  const worker = new Worker(join(packageFolder(), 'dist/cli/packs.cjs'), {
    workerData,
    stdout: true,
    stderr: true,
    resourceLimits: {maxOldGenerationSizeMb: maxHeap},
  })
  const output = outputShower()
  // Nobody has to wait for a thread that has nothing to do.
  worker.unref()
  const isCalling = (): boolean => Atomics.load(calls, 0) % 2 === 1
  const stop = (reason: Stop['reason'], message?: string): Stop => ({
    kind: 'stopped',
    reason,
    ...(message !== undefined && {message}),
    ...(isCalling() && {index: Atomics.load(calls, 1)}),
  })
  let ended: Stop | undefined
  let take: (answer: Answer | Stop) => void = () => {}
  const early: Answer[] = []
  let answered: (answer: Answer) => void = answer => void early.push(answer)
  worker.on('message', (said: Answer | Printed) => {
    if (said.kind === 'printed') output.show(said.text)
    else answered(said)
  })
  worker.on('error', error => {
    ended ??=
      codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? stop('memory') : stop('exit', error instanceof Error ? error.message : reasonOf(error))
  })
  worker.on('exit', () => {
    output.end()
    ended ??= stop('exit')
    take(ended)
  })
  return {
    ask: (message, most) =>
      new Promise(resolve => {
        const known = ended ?? early.shift()
        if (known) return resolve(known)
        worker.ref()
        const timer = setInterval(
          watcher(calls, most, reason => {
            ended ??= stop(reason)
            take(ended)
            void worker.terminate()
          }),
          period,
        )
        take = answer => {
          clearInterval(timer)
          take = () => {}
          answered = late => void early.push(late)
          worker.unref()
          resolve(answer)
        }
        answered = answer => take(answer)
        if (message) worker.postMessage(message)
      }),
    end: async () => {
      await worker.terminate()
    },
  }
}

/** Counts how long a call goes on. Time in which this thread itself stood still is no fault of the other. */
function watcher(
  calls: Int32Array,
  most: {readonly call: number; readonly all: number},
  stop: (reason: 'late' | 'allLate') => void,
): () => void {
  let count = Atomics.load(calls, 0)
  let [inCall, inAll, last] = [0, 0, performance.now()]
  return () => {
    const now = performance.now()
    const passed = Math.min(now - last, 4 * period)
    last = now
    const next = Atomics.load(calls, 0)
    inCall = next === count && next % 2 === 1 ? inCall + passed : 0
    count = next
    inAll += passed
    if (inCall > most.call) stop('late')
    else if (inAll > most.all) stop('allLate')
  }
}
