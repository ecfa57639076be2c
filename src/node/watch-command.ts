/** Everything that `lint --watch` needs beside `lint`. */

import {resolve} from 'node:path'
import type {Ignored} from './ignore.ts'
import {fromRoot} from './paths.ts'
import {ToolError} from './tool-error.ts'
import {type Watcher, watchRoot} from './watch.ts'
import {openWorkspace, type WorkspaceOptions} from './workspace.ts'

export {toolProblem} from '../report/problem.ts'
export {leadingPath} from '../report/terminal.ts'
export {sinksOf} from './sinks.ts'
export {ToolError}

export interface CatalogWatcher extends Pick<Watcher, 'next' | 'forget' | 'close'> {
  /** Heeds what the configuration and the ignore files say now, as far as they can be read. */
  readonly refresh: () => Promise<void>
}

/** Watches a catalog but for files that huntbook writes itself, which are absolute. */
export async function watchCatalog(options: WorkspaceOptions, own: readonly string[]): Promise<CatalogWatcher> {
  const {root, ignored} = await openWorkspace(options)
  const reports = new Set(own.map(file => fromRoot(root, resolve(file))))
  const without =
    (others: Ignored): Ignored =>
    (path, kind) =>
      reports.has(path) || others(path, kind)
  const watcher = watchRoot(root, without(ignored))
  return {
    ...watcher,
    refresh: async () => {
      try {
        watcher.refresh(without((await openWorkspace(options)).ignored))
      } catch (error) {
        // The run has said what is wrong with it.
        if (!(error instanceof ToolError)) throw error
      }
    },
  }
}
