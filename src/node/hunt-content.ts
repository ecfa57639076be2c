import {dirname, resolve} from 'node:path'
import {contentOf as comparedContent} from '../formats/pair/content.ts'
import type {Source} from '../lint/diagnose.ts'
import type {CatalogEntry} from '../model/rule.ts'
import {isMirror} from './pairs/halves.ts'
import {readSideFile} from './side-files.ts'
import type {Workspace} from './workspace.ts'

/** What an index needs to know of a hunt besides its metadata. */
export async function contentOf(
  workspace: Pick<Workspace, 'root' | 'config'>,
  {path, parsed: {notebook}}: Source,
): Promise<Pick<CatalogEntry, 'isMirror' | 'content'>> {
  if (!notebook) return {}
  if (isMirror(workspace, path)) return {isMirror: true}
  const folder = dirname(resolve(workspace.root, path))
  const {digest} = comparedContent(notebook, {readSide: side => readSideFile(folder, side)})
  return {content: {parameters: [], languages: [], digest}}
}
