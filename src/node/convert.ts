import {existsSync} from 'node:fs'
import {basename, dirname, extname, join, resolve} from 'node:path'
import {formats} from '../formats/index.ts'
import {diagnoseProblem, fileDiagnostic} from '../lint/diagnose.ts'
import {sortDiagnostics} from '../lint/order.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {FormatId, Loss, SideFile} from '../model/format.ts'
import type {Notebook} from '../model/notebook.ts'
import type {ExitCode, ToolProblem} from '../model/report.ts'
import {exitOf} from './exit-code.ts'
import {shownPath} from './paths.ts'
import {readBytes} from './read.ts'
import {type ChooseOptions, readChosen} from './read-chosen.ts'
import {writeSideFiles} from './side-files.ts'
import {problemOf, ToolError} from './tool-error.ts'
import {openWorkspace, type Workspace, type WorkspaceOptions} from './workspace.ts'
import {syncFolder, writeLater} from './write.ts'

export interface ConvertOptions extends WorkspaceOptions, ChooseOptions {
  readonly files?: readonly string[]
  readonly to: FormatId
  /** A folder from `cwd`; default beside the input. */
  readonly out?: string
  /** Nothing is written: the text comes back. */
  readonly stdout?: boolean
  /** Write over files that exist. */
  readonly fresh?: boolean
}

export interface ConvertOutcome {
  readonly exitCode: ExitCode
  readonly root: string
  /** Files written and files that held the text already. Absolute. */
  readonly written: readonly string[]
  readonly unchanged: readonly string[]
  /** Files that were named and are no notebooks, are ignored, or have the format already. */
  readonly skipped: number
  readonly diagnostics: readonly Diagnostic[]
  /** What the format does not hold by design, such as outputs in MyST. */
  readonly notes: readonly string[]
  readonly errors: readonly ToolProblem[]
  /** With `stdout`. */
  readonly text?: string
}

interface Job {
  /** From the root. */
  readonly path: string
  /** Absolute. */
  readonly file: string
  readonly notebook: Notebook
  readonly problems: readonly Diagnostic[]
  /** Absolute. */
  readonly target: string
}

/** Converts notebooks. A notebook with an error of the parser is never converted; the others are. */
export async function convertFiles(options: ConvertOptions): Promise<ConvertOutcome> {
  const workspace = await openWorkspace(options)
  const {jobs, skipped, diagnostics, errors} = await collect(workspace, options)
  const shown = (file: string): string => shownPath(file, workspace.cwd)
  checkTargets(jobs, options, shown)
  const outcome = {
    root: workspace.root,
    written: [] as string[],
    unchanged: [] as string[],
    skipped,
    diagnostics: [...diagnostics],
    notes: [] as string[],
    errors: [...errors],
  }
  let output: string | undefined
  const folders = new Set<string>()
  const writing: Promise<Wrote>[] = []
  const take = ({target, wrote, error}: Wrote): void => {
    if (error === undefined) outcome[wrote ? 'written' : 'unchanged'].push(target)
    else if (error instanceof ToolError) outcome.errors.push(problemOf(error))
    else throw error
  }
  for (const job of jobs) {
    outcome.diagnostics.push(...job.problems)
    if (job.problems.some(({severity}) => severity === 'error')) continue
    const sideFiles = options.to === 'myst' && options.stdout !== true
    const {text, losses, files = []} = formats[options.to].print(job.notebook, sideFiles ? {stem: stemOf(job.target)} : {})
    outcome.notes.push(...losses.filter(({severity}) => severity === 'info').map(loss => `${shown(job.file)}: ${describe(loss)}`))
    const refused = losses.filter(({severity}) => severity === 'error')
    outcome.diagnostics.push(...refused.map(loss => fileDiagnostic({rule: 'parse/shape', path: job.path, message: describe(loss)})))
    if (refused.length > 0) continue
    if (options.stdout === true) {
      output = text
      continue
    }
    writing.push(writeText(job.target, {text, files, fresh: options.fresh === true, folders, shown}))
    const first = writing.length > atOnce ? writing.shift() : undefined
    if (first) take(await first)
  }
  for (const wrote of await Promise.all(writing)) take(wrote)
  for (const folder of folders) syncFolder(folder)
  const sorted = sortDiagnostics(outcome.diagnostics)
  return {...outcome, diagnostics: sorted, exitCode: exitOf(sorted, outcome.errors), ...(output !== undefined && {text: output})}
}

/** So many files wait for the disk while the next ones are made. */
const atOnce = 32

interface Wrote {
  readonly target: string
  /** False for a file that held the text already. */
  readonly wrote?: boolean
  readonly error?: unknown
}

interface Written {
  readonly text: string
  readonly files: readonly SideFile[]
  readonly fresh: boolean
  readonly folders: Set<string>
  readonly shown: (file: string) => string
}

/** Never rejects: nobody waits for it yet when it fails. */
async function writeText(target: string, {text, files, fresh, folders, shown}: Written): Promise<Wrote> {
  try {
    writeSideFiles(dirname(target), files, shown)
    if (!fresh && existsSync(target)) checkHolds(target, text, shown)
    return {target, wrote: await writeLater(target, text, {name: shown(target), folders})}
  } catch (error) {
    return {target, error}
  }
}

async function collect(
  workspace: Workspace,
  options: ConvertOptions,
): Promise<{jobs: Job[]; skipped: number; diagnostics: readonly Diagnostic[]; errors: readonly ToolProblem[]}> {
  const {opened, ...chosen} = await readChosen(workspace, options.files ?? [], {...options, readSides: true})
  const jobs: Job[] = []
  const diagnostics = [...chosen.diagnostics]
  let {skipped} = chosen
  for (const {source} of opened) {
    const {path, parsed} = source
    const problems = parsed.problems.map(problem => diagnoseProblem(source, problem))
    if (source.format === options.to) skipped++
    else if (parsed.notebook)
      jobs.push({
        path,
        file: resolve(workspace.root, path),
        notebook: parsed.notebook,
        problems,
        target: targetOf(workspace, path, options),
      })
    else diagnostics.push(...problems)
  }
  return {jobs, skipped, diagnostics, errors: chosen.errors}
}

function targetOf({root, cwd}: Workspace, path: string, {out, to}: ConvertOptions): string {
  const file = resolve(root, path)
  const folder = out === undefined ? dirname(file) : resolve(cwd, out)
  return join(folder, stemOf(file) + (to === 'ipynb' ? '.ipynb' : '.md'))
}

function stemOf(file: string): string {
  return basename(file, extname(file))
}

/** What would write one file twice, or print two notebooks into one, is refused before anything is written. */
function checkTargets(jobs: readonly Job[], {stdout}: ConvertOptions, shown: (file: string) => string): void {
  if (stdout === true && jobs.length > 1) {
    throw new ToolError('STDOUT_MANY', `Expected one notebook for --stdout, got ${jobs.length}.`)
  }
  const targets = new Map<string, string>()
  for (const {file, target} of jobs) {
    // Some disks take `n` and `N` for one name.
    const key = target.toLowerCase()
    const other = targets.get(key)
    if (other !== undefined) {
      const both = `${shown(other)} and ${shown(file)} both become ${shown(target)}`
      throw new ToolError('TARGET_TWICE', `Expected a file of its own for each notebook: ${both}.`)
    }
    targets.set(key, file)
  }
}

/** A file that exists may hold the text already, and nothing else. */
function checkHolds(target: string, text: string, shown: (file: string) => string): void {
  const bytes = readBytes(target, {path: target, maxBytes: Number.POSITIVE_INFINITY})
  if (bytes instanceof Uint8Array && Buffer.compare(bytes, Buffer.from(text)) === 0) return
  throw new ToolError('TARGET_EXISTS', `${shown(target)} exists and holds something else; it was left as it is.`, {
    hint: '--fresh writes it anew (outputs and ids in it are lost), --out writes elsewhere',
  })
}

function describe({message, cell}: Loss): string {
  return cell === undefined ? message : `cell ${cell + 1}: ${message}`
}
