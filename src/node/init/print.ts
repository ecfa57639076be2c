import {join} from 'node:path'
import {styleOf} from '../../report/style.ts'
import {terminalText} from '../../report/terminal.ts'
import type {Settled} from '../../setup/init/settle.ts'
import {printChanges} from '../git-setup-command.ts'
import {shownPath} from '../paths.ts'
import type {SetUp} from './set-up.ts'

interface PrintOptions {
  /** Absolute, as is the root: people see paths from the folder that they are in. */
  readonly cwd: string
  readonly root: string
  readonly color: boolean
  readonly quiet: boolean
  readonly isDry: boolean
}

/** What was written, what a person has to add, and the next commands. */
export function printSetUp({files, baseline, git, notes, next}: SetUp, {cwd, root, color, quiet, isDry}: PrintOptions): string {
  const {bold, yellow} = styleOf(color)
  const rows = [...files.map(rowOf), ...(baseline ? [rowOf(baseline)] : [])]
  const lines = rows.flatMap(({kind, path, more, add}) => {
    if (quiet && kind === 'same') return []
    const word = (isDry ? planned : done)[kind].padEnd(14)
    const paint = kind === 'keep' ? yellow : kind === 'same' || kind === 'stay' ? (text: string) => text : bold
    return [
      `${paint(word)}${terminalText(shownPath(join(root, path), cwd))}${more}`,
      ...add.map(line => (line === '' ? '' : `    ${terminalText(line)}`)),
    ]
  })
  const told = git.length === 0 ? '' : printChanges(git, {cwd, dryRun: isDry})
  const isAnything = git.length > 0 || rows.some(({kind}) => kind !== 'same')
  const summary = isAnything ? [] : ['Nothing to write: what was asked for is there.']
  const end = [...summary, ...notes.map(note => `note: ${terminalText(note)}`), '', 'Next:', ...next.map(step => `  ${terminalText(step)}`)]
  const ended = (given: readonly string[]): string => given.map(line => `${line}\n`).join('')
  return `${ended(lines)}${told}${quiet ? '' : ended(end)}`
}

const done = {write: 'written', replace: 'replaced', same: 'unchanged', keep: 'kept', stay: 'kept'} as const
const planned = {write: 'to be written', replace: 'to be replaced', same: 'unchanged', keep: 'kept', stay: 'kept'} as const

interface Row {
  readonly kind: Settled['kind']
  readonly path: string
  /** Behind the path. */
  readonly more: string
  /** To be added to the file. */
  readonly add: readonly string[]
}

/** Of a baseline. */
const baselinePurpose = 'findings of today, which are not reported again'

type Told = Settled | {readonly kind: 'write' | 'same'; readonly path: string}

function rowOf(file: Told): Row {
  const {kind, path} = file
  if (kind === 'stay') return {kind, path, more: ': it was changed since, and even --force changes only what options name.', add: []}
  if (kind === 'write' || kind === 'replace') return {kind, path, more: `: ${'purpose' in file ? file.purpose : baselinePurpose}`, add: []}
  if (kind !== 'keep' || !('lines' in file)) return {kind, path, more: '', add: []}
  const {why, lines, isOurs} = file
  const again = isOurs ? ' --force writes it anew, without what was changed in it since.' : ''
  if (lines.length === 0) return {kind, path, more: `: ${why}.${again || ' It is not by huntbook, which leaves it alone.'}`, add: []}
  return {kind, path, more: `: add this, ${why}:${again}`, add: lines}
}
