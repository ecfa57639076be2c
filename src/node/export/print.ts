import type {Audit} from '../../export/audit.ts'
import type {AuditRow} from '../../model/findings.ts'
import {leadingPath, terminalText} from '../../report/terminal.ts'
import type {ExportOutcome} from '../export.ts'
import {shownPath} from '../paths.ts'
import {type PrintOptions, printProblems} from '../print.ts'

/** What happened, for standard error. */
export function printExport(outcome: ExportOutcome, options: PrintOptions): string {
  const {exported, refused, written, skipped, audits} = outcome
  const lines = [...audits].flatMap(([path, audit]) => [`${leadingPath(path)}:`, ...auditLines(audit)])
  if (!options.quiet) {
    lines.push(...written.map(file => `wrote ${terminalText(shownPath(file, options.cwd))}`))
    lines.push(`${exported} exported${refused > 0 ? `, ${refused} refused` : ''}${skipped > 0 ? `, ${skipped} skipped` : ''}.`)
  }
  return printProblems(outcome, options) + lines.map(line => `${line}\n`).join('')
}

function auditLines({cells, files}: Audit): string[] {
  const cellRows = cells.filter(({output}) => output === undefined)
  const kept = cells.filter(({state}) => state === 'kept').length
  return [
    ...cells.map(auditLine),
    ...files.map(({path, bytes, sha256}) => terminalText(`  file ${path}: ${bytes} bytes, sha256 ${sha256}`)),
    `  ${cellRows.length} cells, ${cells.length - cellRows.length} outputs: ${kept} kept, ${cells.length - kept} removed`,
  ]
}

function auditLine({cell, output, id, type, state, reason, ignored}: AuditRow): string {
  const name = `cell ${cell}${output === undefined ? '' : ` output ${output}`}${id === undefined ? '' : ` (${id})`}`
  const hints = ignored ? `; without effect: ${ignored.join(', ')}` : ''
  return terminalText(`  ${name} ${type}: ${state}${reason === undefined ? '' : ` (${reason})`}${hints}`)
}
