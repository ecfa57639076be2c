import {diagnose, diagnoseProblem, type Source} from '../../lint/diagnose.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {ExportProblem} from '../../model/findings.ts'

/** What is odd about a notebook and its export. Errors of the parser are warnings where a notebook is left to show. */
export function diagnoseAll(
  source: Source,
  {isShown, problems}: {readonly isShown: boolean; readonly problems: readonly ExportProblem[]},
): Diagnostic[] {
  const parsed = source.parsed.problems.map(problem => diagnoseProblem(source, problem))
  const own = problems.map(({cell, ...finding}) =>
    diagnose(source, {...finding, place: cell === undefined ? {kind: 'file'} : {kind: 'cell', cell: cell - 1}, conceal: true}),
  )
  return [...(isShown ? parsed.map(soften) : parsed), ...own]
}

function soften(found: Diagnostic): Diagnostic {
  return found.severity === 'error' ? {...found, severity: 'warning'} : found
}
