import {viewOf} from '../../lint/views.ts'
import type {Since} from '../../model/rule.ts'
import type {NotebookView} from '../../model/view.ts'
import {type Opened, openBytes, openNotebook, type Workspace} from '../workspace.ts'
import {changesOf, type SinceRef} from './workspace-changes.ts'

/** The notebooks of a workspace as they were where a ref branched off. Git is asked when the first rule asks. */
export function openBase(workspace: Workspace, ref: SinceRef): Since {
  let blobs: ReadonlyMap<string, Uint8Array> | undefined
  const read = (path: string): Opened | undefined => {
    const changes = changesOf(workspace, ref)
    blobs ??= changes.baseBlobs(changes.paths)
    const bytes = blobs.get(path)
    const opened = bytes ? openBytes(workspace, path, bytes) : changes.isChanged(path) ? undefined : openNotebook(workspace, path)
    return opened && 'source' in opened ? opened : undefined
  }
  const known = new Map<string, NotebookView | undefined>()
  return {
    ref: ref.since,
    before: path => {
      if (!known.has(path)) {
        const opened = read(path)
        known.set(path, opened && viewOf(opened.source, {aliases: workspace.config.aliases}))
      }
      return known.get(path)
    },
  }
}
