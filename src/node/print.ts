import {resolve} from 'node:path'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {ToolProblem} from '../model/report.ts'
import {pretty} from '../report/pretty.ts'
import {shownPath} from './paths.ts'

export interface PrintOptions {
  readonly cwd: string
  readonly quiet: boolean
  readonly width: number
  readonly color: boolean
}

/** How many notebooks an error kept from being written. */
export function refusedCount({
  diagnostics,
  errors,
}: {
  readonly diagnostics: readonly Diagnostic[]
  readonly errors: readonly ToolProblem[]
}): number {
  return new Set(diagnostics.filter(({severity}) => severity === 'error').map(({path}) => path)).size + errors.length
}

/** The problems of a conversion or an export, for standard error. */
export function printProblems(
  {
    diagnostics,
    errors,
    root,
  }: {readonly diagnostics: readonly Diagnostic[]; readonly errors: readonly ToolProblem[]; readonly root: string},
  {cwd, ...options}: PrintOptions,
): string {
  const report = {version: '', root, exitCode: 0, notebooks: 0, skipped: 0, diagnostics, errors, maxDiagnostics: 100} as const
  return pretty(report, {
    ...options,
    maxDiagnostics: 100,
    summary: false,
    showPath: path => shownPath(resolve(root, path), cwd),
  })
}
