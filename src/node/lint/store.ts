import type {Diagnostic} from '../../model/diagnostic.ts'
import {type Opened, openNotebook, type Workspace} from '../workspace.ts'

/** The notebooks of a run as they are now: as the disk has them, or as a fix left them. */
export interface Store {
  /** `undefined` where the file holds no notebook. */
  readonly open: (path: string) => Opened | Diagnostic | undefined
  /** The same without the cells, unless these are known anyway. */
  readonly openMetadata: (path: string) => Opened | Diagnostic | undefined
  /** Puts one in place of the disk's. */
  readonly keep: (notebook: Opened) => void
  readonly kept: (path: string) => Opened | undefined
}

/** As many notebooks are held as a small run has: of a large catalog they would fill the memory. */
const most = 64

export function openStore(workspace: Workspace): Store {
  const kept = new Map<string, Opened>()
  const read = new Map<string, Opened>()
  return {
    open(path) {
      const known = kept.get(path) ?? read.get(path)
      if (known) return known
      const opened = openNotebook(workspace, path)
      if (opened && 'source' in opened && read.size < most) read.set(path, opened)
      return opened
    },
    openMetadata: path => kept.get(path) ?? read.get(path) ?? openNotebook(workspace, path, {metadataOnly: true}),
    keep: notebook => void kept.set(notebook.source.path, notebook),
    kept: path => kept.get(path),
  }
}
