import {dirname, resolve} from 'node:path'
import {type CellContent, contentRule} from '../../rules/content.ts'
import {contentOf as comparedContent} from '../formats/pair/content.ts'
import type {Source} from '../lint/diagnose.ts'
import {startRule} from '../lint/run-rule.ts'
import {viewOf} from '../lint/views.ts'
import {visit} from '../lint/visit.ts'
import type {CatalogEntry, NotebookView} from '../model/view.ts'
import {isMirror} from './pairs/halves.ts'
import {readSideFile} from './side-files.ts'
import type {Workspace} from './workspace.ts'

/** What an index needs to know of a hunt besides its metadata. */
export async function contentOf(workspace: Workspace, source: Source): Promise<Pick<CatalogEntry, 'isMirror' | 'content'>> {
  const view = viewOf(source)
  if (!view) return {}
  if (isMirror(workspace, source.path)) return {isMirror: true}
  const folder = dirname(resolve(workspace.root, source.path))
  const {digest} = comparedContent(view.notebook, {readSide: side => readSideFile(folder, side)})
  return {content: {...(await readCells(view, workspace)), digest}}
}

/** The parameters of a notebook and the languages of its queries. */
export async function readCells(view: NotebookView, {services}: Pick<Workspace, 'services'>): Promise<CellContent> {
  let content: CellContent = {parameters: [], languages: []}
  const rule = contentRule(found => {
    content = found
  })
  const running = startRule({rule, severity: 'info', options: {}}, {services, path: view.file.path})
  await visit(view, [running])
  const {failure} = running.outcome()
  if (failure) throw new Error(failure.message)
  return content
}
