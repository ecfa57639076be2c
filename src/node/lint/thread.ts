import {parentPort, workerData} from 'node:worker_threads'
import {openNotebook} from '../workspace.ts'
import {type Linted, lintPath} from './batch.ts'
import {openLinter} from './linter.ts'
import type {Message, Task} from './pool.ts'

/** How many results are sent at once: one by one, the threads would keep the main one busy. */
const most = 32

/** What a thread of `lintInThreads` does, from its start to its end. */
export async function runThread(): Promise<void> {
  // Threads are started by `lintInThreads` alone.
  const {options, paths, next, isListening} = workerData as Task
  const counter = new Int32Array(next)
  const send = (message: Message): void => parentPort?.postMessage(message)
  const linter = await openLinter(options)
  const given = {store: {open: (path: string) => openNotebook(linter.workspace, path)}, isListening}
  let linted: [number, Linted][] = []
  for (let index = Atomics.add(counter, 0, 1); index < paths.length; index = Atomics.add(counter, 0, 1)) {
    linted.push([index, await lintPath(linter, paths[index] ?? '', given)])
    if (linted.length < most) continue
    send(linted)
    linted = []
  }
  send(linted)
}
