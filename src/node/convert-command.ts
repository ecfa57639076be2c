import {terminalText} from '../report/terminal.ts'
import type {ConvertOutcome} from './convert.ts'
import {shownPath} from './paths.ts'
import {type PrintOptions, printProblems, refusedCount} from './print.ts'

export {convertFiles} from './convert.ts'
export {ToolError} from './tool-error.ts'

/** What happened, for standard error. */
export function printConvert(outcome: ConvertOutcome, options: PrintOptions): string {
  const {notes, written, unchanged, skipped, text} = outcome
  const problems = printProblems(outcome, options)
  if (options.quiet) return problems
  const counts = [
    [written.length + (text === undefined ? 0 : 1), 'converted'],
    [unchanged.length, 'unchanged'],
    [refusedCount(outcome), 'refused'],
    [skipped, 'skipped'],
  ] as const
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  const lines = [
    ...notes.map(note => `note: ${terminalText(note)}`),
    ...written.map(file => `wrote ${terminalText(shownPath(file, options.cwd))}`),
    `${said.length > 0 ? said.join(', ') : 'nothing to convert'}.`,
  ]
  return problems + lines.map(line => `${line}\n`).join('')
}
