import {resolve} from 'node:path'
import type {Source} from '../../lint/diagnose.ts'
import {sortDiagnostics} from '../../lint/order.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {OutputFile} from '../../model/findings.ts'
import type {ExitCode, ToolProblem} from '../../model/report.ts'
import {sha256Of} from '../digest.ts'
import {exitOf} from '../exit-code.ts'
import {refusedCount} from '../print.ts'
import {type ChooseOptions, type OnProgress, openChosen, visitChosen} from '../read-chosen.ts'
import {ToolError} from '../tool-error.ts'
import {turn} from '../turn.ts'
import {isNotebook, type Workspace} from '../workspace.ts'
import {identityOf} from '../write-findings.ts'
import {isFull, type Outlet, openOutlet, putOut, takenTwice} from './outlet.ts'

export interface RunOptions extends Pick<ChooseOptions, 'allowEmpty'> {
  /** Files and globs of notebooks. */
  readonly notebooks: readonly string[]
  /** A folder from the working folder; `-` gives the text back and writes nothing. */
  readonly out: string
  readonly onProgress?: OnProgress | undefined
}

/** What findings and the Markdown of nbconvert do not have in common. */
export interface Mode {
  /** What names the files of an input: two of one name would write over each other. */
  readonly nameOf: (path: string) => string
  /** Looks at the notebooks, before anything is written. */
  readonly before?: (notebooks: readonly string[], outlet: Outlet) => void
  /** Whether `make` is told the hash of a notebook's file. */
  readonly needsHash: boolean
  readonly make: (notebook: Hashed, outlet: Outlet) => Made
  /** Findings that were written before. */
  readonly findings?: WrittenFindings | undefined
}

export interface WrittenFindings {
  /** From the root, in order. */
  readonly paths: readonly string[]
  readonly nameOf: (path: string) => string
  readonly make: (path: string) => Made
}

/** A notebook without the bytes of its file: they are as large as everything else of it. */
export interface Hashed {
  readonly source: Source
  /** In hexadecimal; empty where the mode does not need it. */
  readonly sha256: string
}

export interface Made {
  /** None where the input is refused. */
  readonly files: readonly OutputFile[]
  readonly diagnostics: readonly Diagnostic[]
  /** Looks at the folder once the files are there, whose absolute paths it is given. */
  readonly after?: (written: readonly string[]) => readonly Diagnostic[]
}

export interface RunOutcome {
  readonly exitCode: ExitCode
  readonly root: string
  /** Absolute, in the order of the inputs; the main file of each first. */
  readonly written: readonly string[]
  /** How many inputs were exported. */
  readonly exported: number
  /** How many were not. */
  readonly refused: number
  readonly skipped: number
  readonly diagnostics: readonly Diagnostic[]
  readonly errors: readonly ToolProblem[]
  /** With `out: '-'`; absent where the input was refused. */
  readonly text?: string
}

/**
 * Exports inputs one after the other, so that no more than one is held. One that is refused writes nothing; the others are exported.
 */
export async function runExport(workspace: Workspace, options: RunOptions, mode: Mode): Promise<RunOutcome> {
  const {notebooks, out, onProgress, allowEmpty = false} = options
  const {findings} = mode
  const later = findings?.paths ?? []
  const outlet = openOutlet(out === '-' ? undefined : resolve(workspace.cwd, out), workspace.cwd)
  const found: Diagnostic[] = []
  const take = (path: string, {files, diagnostics, after}: Made): void => {
    const written = putOut(path, files, outlet)
    found.push(...diagnostics, ...((written.length > 0 && after?.(written)) || []))
  }
  let chosen: readonly string[] = []
  const before = (paths: readonly string[]): void => {
    chosen = paths
    checkInputs(workspace, {notebooks: paths.filter(path => isNotebook(workspace, path)), mode}, outlet)
  }
  const visit = (path: string): boolean | Diagnostic => {
    if (isFull(outlet)) return true
    const opened = open(workspace, path, mode)
    if (!opened || !('source' in opened)) return opened ?? false
    take(path, mode.make(opened, outlet))
    return true
  }
  const onNotebook = onProgress && {
    onProgress: ({total, ...now}: Parameters<OnProgress>[0]) => onProgress({...now, total: total + later.length}),
  }
  // A file that is named is meant, also where the catalog leaves it out: executed copies are no hunts.
  const choice = {allowEmpty, noIgnore: true, mayLeave: true, before, ...onNotebook}
  const visited = notebooks.length > 0 ? await visitChosen(workspace, notebooks, choice, visit) : before([])
  for (const [index, path] of later.entries()) {
    await turn()
    if (isFull(outlet) || !findings) break
    onProgress?.({done: chosen.length + index, total: chosen.length + later.length, path})
    take(path, findings.make(path))
  }
  const {skipped = 0, diagnostics = [], errors = []} = visited ?? {}
  const sorted = sortDiagnostics([...diagnostics, ...found])
  const problems = [...errors, ...outlet.errors]
  const {written, exported, text} = outlet
  // An error does not always refuse an input: the text of nbconvert is written in spite of a picture that is not.
  const refused = refusedCount({diagnostics: sorted.filter(({path}) => !exported.has(path)), errors: problems})
  const outcome = {root: workspace.root, written, exported: exported.size, refused, skipped, diagnostics: sorted, errors: problems}
  return {...outcome, ...(text !== undefined && {text}), exitCode: exitOf(sorted, problems)}
}

interface Inputs {
  readonly notebooks: readonly string[]
  readonly mode: Mode
}

/** Refuses what would write one file twice, before anything is written. */
function checkInputs({root}: Workspace, {notebooks, mode}: Inputs, outlet: Outlet): void {
  const {nameOf, findings, before} = mode
  const inputs = notebooks.map(path => ({path, name: nameOf(path)}))
  for (const path of findings?.paths ?? []) inputs.push({path, name: findings?.nameOf(path) ?? ''})
  if (outlet.folder === undefined && inputs.length > 1) {
    throw new ToolError('STDOUT_MANY', `Expected one notebook for --out -, got ${inputs.length}.`)
  }
  const taken = new Map<string, string>()
  for (const {path, name} of inputs) {
    const other = taken.get(name.toLowerCase())
    if (other !== undefined) throw takenTwice(other, path, name)
    taken.set(name.toLowerCase(), path)
    outlet.inputs.add(identityOf(resolve(root, path)) ?? '')
  }
  before?.(notebooks, outlet)
}

function open(workspace: Workspace, path: string, {needsHash}: Mode): Hashed | Diagnostic | undefined {
  const opened = openChosen(workspace, path, {readSides: true})
  if (!opened || !('source' in opened)) return opened
  return {source: opened.source, sha256: needsHash ? sha256Of(opened.file.bytes) : ''}
}
