import {leadingText, terminalText} from '../report/terminal.ts'
import type {NewOutcome} from './new/new.ts'

export {newHunt} from './new/new.ts'
export {ToolError} from './tool-error.ts'

/** What was written and what to do next, and what a person should know of it. */
export function printNewHunt({place, command, placeholders, others, notes, newFolder, hasOtherHalf}: NewOutcome): {
  readonly stdout: string
  readonly stderr: string
} {
  const {shown, isInside} = place
  const path = shellWord(shown)
  const told = [
    ...(newFolder === undefined ? [] : [`${newFolder} is a new folder`]),
    ...(isInside ? notes : [`${shown} is outside the catalog: no run over the catalog looks at it`]),
    ...(hasOtherHalf && path !== undefined ? [`${command} convert --sync ${path} writes the other half`] : []),
    ...others.map(({rule, message}) => `${rule}: ${message}`),
  ]
  const left = placeholders === 0 ? '' : `replace ${placeholders === 1 ? '1 placeholder' : `${placeholders} placeholders`}, then `
  const next = path === undefined ? '' : `next: ${left}${command} lint ${isInside ? '' : '--no-config '}${path}\n`
  return {
    stdout: `wrote ${leadingText(shown)}\n${next}`,
    stderr: told.map(text => `note: ${terminalText(text)}\n`).join(''),
  }
}

/** As a person copies it; a name that a terminal could take for something else is none to copy. */
function shellWord(path: string): string | undefined {
  const word = path.startsWith('-') ? `./${path}` : path
  if (/^[\w./-]+$/u.test(word)) return word
  return terminalText(word) === word ? `'${word.replaceAll("'", `'\\''`)}'` : undefined
}
