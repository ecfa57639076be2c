import {dirname, resolve} from 'node:path'
import {extensions} from '../formats/readers.ts'
import {fileDiagnostic} from '../lint/diagnose.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {ToolProblem} from '../model/report.ts'
import {chooseFiles, type Group} from './files.ts'
import {readSideFile} from './side-files.ts'
import {problemOf, ToolError} from './tool-error.ts'
import {turn} from './turn.ts'
import {type Opened, openNotebook, type Workspace} from './workspace.ts'

export interface ChooseOptions {
  readonly allowEmpty?: boolean
  /** Take named files that are ignored. */
  readonly noIgnore?: boolean
}

interface ReadOptions extends ChooseOptions {
  /** Read the files that a notebook refers to. */
  readonly readSides?: boolean
  /** Take files outside the root of a configuration as well. */
  readonly mayLeave?: boolean
}

export interface Chosen {
  /** In the order of their paths. */
  readonly opened: readonly Opened[]
  /** The files that are notebooks, and those that should be and could not be read. */
  readonly paths: ReadonlySet<string>
  /** Files that were named and are no notebooks, or are ignored. */
  readonly skipped: number
  /** Of the files and folders that could not be read. */
  readonly diagnostics: readonly Diagnostic[]
  /** Arguments that name nothing, beside others that do. */
  readonly errors: readonly ToolProblem[]
}

/** Reads the notebooks of the arguments, or of the whole catalog. An argument without a notebook is wrong use. */
export async function readChosen(workspace: Workspace, args: readonly string[], options: ReadOptions): Promise<Chosen> {
  const {allowEmpty = false, noIgnore = false, readSides = false, mayLeave = false} = options
  const choice = await chooseFiles(workspace, args, {cwd: workspace.cwd, noIgnore, mayLeave})
  const opened: Opened[] = []
  const diagnostics = [...choice.unreadable]
  const paths = new Set<string>()
  let {skipped} = choice
  for (const {path, named} of choice.files) {
    await turn()
    const folder = dirname(resolve(workspace.root, path))
    const read = openNotebook(workspace, path, readSides ? {readSide: side => readSideFile(folder, side)} : {})
    if (read) paths.add(path)
    else if (named) skipped++
    if (read && 'source' in read) opened.push(read)
    else if (read) diagnostics.push(read)
  }
  for (const group of choice.groups) {
    if (group.unreadable.length > 0 || group.paths.some(path => paths.has(path))) continue
    const special = specialFolder(group)
    if (special) diagnostics.push(special)
    else if (!allowEmpty) throw nothingMatched([group.arg], 0)
    if (special) paths.add(special.path)
  }
  const isEmpty = paths.size === 0 && choice.unreadable.length === 0
  if (isEmpty && choice.errors.length > 0) throw joined(choice.errors)
  if (isEmpty && !allowEmpty) throw nothingMatched(args, choice.skipped)
  return {opened, paths, skipped, diagnostics, errors: choice.errors.map(problemOf)}
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
  const where = args.length === 0 ? 'the catalog' : args.map(arg => `\`${arg}\``).join(', ')
  const hint =
    ignored > 0
      ? `${ignored === 1 ? 'a named file is' : `${ignored} named files are`} ignored: --no-ignore takes them`
      : 'name notebooks, or folders that hold some; --allow-empty accepts none'
  return new ToolError('NO_NOTEBOOK', `Expected at least one notebook in ${where}, got none.`, {hint})
}
