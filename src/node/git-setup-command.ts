import {terminalText} from '../report/terminal.ts'
import type {GitChange} from './git/setup/change.ts'
import type {PartState} from './git/setup/state.ts'
import {shownPath} from './paths.ts'

export {installGit} from './git/install.ts'
export {catalogFacts, likelyFacts} from './git/setup/catalog.ts'
export {readGitState} from './git/setup/state.ts'
export {uninstallGit} from './git/uninstall.ts'
export {packageVersion} from './package.ts'
export {ToolError} from './tool-error.ts'

interface PrintOptions {
  readonly cwd: string
  readonly dryRun: boolean
}

/** What was changed, or would be, a line each. */
export function printChanges(changes: readonly GitChange[], {cwd, dryRun}: PrintOptions): string {
  if (changes.length === 0) return 'Nothing to change.\n'
  const would = dryRun ? 'would ' : ''
  return changes.map(change => `${would}${terminalText(describe(change, cwd))}\n`).join('')
}

function describe(change: GitChange, cwd: string): string {
  if (change.kind === 'unset') return `unset ${change.key}`
  if (change.kind === 'set') return `set ${change.key} = ${change.value}${change.before === undefined ? '' : ` (was ${change.before})`}`
  const file = shownPath(change.file, cwd)
  return change.kind === 'add-line' ? `add to ${file}: ${change.line}` : `remove from ${file}: ${change.line}`
}

/** The parts, a line each. */
export function printParts(parts: readonly PartState[]): string {
  return parts
    .map(({part, state, message, next}) => {
      const line = `${part.padEnd(6)}  ${state.padEnd(4)}  ${terminalText(message)}`
      return `${next === undefined || state === 'off' ? line : `${line} Next: ${terminalText(next)}.`}\n`
    })
    .join('')
}
