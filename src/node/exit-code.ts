import type {Diagnostic} from '../model/diagnostic.ts'
import type {ExitCode, Report, ToolProblem} from '../model/report.ts'

/** 2 wins over 1: what could not be read, or a rule that failed, may hide findings. */
export function exitOf(diagnostics: readonly Diagnostic[], errors: readonly ToolProblem[]): ExitCode {
  if (errors.length > 0 || diagnostics.some(({rule}) => rule === 'io/unreadable' || rule.startsWith('rule/'))) return 2
  return diagnostics.some(({severity}) => severity === 'error') ? 1 : 0
}

export interface ExitOptions {
  /** More warnings than this are findings. */
  readonly maxWarnings?: number
  /** 0 in place of 1. */
  readonly exitZero?: boolean
  /** A file that was written is a finding. */
  readonly failOnChange?: boolean
}

/** Where warnings alone are findings, nobody would see why. */
export function warningsNote(
  diagnostics: readonly Diagnostic[],
  {maxWarnings = Number.POSITIVE_INFINITY}: ExitOptions,
): string | undefined {
  const count = diagnostics.filter(({severity}) => severity === 'warning').length
  if (count <= maxWarnings || diagnostics.some(({severity}) => severity === 'error')) return undefined
  return `${count === 1 ? '1 warning is' : `${count} warnings are`} more than the ${maxWarnings} that --max-warnings allows`
}

/** What a run ends with. */
export function exitFor(
  {diagnostics, errors, fixed = []}: Pick<Report, 'diagnostics' | 'errors' | 'fixed'>,
  options: ExitOptions,
): ExitCode {
  const {maxWarnings, exitZero, failOnChange} = options
  const warnings = diagnostics.filter(({severity}) => severity === 'warning').length
  const exit = exitOf(diagnostics, errors)
  const isFinding = exit === 1 || (failOnChange === true && fixed.length > 0) || (maxWarnings !== undefined && warnings > maxWarnings)
  return exit !== 2 && isFinding ? (exitZero === true ? 0 : 1) : exit
}
