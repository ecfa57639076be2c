import {Worker} from 'node:worker_threads'
import {bootFile} from '../package.ts'
import type {Linted} from './batch.ts'
import type {LinterOptions} from './linter.ts'

/** What a thread gets when it starts. */
export interface Task {
  readonly options: LinterOptions
  readonly paths: readonly string[]
  /** One number that all threads share: the index of the next path that nobody has taken. */
  readonly next: SharedArrayBuffer
  readonly isListening: boolean
}

/** What a thread says now and then: index of a path, and what was found there. */
export type Message = readonly (readonly [number, Linted])[]

interface PoolOptions extends Pick<Task, 'options' | 'isListening'> {
  readonly threads: number
  readonly take: (path: string, linted: Linted) => void
}

/** Checks files in threads. Each takes the next file that nobody has, so that none waits for another. */
export async function lintInThreads(paths: readonly string[], {options, threads, isListening, take}: PoolOptions): Promise<void> {
  const task: Task = {options, paths, isListening, next: new SharedArrayBuffer(4)}
  const workers = Array.from({length: threads}, () => new Worker(bootFile('worker.cjs'), {workerData: task}))
  try {
    const takeAll = (linted: Message): void => {
      for (const [index, found] of linted) take(paths[index] ?? '', found)
    }
    await Promise.all(workers.map(worker => finished(worker, takeAll)))
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()))
  }
}

function finished(worker: Worker, take: (linted: Message) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', take)
    worker.on('error', reject)
    worker.on('exit', code => (code === 0 ? resolve() : reject(new Error(`A thread ended with ${code}.`))))
  })
}
