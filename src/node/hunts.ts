import {type Hunt, huntOf} from '../model/hunt.ts'
import type {Notebook} from '../model/notebook.ts'
import {choose, openNotebook, openWorkspace, type WorkspaceOptions} from './workspace.ts'

/** A notebook of the catalog, parsed. */
export interface HuntFile {
  /** From the root, with `/`. */
  readonly path: string
  readonly notebook: Notebook
  readonly hunting: Hunt
}

/** Reads the notebooks of files, folders or globs, in the order of their paths. Files that hold no notebook are left out. */
export async function readHunts(files: string | readonly string[], options: WorkspaceOptions = {}): Promise<HuntFile[]> {
  const workspace = await openWorkspace(options)
  const choice = await choose(workspace, typeof files === 'string' ? [files] : files, {})
  return choice.files.flatMap(({path}) => {
    const read = openNotebook(workspace, path)
    const notebook = read && 'source' in read ? read.source.parsed.notebook : undefined
    return notebook ? [{path, notebook, hunting: huntOf(notebook, workspace.config.aliases)}] : []
  })
}
