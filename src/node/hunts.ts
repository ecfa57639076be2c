import {type Hunt, huntOf} from '../model/hunt.ts'
import type {Notebook} from '../model/notebook.ts'
import {readChosen} from './read-chosen.ts'
import {openWorkspace, type WorkspaceOptions} from './workspace.ts'

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
  const {opened} = await readChosen(workspace, typeof files === 'string' ? [files] : files, {})
  return opened.flatMap(({source: {path, parsed}}) =>
    parsed.notebook ? [{path, notebook: parsed.notebook, hunting: huntOf(parsed.notebook, workspace.config.aliases)}] : [],
  )
}
