import {leadingPath, terminalText} from '../report/terminal.ts'
import type {ConvertOutcome} from './convert/convert.ts'
import {shownPath} from './paths.ts'
import {type PrintOptions, printProblems, refusedCount} from './print.ts'

export {convertFiles} from './convert/convert.ts'

/** What happened, for standard error. `hint`: end with the command that adds what was written to a commit. */
export function printConvert(outcome: ConvertOutcome, options: PrintOptions & {readonly hint?: boolean}): string {
  const {notes, written, unchanged, skipped, passed, text, isCheck} = outcome
  const problems = printProblems(outcome, options)
  const files = written.map(file => shownPath(file, options.cwd))
  const add = options.hint && files.length > 0 && !isCheck ? addCommand(files) : ''
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

/** One line to copy. A name that a shell or a terminal could take for something else is left for the person to type. */
function addCommand(files: readonly string[]): string {
  const odd = files.find(file => terminalText(file) !== file)
  if (odd !== undefined) return `Add what was written to the commit; ${leadingPath(odd)} has a name that cannot be copied.\n`
  return `git add -- ${files.map(file => `'${file.replaceAll("'", `'\\''`)}'`).join(' ')}\n`
}
