import {dirname, resolve} from 'node:path'
import type {Diagnostic} from '../model/diagnostic.ts'
import {chooseFiles} from './files.ts'
import {readSideFile} from './side-files.ts'
import {ToolError} from './tool-error.ts'
import {type Opened, openNotebook, type Workspace} from './workspace.ts'

export interface ChooseOptions {
  readonly allowEmpty?: boolean
  /** Take named files that are ignored. */
  readonly noIgnore?: boolean
}

export interface Chosen {
  /** In the order of their paths. */
  readonly opened: readonly Opened[]
  /** Files that were named and are no notebooks, or are ignored. */
  readonly skipped: number
  /** Of the files that could not be read. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the notebooks of the arguments, or of the whole catalog. An argument without a notebook is wrong use. */
export async function readChosen(
  workspace: Workspace,
  args: readonly string[],
  {allowEmpty = false, noIgnore = false, readSides = false}: ChooseOptions & {readonly readSides?: boolean},
): Promise<Chosen> {
  const choice = await chooseFiles(workspace, args, {cwd: workspace.cwd, noIgnore})
  const opened: Opened[] = []
  const diagnostics: Diagnostic[] = []
  const taken = new Set<string>()
  let {skipped} = choice
  for (const {path, named} of choice.files) {
    const folder = dirname(resolve(workspace.root, path))
    const read = openNotebook(workspace, path, readSides ? {readSide: side => readSideFile(folder, side)} : {})
    if (read) taken.add(path)
    else if (named) skipped++
    if (read && 'source' in read) opened.push(read)
    else if (read) diagnostics.push(read)
  }
  if (allowEmpty) return {opened, skipped, diagnostics}
  for (const {arg, paths} of choice.groups) if (!paths.some(path => taken.has(path))) throw nothingMatched([arg], 0)
  if (taken.size === 0) throw nothingMatched(args, choice.skipped)
  return {opened, skipped, diagnostics}
}

export function nothingMatched(args: readonly string[], ignored: number): ToolError {
  const where = args.length === 0 ? 'the catalog' : args.map(arg => `\`${arg}\``).join(', ')
  const hint =
    ignored > 0
      ? `${ignored === 1 ? 'a named file is' : `${ignored} named files are`} ignored: --no-ignore takes them`
      : 'name notebooks, or folders that hold some; --allow-empty accepts none'
  return new ToolError('NO_NOTEBOOK', `Expected at least one notebook in ${where}, got none.`, {hint})
}
