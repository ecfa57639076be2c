import {type Hunt, huntOf} from '../model/hunt.ts'
import type {Notebook} from '../model/notebook.ts'
import {readChosen} from './read-chosen.ts'
import {ToolError} from './tool-error.ts'
import {openWorkspace, type WorkspaceOptions} from './workspace.ts'

/** A notebook of the catalog, parsed. */
export interface HuntFile {
  /** From the root, with `/`. */
  readonly path: string
  readonly notebook: Notebook
  readonly hunting: Hunt
}

/** Reads the notebooks of files, folders or globs, in the order of their paths. Files that hold no notebook are left out. Throws a `ToolError`. */
export async function readHunts(files: string | readonly string[], options: WorkspaceOptions = {}): Promise<HuntFile[]> {
  const workspace = await openWorkspace(options)
  const {opened, errors, diagnostics} = await readChosen(workspace, typeof files === 'string' ? [files] : files, {})
  const [error] = errors
  if (error) throw new ToolError(error.code, error.message, error)
  // A hunt that nobody may read is not a file that holds none.
  const unread = diagnostics.find(({rule}) => rule === 'io/unreadable')
  if (unread) throw new ToolError('FILE_UNREADABLE', `${unread.path}: ${unread.message}`)
  return opened.flatMap(({source: {path, parsed}}) =>
    parsed.notebook ? [{path, notebook: parsed.notebook, hunting: huntOf(parsed.notebook, workspace.config.aliases)}] : [],
  )
}
