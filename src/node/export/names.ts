import {stemOf} from '../../export/stem.ts'
import {ToolError} from '../tool-error.ts'
import {isNotebook, type Workspace} from '../workspace.ts'

/** Refuses two notebooks whose findings would have one name, before anything is written. */
export function checkNames(workspace: Workspace, paths: readonly string[]): void {
  const taken = new Map<string, string>()
  for (const path of paths) {
    const stem = stemOf(path)
    const other = taken.get(stem.toLowerCase())
    taken.set(stem.toLowerCase(), path)
    if (other === undefined || !isNotebook(workspace, other) || !isNotebook(workspace, path)) continue
    throw new ToolError(
      'TARGET_TWICE',
      `Expected a file of its own for each notebook: ${other} and ${path} both become ${stem}.findings.md.`,
      {
        hint: 'export them into folders of their own with --out',
      },
    )
  }
}
