import type {AuditRow} from '../model/findings.ts'
import {leadingPath, terminalText} from '../report/terminal.ts'
import type {ExportOutcome} from './export.ts'
import {shownPath} from './paths.ts'
import {type PrintOptions, printProblems, refusedCount} from './print.ts'

export {exportFiles} from './export.ts'

/** What happened, for standard error. */
export function printExport(outcome: ExportOutcome, options: PrintOptions & {readonly audit: boolean}): string {
  const {exported, written, skipped, audits} = outcome
  const lines: string[] = []
  if (options.audit) for (const [path, rows] of audits) lines.push(`${leadingPath(path)}:`, ...rows.map(auditLine))
  if (!options.quiet) {
    lines.push(...written.map(file => `wrote ${terminalText(shownPath(file, options.cwd))}`))
    const refused = refusedCount(outcome)
    lines.push(`${exported} exported${refused > 0 ? `, ${refused} refused` : ''}${skipped > 0 ? `, ${skipped} skipped` : ''}.`)
  }
  return printProblems(outcome, options) + lines.map(line => `${line}\n`).join('')
}

function auditLine({cell, output, id, type, state, reason}: AuditRow): string {
  const name = `cell ${cell}${output === undefined ? '' : ` output ${output}`}${id === undefined ? '' : ` (${id})`}`
  return terminalText(`  ${name} ${type}: ${state}${reason === undefined ? '' : ` (${reason})`}`)
}
