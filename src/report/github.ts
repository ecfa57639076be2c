import type {Diagnostic} from '../model/diagnostic.ts'
import type {Report, ReporterOptions} from '../model/report.ts'
import {cellSuffix} from './cell-name.ts'
import {counted, severities} from './count.ts'
import {workflowCommand} from './github-command.ts'
import {problemText} from './problem.ts'

const commands = {error: 'error', warning: 'warning', info: 'notice'} as const
/** The runner keeps so many of each kind in a step and says nothing about the others. */
const mostOfAKind = 10

/** Annotations for GitHub: one per rule and file, those that matter most first. */
export function github({diagnostics, errors}: Report, options: ReporterOptions): string {
  const failures = errors.map(error => workflowCommand({name: 'error', properties: {title: 'huntbook'}, message: problemText(error)}))
  const lines = failures.slice(0, mostOfAKind)
  const left = {error: mostOfAKind - lines.length, warning: mostOfAKind, info: mostOfAKind}
  let missing = failures.length - lines.length
  for (const group of groupsOf(diagnostics, options)) {
    if (left[group.first.severity]-- > 0) lines.push(annotation(group, options))
    else missing += group.count
  }
  if (missing > 0) {
    const where = options.hasSummary ? ' The summary has all of them.' : ''
    lines.push(`${counted(missing, 'more finding')} without an annotation: GitHub takes ${mostOfAKind} of a kind.${where}`)
  }
  return lines.map(line => `${line}\n`).join('')
}

/** The findings of one rule in one file. */
interface Group {
  /** The one that matters most. */
  readonly first: Diagnostic
  readonly count: number
}

/** By changed lines, severity, path and place. */
function groupsOf(diagnostics: readonly Diagnostic[], {isChanged}: ReporterOptions): readonly Group[] {
  const ranked = diagnostics.map(diagnostic => {
    const {path, range, severity} = diagnostic
    const touched = isChanged?.(path, {first: range.start.line, last: range.end.line}) === true
    return {diagnostic, rank: (touched ? 0 : severities.length) + severities.indexOf(severity)}
  })
  const groups = new Map<string, {first: Diagnostic; count: number}>()
  // Findings of one rank stay in the order of the report.
  for (const {diagnostic} of ranked.toSorted((a, b) => a.rank - b.rank)) {
    const key = `${diagnostic.rule}\n${diagnostic.path}`
    const group = groups.get(key)
    if (group) group.count++
    else groups.set(key, {first: diagnostic, count: 1})
  }
  return [...groups.values()]
}

function annotation({first, count}: Group, {pathFrom = path => path}: ReporterOptions): string {
  const {rule, severity, message, path, range} = first
  const {start, end} = range
  return workflowCommand({
    name: commands[severity],
    properties: {
      file: pathFrom(path, 'workspace'),
      line: start.line,
      endLine: end.line,
      // Beside two lines, the runner drops the columns.
      ...(start.line === end.line && {col: start.column, endColumn: end.column}),
      title: rule + cellSuffix(first),
    },
    message,
    ...(count > 1 && {suffix: ` (and ${count - 1} more in this file)`}),
  })
}
