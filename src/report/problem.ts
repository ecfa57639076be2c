import type {ToolProblem} from '../model/report.ts'
import {terminalText} from './terminal.ts'

/** One line, and a hint. */
export function toolProblem({message, hint}: Pick<ToolProblem, 'message' | 'hint'>): string {
  const line = `huntbook: ${terminalText(message)}`
  return hint === undefined ? line : `${line}\n  hint: ${terminalText(hint)}`
}

/** The same as one text, as it is: each format escapes for its own sink. */
export function problemText({message, hint}: Pick<ToolProblem, 'message' | 'hint'>): string {
  return hint === undefined ? message : `${message} Hint: ${hint}`
}
