import {terminalText} from '../report/terminal.ts'
import {addCommand} from './add-command.ts'
import type {ConvertOutcome} from './convert/convert.ts'
import {shownPath} from './paths.ts'
import {type PrintOptions, printProblems, refusedCount} from './print.ts'

export {convertFiles} from './convert/convert.ts'

/** What happened, for standard error. `hint`: end with the command that adds what was written to a commit. */
export function printConvert(outcome: ConvertOutcome, options: PrintOptions & {readonly hint?: boolean}): string {
  const {notes, written, unchanged, skipped, passed, text, isCheck} = outcome
  const problems = printProblems(outcome, options)
  const files = written.map(file => shownPath(file, options.cwd))
  const add = options.hint && files.length > 0 && !isCheck ? addCommand(written, {root: options.cwd, cwd: options.cwd}) : ''
  if (options.quiet) return problems + add
  const counts = [
    [written.length + (text === undefined ? 0 : 1), isCheck ? 'to convert' : 'converted'],
    [unchanged.length, 'unchanged'],
    [refusedCount(outcome), 'refused'],
    [passed.count, passed.why],
    [skipped, 'skipped'],
  ] as const
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  const lines = [
    ...notes.map(note => `note: ${terminalText(note)}`),
    ...files.map(file => `${isCheck ? 'would write' : 'wrote'} ${terminalText(file)}`),
    `${said.length > 0 ? said.join(', ') : 'nothing to convert'}.`,
  ]
  return problems + lines.map(line => `${line}\n`).join('') + add
}
