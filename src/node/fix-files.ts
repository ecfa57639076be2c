import {resolve} from 'node:path'
import {extensions} from '../formats/readers.ts'
import {applyFixes} from '../lint/fix.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {ToolProblem} from '../model/report.ts'
import {readText} from './read.ts'
import {problemOf, ToolError} from './tool-error.ts'
import type {Workspace} from './workspace.ts'
import {writeWhole} from './write.ts'

export interface FixedFiles {
  /** Whether any file has other bytes now. */
  readonly changed: boolean
  readonly errors: readonly ToolProblem[]
}

/** Applies the safe fixes of files that are no notebooks, such as a configuration of jupytext. What it cannot write stays a finding. */
export function fixFiles({root, config}: Pick<Workspace, 'root' | 'config'>, diagnostics: readonly Diagnostic[]): FixedFiles {
  const others = diagnostics.filter(({path, fix}) => fix?.kind === 'safe' && !extensions.some(extension => path.endsWith(extension)))
  const errors: ToolProblem[] = []
  let changed = false
  for (const path of new Set(others.map(diagnostic => diagnostic.path))) {
    const own = others.filter(diagnostic => diagnostic.path === path)
    try {
      changed = fixFile(resolve(root, path), {root, path, own, maxBytes: config.maxFileBytes}) || changed
    } catch (error) {
      if (!(error instanceof ToolError)) throw error
      errors.push(problemOf(error))
    }
  }
  return {changed, errors}
}

interface FileToFix {
  readonly root: string
  readonly path: string
  readonly own: readonly Diagnostic[]
  readonly maxBytes: number
}

function fixFile(file: string, {root, path, own, maxBytes}: FileToFix): boolean {
  const read = readText(file, {path, maxBytes})
  if (!('text' in read)) return false
  const {text} = applyFixes(read.text, own, new Set(['safe']))
  return writeWhole(file, (read.bom ? '\ufeff' : '') + text, {expected: read.bytes, name: path, within: root, syncFolder: 'later'})
}
