import {diagnose, diagnoseProblem, type Source} from '../../lint/diagnose.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {ExportProblem} from '../../model/findings.ts'

/** What is odd about a notebook and its export. Errors of the parser are warnings where a notebook is left to show. */
export function diagnoseAll(
  source: Source,
  {isShown, problems}: {readonly isShown: boolean; readonly problems: readonly ExportProblem[]},
): Diagnostic[] {
  const parsed = source.parsed.problems.map(problem => concealed(diagnoseProblem(source, problem)))
  const own = problems.map(({cell, ...finding}) =>
    concealed(diagnose(source, {...finding, place: cell === undefined ? {kind: 'file'} : {kind: 'cell', cell: cell - 1}, conceal: true})),
  )
  return [...(isShown ? parsed.map(soften) : parsed), ...own]
}

function soften(found: Diagnostic): Diagnostic {
  return found.severity === 'error' ? {...found, severity: 'warning'} : found
}

/** Names of fields and types of nbformat, which say nothing about a notebook. */
const fields = new Set(
  `cells cell_type code markdown raw heading html id source metadata outputs output_type stream display_data execute_result error
  execution_count text name data ename evalue traceback attachments nbformat nbformat_minor worksheets level tags null output
  output_type prompt_number pyout pyerr input text/plain text/html text/markdown image/png image/jpeg image/svg+xml application/json`.split(
    /\s+/u,
  ),
)

/** Without text of the notebook: the part that a message is about may be one that is removed, and messages end up in logs. */
function concealed({excerpt: _, fix: __, related: ___, cell, ...found}: Diagnostic): Diagnostic {
  const message = found.rule.startsWith('parse/')
    ? found.message
        .replace(/, got `.*`(?=\.?$)/su, ', got another value')
        .replace(/`([^`]*)`/gu, (quoted, word) => (fields.has(word) ? quoted : '`…`'))
    : found.message
  const {id, ...named} = cell ?? {}
  const isPlain = id !== undefined && /^[A-Za-z0-9_-]{1,64}$/u.test(id)
  // The rest of a cell's name is its number and its type.
  const place = cell && {cell: {...named, ...(isPlain && {id})} as typeof cell}
  return {...found, message, ...place, concealed: true, excerpt: []}
}
