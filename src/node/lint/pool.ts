import {Worker} from 'node:worker_threads'
import {fileDiagnostic} from '../../lint/diagnose.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import {bootFile} from '../package.ts'
import {maxHeap} from '../packs/limits.ts'
import {codeOf, reasonOf} from '../tool-error.ts'
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

/** After so many threads have died over single files, the others are not tried: something else is wrong. */
const mostDeaths = 8

/**
 * Checks files in threads. Each takes the next file that nobody has, so that none waits for another. What a thread had when it died is
 * tried again, each file by itself; a file that ends that thread too is reported, because it was not checked.
 */
export async function lintInThreads(paths: readonly string[], {threads, take, ...given}: PoolOptions): Promise<void> {
  const left = new Set(paths.keys())
  const done = (index: number, linted: Linted): void => {
    left.delete(index)
    take(paths[index] ?? '', linted)
  }
  await runAll(paths, {...given, threads, done})
  let deaths = 0
  for (const index of [...left]) {
    const path = paths[index] ?? ''
    const reason = deaths < mostDeaths ? await runAll([path], {...given, threads: 1, done: (_, linted) => done(index, linted)}) : undefined
    if (!left.has(index)) continue
    deaths++
    take(path, {outcome: {kind: 'unread', diagnostic: unchecked(path, reason)}})
  }
}

function unchecked(path: string, reason: string | undefined): Diagnostic {
  const why = reason ?? 'as others did before'
  const message = `Expected a notebook that a thread can check, but the thread ended early (${why}): it was not checked.`
  return fileDiagnostic({rule: 'io/unreadable', path, message})
}

interface RunOptions extends Omit<PoolOptions, 'take'> {
  readonly done: (index: number, linted: Linted) => void
}

/** Runs threads to their end. The reason why one of them died. */
async function runAll(paths: readonly string[], {options, threads, isListening, done}: RunOptions): Promise<string | undefined> {
  const task: Task = {options, paths, isListening, next: new SharedArrayBuffer(4)}
  const workers = Array.from({length: threads}, () => startThread(task))
  const takeAll = (linted: Message): void => {
    for (const [index, found] of linted) done(index, found)
  }
  const reasons = await Promise.all(workers.map(worker => finished(worker, takeAll)))
  return reasons.find(reason => reason !== undefined)
}

function startThread(task: Task): Worker {
  // Without a limit of its own, a thread that runs out of memory ends the process.
  return new Worker(bootFile('worker.cjs'), {workerData: task, resourceLimits: {maxOldGenerationSizeMb: maxHeap}})
}

/** Waits for the end of a thread, and says why it was not the one that was meant. */
function finished(worker: Worker, take: (linted: Message) => void): Promise<string | undefined> {
  return new Promise(resolve => {
    let reason: string | undefined
    worker.on('message', take)
    worker.on('error', error => {
      reason = codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out of memory' : reasonOf(error)
    })
    worker.on('exit', code => resolve(code === 0 ? undefined : (reason ?? `exit code ${code}`)))
  })
}
