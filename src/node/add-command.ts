import {resolve} from 'node:path'
import {leadingPath, terminalText} from '../report/terminal.ts'
import {shownPath} from './paths.ts'

interface Folders {
  /** Absolute. Where paths start that are not absolute. */
  readonly root: string
  /** Absolute. Where the person is. */
  readonly cwd: string
}

/** The command that adds files to a commit, as one line to copy. A name that a shell or a terminal could take for something else is left for the person to type. */
export function addCommand(paths: readonly string[], {root, cwd}: Folders): string {
  const files = paths.map(path => shownPath(resolve(root, path), cwd))
  const odd = files.find(file => terminalText(file) !== file)
  if (odd !== undefined) return `Add what was written to the commit; ${leadingPath(odd)} has a name that cannot be copied.\n`
  return `git add -- ${files.map(file => `'${file.replaceAll("'", `'\\''`)}'`).join(' ')}\n`
}
