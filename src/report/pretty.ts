import type {Diagnostic} from '../model/diagnostic.ts'
import type {Report, ReporterOptions} from '../model/report.ts'
import {isCellNamed} from './cell-name.ts'
import {foundSentence, restSentences, severities} from './count.ts'
import {frameOf} from './frame.ts'
import {toolProblem} from './problem.ts'
import {type Style, styleOf} from './style.ts'
import {leadingPath, leadingText, terminalText} from './terminal.ts'

/** For people: place and rule, message, the lines in question. Two lines that problem matchers can rely on come first. */
export function pretty(report: Report, options: ReporterOptions): string {
  const style = styleOf(options.color)
  const wanted = report.diagnostics.filter(({severity}) => !options.quiet || severity === 'error')
  const shown = firstOf(wanted, options.maxDiagnostics)
  const blocks = shown.map(diagnostic => blockOf(diagnostic, {options, style}))
  const hidden = wanted.length - shown.length
  if (hidden > 0) blocks.push(`… and ${hidden} more: --max-diagnostics none shows all.`)
  for (const error of report.errors) blocks.push(toolProblem(error))
  if (!options.quiet && options.summary !== false) blocks.push(summaryOf(report))
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`
}

/** Errors come first in the cut, and what is shown stands in the order of the report. */
function firstOf(diagnostics: readonly Diagnostic[], most: number): readonly Diagnostic[] {
  if (diagnostics.length <= most) return diagnostics
  const kept = new Set<Diagnostic>()
  for (const severity of severities) {
    for (const diagnostic of diagnostics) {
      if (kept.size === most) break
      if (diagnostic.severity === severity) kept.add(diagnostic)
    }
  }
  return diagnostics.filter(diagnostic => kept.has(diagnostic))
}

function blockOf(diagnostic: Diagnostic, {options, style}: {options: ReporterOptions; style: Style}): string {
  const {rule, severity, message, path, range, fix, related} = diagnostic
  const place = `${leadingPath(options.showPath(path))}:${range.start.line}:${range.start.column}`
  const paint = {error: style.red, warning: style.yellow, info: style.blue}[severity]
  const lines = [`${style.bold(place)} ${paint(severity)} ${terminalText(rule)}${cellLabel(diagnostic)}`, `  ${leadingText(message)}`]
  lines.push(...frameOf(diagnostic, {width: options.width, style}))
  for (const other of related ?? []) {
    lines.push(
      `  also: ${terminalText(options.showPath(other.path))}:${other.range.start.line}:${other.range.start.column} ${terminalText(other.message)}`,
    )
  }
  if (fix) lines.push(`  fix (${fix.kind}): ${terminalText(fix.message)}.`)
  return lines.join('\n')
}

function cellLabel(diagnostic: Diagnostic): string {
  const {cell} = diagnostic
  if (!cell || !isCellNamed(diagnostic)) return ''
  // What is no id of nbformat could look like the end of this line, and the beginning of another finding.
  const id = cell.id !== undefined && /^[\w-]{1,64}$/.test(cell.id) ? ` ${cell.id}` : ''
  const line = cell.range ? `, line ${cell.range.start.line}:${cell.range.start.column}` : ''
  return ` (cell ${cell.number} ${cell.type}${id}${line})`
}

/** What was found, then what was not looked at. */
function summaryOf(report: Report): string {
  return [foundSentence(report), restSentences(report).join(' ')].filter(line => line !== '').join('\n')
}
