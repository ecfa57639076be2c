import {stemOf} from '../../export/stem.ts'
import {ToolError} from '../tool-error.ts'
import {isNotebook, type Workspace} from '../workspace.ts'

/** Refuses two inputs whose files would have one name, before anything is written. */
export function checkNames(workspace: Workspace, paths: readonly string[], findings: readonly string[]): void {
  const taken = new Map<string, string>()
  const isInput = (path: string): boolean => findings.includes(path) || isNotebook(workspace, path)
  for (const path of [...paths, ...findings]) {
    const stem = findings.includes(path) ? findingStem(path) : stemOf(path)
    const other = taken.get(stem.toLowerCase())
    taken.set(stem.toLowerCase(), path)
    if (other === undefined || !isInput(other) || !isInput(path)) continue
    throw new ToolError('TARGET_TWICE', `Expected files of their own for each input: ${other} and ${path} both become ${stem}.`, {
      hint: 'export them into folders of their own with --out',
    })
  }
}

/** The stem of the files that are made of a finding: that of the notebook which it was made of. */
export function findingStem(path: string): string {
  return stemOf(path).replace(/(?<=.)\.finding$/u, '')
}
