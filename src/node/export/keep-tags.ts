import {tagsOf} from '../../model/tags.ts'
import {openChosen} from '../read-chosen.ts'
import {ToolError} from '../tool-error.ts'
import type {Workspace} from '../workspace.ts'

/** Refuses a tag to keep that no cell of any notebook has: nothing would be shown, and nobody would know why. */
export function checkKeepTags(workspace: Workspace, paths: readonly string[], keepTags: ReadonlySet<string>): void {
  const missing = new Set(keepTags)
  for (const path of paths) {
    const opened = openChosen(workspace, path, {})
    const cells = opened && 'source' in opened ? (opened.source.parsed.notebook?.cells ?? []) : []
    for (const {metadata} of cells) for (const {tag} of tagsOf(metadata)) missing.delete(tag)
    if (missing.size === 0) return
  }
  const [first = ''] = missing
  throw new ToolError('KEEP_TAG', `Expected a cell with the tag \`${first}\` of --keep-tags, got none.`)
}
