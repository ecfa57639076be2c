import {availableParallelism} from 'node:os'
import {resolve} from 'node:path'
import {digestOf} from '../digest.ts'
import {isMirror} from '../pairs/halves.ts'
import {readBytes} from '../read.ts'
import type {OnProgress} from '../read-chosen.ts'
import {turn} from '../turn.ts'
import type {Opened, Workspace} from '../workspace.ts'
import {listen} from './asked.ts'
import type {Cache, Entry} from './cache.ts'
import {type Linter, type LinterOptions, lintOpened} from './linter.ts'
import type {Outcome} from './outcome.ts'
import type {Store} from './store.ts'

export interface Batch {
  readonly linter: Linter
  /** What the linter was made of, for threads. */
  readonly options: LinterOptions
  readonly store: Pick<Store, 'open'>
  /** Opens the results of earlier runs; absent where none are to be kept. */
  readonly openCache?: () => Cache | undefined
  /** Ask for them also where there are only a few notebooks. Default false. */
  readonly isRemembering?: boolean
  /** How many threads check notebooks besides the main one; 0 for none. Default as many as pay. */
  readonly workers?: number | 'auto'
  readonly onProgress?: OnProgress
}

/** Checks files, whatever order threads get done in. What is known of a file that has not changed is not found out again. */
export async function lintBatch(paths: readonly string[], batch: Batch): Promise<ReadonlyMap<string, Outcome>> {
  const {linter} = batch
  const cache = paths.length >= fewestCached || batch.isRemembering === true ? batch.openCache?.() : undefined
  const outcomes = new Map<string, Outcome>()
  const left: string[] = []
  for (const path of paths) {
    const known = cache?.isEmpty === false ? findKnown(linter, cache, path) : undefined
    if (known) outcomes.set(path, known)
    else left.push(path)
    await turn()
  }
  const take = (path: string, {outcome, entry}: Linted): void => {
    outcomes.set(path, outcome)
    batch.onProgress?.({done: outcomes.size, total: paths.length, path})
    if (entry) cache?.store(path, entry)
  }
  const threads = threadsFor(left.length, batch.workers)
  if (threads === 0) {
    for (const path of left) {
      await turn()
      take(path, await lintPath(linter, path, {store: batch.store, isListening: cache !== undefined}))
    }
  } else {
    const {lintInThreads} = await import('./pool.ts')
    await lintInThreads(left, {options: batch.options, threads, isListening: cache !== undefined, take})
  }
  cache?.save()
  return outcomes
}

/** A hook's few notebooks are checked sooner than a cache is read, and leave no folder behind. */
const fewestCached = 16

/** Fewer notebooks are checked before a thread has loaded what it needs. */
const fewest = 48

/** More would wait for the memory. */
const mostThreads = 8

function threadsFor(count: number, workers: Batch['workers'] = 'auto'): number {
  if (workers !== 'auto') return Math.min(workers, count)
  const processors = availableParallelism()
  return count < fewest || processors < 2 ? 0 : Math.min(processors, mostThreads)
}

function findKnown(linter: Linter, cache: Cache, path: string): Outcome | undefined {
  const {root, config} = linter.workspace
  const bytes = readBytes(resolve(root, path), {path, maxBytes: config.maxFileBytes})
  return bytes instanceof Uint8Array ? cache.find(path, {digest: digestOf(bytes), isMirror: isMirror(linter.workspace, path)}) : undefined
}

export interface Linted {
  readonly outcome: Outcome
  /** What a later run needs in order to take the outcome over; absent where it must not. */
  readonly entry?: Entry
}

/** Checks one file. */
export async function lintPath(
  linter: Linter,
  path: string,
  {store, isListening}: {readonly store: Pick<Store, 'open'>; readonly isListening: boolean},
): Promise<Linted> {
  const opened = store.open(path)
  if (!opened) return {outcome: {kind: 'none'}}
  if (!('source' in opened)) return {outcome: {kind: 'unread', diagnostic: opened}}
  if (!isListening) return {outcome: await lintOpened(linter, opened)}
  const {questions, asked} = listen(linter, path)
  const outcome = await lintOpened(linter, opened, questions)
  return outcome.stopped || outcome.diagnostics.some(({rule}) => /^(?:rule|io)\//u.test(rule))
    ? {outcome}
    : {outcome, entry: entryOf(opened, linter.workspace, {asked: asked(), outcome})}
}

function entryOf({source, file}: Opened, workspace: Workspace, rest: Pick<Entry, 'asked' | 'outcome'>): Entry {
  return {digest: digestOf(file.bytes), isMirror: isMirror(workspace, source.path), ...rest}
}
