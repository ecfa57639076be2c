import {resolve} from 'node:path'
import {refuseOutside} from '../files.ts'
import {fromRoot} from '../paths.ts'
import {type ChooseOptions, nothingMatched, type Visited, visitChosen} from '../read-chosen.ts'
import {openBytes} from '../workspace.ts'
import {type Batch, lintBatch} from './batch.ts'
import {type Linter, lintOpened} from './linter.ts'
import type {Checked, Outcome} from './outcome.ts'
import type {Store} from './store.ts'

/** The notebooks that somebody asked for, and what was found in each by itself. */
export interface Chosen extends Visited {
  readonly checked: Map<string, Checked>
}

/** Checks the notebooks of the arguments, or of the whole catalog. */
export async function lintChosen(files: readonly string[], batch: Batch, options: ChooseOptions): Promise<Chosen> {
  let outcomes: ReadonlyMap<string, Outcome> = new Map()
  const before = async (paths: readonly string[]): Promise<void> => {
    outcomes = await lintBatch(paths, batch)
  }
  const checked = new Map<string, Checked>()
  const visited = await visitChosen(batch.linter.workspace, files, {...options, before}, path => {
    const outcome = outcomes.get(path)
    if (outcome?.kind === 'checked') checked.set(path, outcome)
    return outcome?.kind === 'unread' ? outcome.diagnostic : outcome?.kind === 'checked'
  })
  return {...visited, checked}
}

/** A notebook that comes from elsewhere than the disk. */
export interface Stdin {
  /** From the working folder; decides format, configuration and reports. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** Checks the notebook of standard input. */
export async function lintStdin(linter: Linter, store: Store, {path, bytes}: Stdin): Promise<Chosen> {
  const {workspace} = linter
  const name = fromRoot(workspace.root, resolve(workspace.cwd, path))
  const outside = refuseOutside(workspace, [name], workspace.cwd)
  if (outside) throw outside
  const read = openBytes(workspace, name, bytes)
  if (!read) throw nothingMatched([path], 0)
  const both = {paths: new Set([name]), skipped: 0, errors: [], notes: []}
  if (!('source' in read)) return {...both, checked: new Map(), diagnostics: [read]}
  store.keep(read)
  return {...both, checked: new Map([[name, await lintOpened(linter, read)]]), diagnostics: []}
}
