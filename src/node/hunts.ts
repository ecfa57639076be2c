import {viewOf} from '../lint/views.ts'
import type {Hunt} from '../model/hunt.ts'
import type {Notebook} from '../model/notebook.ts'
import type {CellView} from '../model/view.ts'
import {readCells} from './hunt-content.ts'
import {readChosen} from './read-chosen.ts'
import {ToolError} from './tool-error.ts'
import {openWorkspace, type WorkspaceOptions} from './workspace.ts'

/** A notebook of the catalog, parsed. */
export interface HuntFile {
  /** From the root, with `/`. */
  readonly path: string
  readonly notebook: Notebook
  readonly hunting: Hunt
  /** In the order of the file, with tags, language and headings. */
  readonly cells: readonly CellView[]
  readonly headings: readonly HuntHeading[]
  /** The names that the parameters cell assigns. */
  readonly parameters: readonly string[]
}

export interface HuntHeading {
  /** 1 to 6. */
  readonly level: number
  /** Without emphasis, code marks, links and tags. */
  readonly title: string
  /** The index of its cell, from 0. */
  readonly cell: number
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
  const hunts: HuntFile[] = []
  for (const {source} of opened) {
    const view = viewOf(source, {aliases: workspace.config.aliases})
    if (!view) continue
    const {notebook, hunting, cells} = view
    const {parameters} = await readCells(view, workspace)
    hunts.push({path: source.path, notebook, hunting, cells, headings: cells.flatMap(headingsIn), parameters})
  }
  return hunts
}

function headingsIn({index, outline}: CellView): HuntHeading[] {
  return outline.flatMap(item => (item.kind === 'heading' ? [{level: item.level, title: item.title, cell: index}] : []))
}
