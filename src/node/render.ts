import {resolve} from 'node:path'
import type {Report, ToolProblem} from '../model/report.ts'
import {type ReportFormat, reporters} from '../report/index.ts'
import {packageVersion} from './package.ts'
import {shownPath} from './paths.ts'
import {ToolError} from './tool-error.ts'
import {writeWhole} from './write.ts'

export const reportFormats: readonly string[] = Object.keys(reporters)

export interface RenderOptions {
  readonly cwd: string
  readonly color: boolean
  /** Columns; 120 where there is no terminal. */
  readonly width: number
  readonly quiet: boolean
  /** Default that of the configuration. */
  readonly maxDiagnostics?: number
}

/** The report as text. */
export function render(report: Report, format: string, {cwd, maxDiagnostics = report.maxDiagnostics, ...options}: RenderOptions): string {
  // The caller has checked the name against `reportFormats`.
  const reporter = reporters[format as ReportFormat]
  return reporter(report, {...options, maxDiagnostics, showPath: path => shownPath(resolve(report.root, path), cwd)})
}

/** The report of a run that could not begin. */
export function failedReport(problem: ToolProblem): Report {
  return {version: packageVersion(), root: '', exitCode: 2, notebooks: 0, skipped: 0, diagnostics: [], errors: [problem], maxDiagnostics: 0}
}

/** Writes a report whole or not at all. `-` is no file: people mean standard output by it. */
export function writeReport(file: string, text: string, cwd: string): void {
  if (file === '-') {
    throw new ToolError('OPTION_VALUE', 'Expected the name of a file for the report, got `-`.', {
      hint: 'without `=-` it goes to standard output; `=./-` is a file of that name',
    })
  }
  writeWhole(resolve(cwd, file), text, {name: file})
}
