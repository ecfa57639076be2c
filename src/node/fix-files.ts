import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {readerOf} from '../formats/readers.ts'
import {applyFixes} from '../lint/fix.ts'
import type {Diagnostic, Fix} from '../model/diagnostic.ts'
import type {FixedFile, ToolProblem} from '../model/report.ts'
import {readText} from './read.ts'
import {problemOf, ToolError} from './tool-error.ts'
import type {Workspace} from './workspace.ts'
import {writeWhole} from './write.ts'

export interface FixedFiles {
  readonly files: readonly FixedFile[]
  readonly errors: readonly ToolProblem[]
}

interface FixOptions {
  readonly kinds: ReadonlySet<Fix['kind']>
  /** `memory`: nothing is written. */
  readonly target: 'disk' | 'memory'
}

/**
 * Applies the fixes of files that are no notebooks, such as a configuration of jupytext, or writes one that is missing. What it cannot write
 * stays a finding.
 */
export function fixFiles(
  workspace: Pick<Workspace, 'root' | 'config'>,
  diagnostics: readonly Diagnostic[],
  options: FixOptions,
): FixedFiles {
  const fixable = diagnostics.filter(({fix}) => fix && options.kinds.has(fix.kind))
  const errors: ToolProblem[] = []
  const files: FixedFile[] = []
  for (const path of new Set(fixable.map(diagnostic => diagnostic.path))) {
    const own = fixable.filter(diagnostic => diagnostic.path === path)
    try {
      files.push(...fixFile(workspace, own, {...options, path}))
    } catch (error) {
      if (!(error instanceof ToolError)) throw error
      errors.push(problemOf(error))
    }
  }
  return {files, errors}
}

function fixFile(
  {root, config}: Pick<Workspace, 'root' | 'config'>,
  own: readonly Diagnostic[],
  {kinds, target, path}: FixOptions & {readonly path: string},
): FixedFile[] {
  const file = resolve(root, path)
  const missing = {text: '', bom: false, bytes: 'absent'} as const
  const read = existsSync(file) ? readText(file, {path, maxBytes: config.maxFileBytes}) : missing
  if (!('text' in read) || readerOf(path, read.text)) return []
  const {text} = applyFixes(read.text, own, kinds)
  if (text === read.text) return []
  if (target === 'memory') return [{path, change: {before: read.text, after: text}}]
  writeWhole(file, (read.bom ? '\ufeff' : '') + text, {expected: read.bytes, name: path, within: root, syncFolder: 'later'})
  return [{path}]
}
