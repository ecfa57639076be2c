import {dirname, resolve} from 'node:path'
import {extensions} from '../formats/readers.ts'
import {fileDiagnostic} from '../lint/diagnose.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {ParseOptions} from '../model/format.ts'
import type {ToolProblem} from '../model/report.ts'
import {type Candidate, chooseFiles, type Group} from './files.ts'
import {type NarrowOptions, narrowing} from './narrow.ts'
import {type Shard, shardOf} from './shard.ts'
import {readSideFile} from './side-files.ts'
import {problemOf, ToolError} from './tool-error.ts'
import {turn} from './turn.ts'
import {isNotebook, type Opened, openNotebook, type Workspace} from './workspace.ts'

export interface ChooseOptions extends NarrowOptions {
  readonly allowEmpty?: boolean
  /** Take named files that are ignored. */
  readonly noIgnore?: boolean
  /** More arguments. An empty list of them is not the whole catalog. */
  readonly filesFrom?: readonly string[]
  /** Only this part of the choice. */
  readonly shard?: Shard
}

export interface ReadOptions extends ChooseOptions {
  /** Read the files that a notebook refers to. */
  readonly readSides?: boolean
  /** Take files outside the root of a configuration as well. */
  readonly mayLeave?: boolean
  /** Called with all files that may be notebooks, before the first is visited. */
  readonly before?: (paths: readonly string[]) => void | Promise<void>
  /** Called before each file. */
  readonly onProgress?: OnProgress
}

/** How far a run is: `done` of `total` files, and the one that comes next. */
export type OnProgress = (progress: {readonly done: number; readonly total: number; readonly path: string}) => void

export interface Visited {
  /** The files that are notebooks, and those that should be and could not be read. */
  readonly paths: ReadonlySet<string>
  /** Files that were named and are no notebooks, or are ignored. */
  readonly skipped: number
  /** How many of these are ignored. */
  readonly ignored?: number
  /** Of the files and folders that could not be read. */
  readonly diagnostics: readonly Diagnostic[]
  /** Arguments that name nothing, beside others that do. */
  readonly errors: readonly ToolProblem[]
  /** For people. */
  readonly notes: readonly string[]
  /** The files that may be notebooks, before `shard` took a part of them. */
  readonly choice?: readonly string[]
  /** The files of the catalog, where no argument says otherwise. */
  readonly catalog?: readonly string[]
  /** The commit that `since` compares with. */
  readonly base?: string
}

export interface Chosen extends Visited {
  /** In the order of their paths. */
  readonly opened: readonly Opened[]
}

/** Looks at one file: whether it is a notebook, or why nobody can tell. */
export type Visit = (path: string) => boolean | Diagnostic | Promise<boolean | Diagnostic>

/**
 * Reads the notebooks of the arguments, or of the whole catalog. An argument without a notebook is wrong use, which is judged before
 * `since` narrows the choice: a change that touches no notebook is clean.
 */
export async function readChosen(workspace: Workspace, args: readonly string[], options: ReadOptions): Promise<Chosen> {
  const opened: Opened[] = []
  const visited = await visitChosen(workspace, args, options, path => {
    const read = openChosen(workspace, path, options)
    if (!read || !('source' in read)) return read ?? false
    opened.push(read)
    return true
  })
  return {opened, ...visited}
}

/** Reads and parses a file that was chosen. */
export function openChosen(
  workspace: Workspace,
  path: string,
  {readSides = false, metadataOnly = false}: Pick<ReadOptions, 'readSides'> & Pick<ParseOptions, 'metadataOnly'>,
): Opened | Diagnostic | undefined {
  const folder = dirname(resolve(workspace.root, path))
  return openNotebook(workspace, path, {metadataOnly, ...(readSides && {readSide: side => readSideFile(folder, side)})})
}

/** Visits the files of the arguments one after the other, so that no more than one has to be held. */
export async function visitChosen(workspace: Workspace, named: readonly string[], options: ReadOptions, visit: Visit): Promise<Visited> {
  const {allowEmpty = false, noIgnore = false, mayLeave = false, filesFrom, before, onProgress, shard} = options
  const args = [...named, ...(filesFrom ?? [])]
  if (filesFrom && args.length === 0) return nothingListed(allowEmpty)
  const {isChosen: isNarrowed, ...narrowed} = await narrowing(workspace, options)
  const choice = await chooseFiles(workspace, args, {cwd: workspace.cwd, noIgnore, mayLeave})
  const narrow = choice.files.filter(isNarrowed).map(({path}) => path)
  const part = shard && shardOf(narrow, shard)
  const isChosen = (candidate: Candidate): boolean => isNarrowed(candidate) && part?.has(candidate.path) !== false
  const notes = shard && part?.size === 0 ? [`part ${shard.index} of ${shard.count} is empty`] : []
  const diagnostics = [...choice.unreadable]
  const paths = new Set<string>()
  const left = new Set<string>()
  let {skipped} = choice
  await before?.(choice.files.filter(isChosen).map(({path}) => path))
  for (const [done, candidate] of choice.files.entries()) {
    await turn()
    const {path} = candidate
    if (!isChosen(candidate)) {
      left.add(path)
      continue
    }
    onProgress?.({done, total: choice.files.length, path})
    const seen = await visit(path)
    if (seen !== false) paths.add(path)
    else if (candidate.named) skipped++
    if (typeof seen !== 'boolean') diagnostics.push(seen)
  }
  const isLeft = (path: string): boolean => left.has(path) && isNotebook(workspace, path)
  for (const group of choice.groups) {
    if (group.unreadable.length > 0 || group.paths.some(path => paths.has(path)) || group.paths.some(isLeft)) continue
    const special = specialFolder(group)
    if (special) diagnostics.push(special)
    else if (!allowEmpty) throw nothingMatched([group.arg], 0)
    if (special) paths.add(special.path)
  }
  const isEmpty = paths.size === 0 && choice.unreadable.length === 0 && ![...left].some(isLeft)
  if (isEmpty && choice.errors.length > 0) throw joined(choice.errors)
  if (isEmpty && !allowEmpty) throw nothingMatched(args, choice.skipped)
  const catalog = args.length === 0 ? {catalog: choice.files.map(({path}) => path)} : {}
  return {
    paths,
    skipped,
    ignored: choice.skipped,
    diagnostics,
    errors: choice.errors.map(problemOf),
    ...narrowed,
    notes: [...narrowed.notes, ...notes],
    choice: narrow,
    ...catalog,
  }
}

function nothingListed(allowEmpty: boolean): Visited {
  if (allowEmpty) return {paths: new Set(), skipped: 0, diagnostics: [], errors: [], notes: []}
  throw new ToolError('NO_NOTEBOOK', 'Expected at least one name in the list of --files-from, got none.', {
    hint: '--allow-empty accepts none',
  })
}

/** A folder without notebooks that is called as one: somebody took it for the file. */
function specialFolder({folder}: Group): Diagnostic | undefined {
  if (folder === undefined || !extensions.some(extension => folder.toLowerCase().endsWith(extension))) return undefined
  return fileDiagnostic({rule: 'io/special', path: folder, message: 'Expected a notebook, got a folder without notebooks.'})
}

/** How many wrong arguments one line names. */
const maxNamed = 3

function joined(errors: readonly ToolError[]): ToolError {
  const [first] = errors
  if (first && errors.length === 1) return first
  const hint = errors.find(error => error.hint !== undefined)?.hint
  const more = errors.length - maxNamed
  const message =
    errors
      .slice(0, maxNamed)
      .map(error => error.message)
      .join(' ') + (more > 0 ? ` And ${more} more.` : '')
  return new ToolError(first?.code ?? 'FILE_MISSING', message, hint === undefined ? {} : {hint})
}

export function nothingMatched(args: readonly string[], ignored: number): ToolError {
  const shown = args.slice(0, maxNamed).map(arg => `\`${arg}\``)
  const more = args.length - maxNamed
  const where = args.length === 0 ? 'the catalog' : shown.join(', ') + (more > 0 ? ` and ${more} more` : '')
  const hint =
    ignored > 0
      ? ignored === 1
        ? 'a named file is ignored: --no-ignore takes it'
        : `${ignored} named files are ignored: --no-ignore takes them`
      : 'name notebooks, or folders that hold some; --allow-empty accepts none'
  return new ToolError('NO_NOTEBOOK', `Expected at least one notebook in ${where}, got none.`, {hint})
}
