import type {Diagnostic} from '../model/diagnostic.ts'
import type {ExitCode, ToolProblem} from '../model/report.ts'

/** 2 wins over 1: what could not be read, or a rule that failed, may hide findings. */
export function exitOf(diagnostics: readonly Diagnostic[], errors: readonly ToolProblem[]): ExitCode {
  if (errors.length > 0 || diagnostics.some(({rule}) => rule === 'io/unreadable' || rule.startsWith('rule/'))) return 2
  return diagnostics.some(({severity}) => severity === 'error') ? 1 : 0
}
