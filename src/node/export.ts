import {existsSync, lstatSync, mkdirSync, realpathSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {defaultExportOptions, type ExportOptions, exportNotebook, targets} from '../export/index.ts'
import {diagnose, diagnoseProblem, type Source} from '../lint/diagnose.ts'
import {sortDiagnostics} from '../lint/order.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {AuditRow, ExportProblem, OutputFile} from '../model/findings.ts'
import type {ExitCode, ToolProblem} from '../model/report.ts'
import {fromRoot, isInside} from './paths.ts'
import {readBytes} from './read.ts'
import {readSideFile} from './side-files.ts'
import {ToolError} from './tool-error.ts'
import {
  type ChooseOptions,
  choose,
  nothingMatched,
  type Opened,
  openNotebook,
  openWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from './workspace.ts'
import {writeWhole} from './write.ts'

export interface ExportFilesOptions extends WorkspaceOptions, Pick<ChooseOptions, 'allowEmpty'>, Partial<Shown> {
  readonly files: readonly string[]
  /** Default `markdown`. */
  readonly target?: string
  /** A folder from `cwd`, default `out`; `-` gives the text back and writes nothing. */
  readonly out?: string
}

/** What an export shows; the defaults are those of the configuration. */
type Shown = Pick<ExportOptions, 'showInput' | 'streams' | 'errors' | 'showParameters' | 'lenientTags' | 'embedImages' | 'maxBytes'>

export interface ExportOutcome {
  readonly exitCode: ExitCode
  readonly root: string
  /** Absolute, in the order of the notebooks; the main file of each first. */
  readonly written: readonly string[]
  readonly skipped: number
  readonly diagnostics: readonly Diagnostic[]
  readonly errors: readonly ToolProblem[]
  /** Path of the notebook → what was kept and removed. */
  readonly audits: ReadonlyMap<string, readonly AuditRow[]>
  /** With `out: '-'`. */
  readonly text?: string
}

/** Exports notebooks as findings. A notebook that is refused writes nothing; the others are exported. */
export async function exportFiles(options: ExportFilesOptions): Promise<ExportOutcome> {
  const workspace = await openWorkspace(options)
  const target = options.target ?? defaultExportOptions.target
  if (!targets.has(target)) {
    throw new ToolError('TARGET_UNKNOWN', `Expected --to ${[...targets.keys()].map(id => `\`${id}\``).join(', ')}, got \`${target}\`.`)
  }
  const {opened, skipped, diagnostics} = await read(workspace, options)
  const folder = resolve(workspace.cwd, options.out ?? 'out')
  const results = opened.map(({source}) => ({source, ...run(workspace, source, {...options, target})}))
  const found = [...diagnostics, ...results.flatMap(({source, problems}) => diagnoseAll(source, problems))]
  const audits = new Map(results.map(({source, audit}) => [source.path, audit]))
  const outcome = {root: workspace.root, skipped, diagnostics: sortDiagnostics(found), audits}
  if (options.out === '-') {
    if (results.length > 1) throw new ToolError('STDOUT_MANY', `Expected one notebook for --out -, got ${results.length}.`)
    const text = new TextDecoder().decode(results[0]?.files[0]?.bytes)
    return {...outcome, written: [], errors: [], text, exitCode: exitOf(found, [])}
  }
  checkNames(results)
  const written: string[] = []
  const errors: ToolProblem[] = []
  for (const {files} of results) {
    try {
      written.push(...writeAll(folder, files))
    } catch (error) {
      if (!(error instanceof ToolError)) throw error
      errors.push(error)
    }
  }
  return {...outcome, written, errors, exitCode: exitOf(found, errors)}
}

async function read(
  workspace: Workspace,
  options: ExportFilesOptions,
): Promise<{opened: Opened[]; skipped: number; diagnostics: Diagnostic[]}> {
  if (options.files.length === 0) throw new ToolError('FILE_MISSING', 'Expected a notebook to export, got none.')
  // A file that is named is meant, also where the catalog leaves it out: executed copies are no hunts.
  const choice = await choose(workspace, options.files, {...options, noIgnore: true})
  const opened: Opened[] = []
  const diagnostics: Diagnostic[] = []
  let {skipped} = choice
  for (const {path, named} of choice.files) {
    const folder = dirname(resolve(workspace.root, path))
    const found = openNotebook(workspace, path, {readSide: side => readSideFile(folder, side)})
    if (!found) {
      if (named) skipped++
    } else if ('source' in found) opened.push(found)
    else diagnostics.push(found)
  }
  if (opened.length + diagnostics.length === 0 && options.allowEmpty !== true) throw nothingMatched(options.files, choice.skipped)
  return {opened, skipped, diagnostics}
}

interface Run {
  readonly files: readonly OutputFile[]
  readonly problems: readonly ExportProblem[]
  readonly audit: readonly AuditRow[]
}

function run({config, root}: Workspace, {path, parsed}: Source, options: ExportFilesOptions & {readonly target: string}): Run {
  if (!parsed.notebook || isUnread(parsed)) return {files: [], problems: [], audit: []}
  const {export: configured} = config
  return exportNotebook(parsed.notebook, {
    path,
    target: options.target,
    showInput: options.showInput ?? configured.showInput,
    streams: options.streams ?? configured.streams,
    errors: options.errors ?? configured.errors,
    showParameters: options.showParameters ?? configured.showParameters,
    lenientTags: options.lenientTags ?? false,
    embedImages: options.embedImages ?? false,
    maxBytes: options.maxBytes ?? defaultExportOptions.maxBytes,
    knownTags: new Set(configured.knownTags),
    limits: options.out === '-' && options.embedImages !== true ? withoutPictures : defaultExportOptions.limits,
    readFile: picture => readPicture(root, join(dirname(path), picture)),
  })
}

/** Standard output has no place for picture files: a placeholder says what is not shown. */
const withoutPictures = {...defaultExportOptions.limits, pictures: {one: 0, all: 0}}

/** A picture that the notebook shows, if it lies in the catalog, whatever links lead there. */
function readPicture(root: string, path: string): Uint8Array | undefined {
  const file = join(root, path)
  if (!existsSync(file) || !isInside(fromRoot(realpathSync(root), realpathSync(file)))) return undefined
  const bytes = readBytes(file, {path, maxBytes: defaultExportOptions.limits.pictures.one})
  return bytes instanceof Uint8Array ? bytes : undefined
}

/** Errors of the parser after which every part of the notebook is known all the same. */
const readable = new Set(['parse/shape', 'parse/duplicate-key', 'parse/surrogate'])

/** Whether a part of the text could not be read: it may hold the tags that say what is not to be published. */
function isUnread({problems}: Source['parsed']): boolean {
  return problems.some(({severity, rule}) => severity === 'error' && !readable.has(rule))
}

/** Errors of the parser that leave a notebook to show are warnings here. */
function diagnoseAll(source: Source, problems: readonly ExportProblem[]): Diagnostic[] {
  const parsed = source.parsed.problems.map(problem => diagnoseProblem(source, problem))
  const isShown = source.parsed.notebook !== undefined && !isUnread(source.parsed)
  const softened = isShown ? parsed.map(soften) : parsed
  const own = problems.map(({cell, ...finding}) =>
    diagnose(source, {...finding, place: cell === undefined ? {kind: 'file'} : {kind: 'cell', cell: cell - 1}, conceal: true}),
  )
  return [...softened, ...own]
}

function soften(found: Diagnostic): Diagnostic {
  return found.severity === 'error' ? {...found, severity: 'warning'} : found
}

function checkNames(results: readonly {readonly source: Source; readonly files: readonly OutputFile[]}[]): void {
  const taken = new Map<string, string>()
  for (const {source, files} of results) {
    const name = files[0]?.path
    if (name === undefined) continue
    const other = taken.get(name.toLowerCase())
    if (other !== undefined) {
      throw new ToolError(
        'TARGET_TWICE',
        `Expected a file of its own for each notebook: ${other} and ${source.path} both become ${name}.`,
        {
          hint: 'export them into folders of their own with --out',
        },
      )
    }
    taken.set(name.toLowerCase(), source.path)
  }
}

/** Pictures first, then the text that refers to them. Nothing is written through a link, nor outside the folder. */
function writeAll(folder: string, files: readonly OutputFile[]): string[] {
  const paths = files.map(({path}) => join(folder, path))
  for (const file of paths) refuseLinks(folder, file)
  for (const [index, {bytes}] of [...files.entries()].reverse()) writeWhole(paths[index] ?? '', bytes)
  return paths
}

function refuseLinks(folder: string, file: string): void {
  mkdirSync(folder, {recursive: true})
  const inside = fromRoot(folder, file)
  if (!isInside(inside)) throw new ToolError('PATH_OUTSIDE', `Expected a file inside ${folder}, got \`${inside}\`.`)
  for (const part of [dirname(file), file]) {
    if (part !== folder && lstatSync(part, {throwIfNoEntry: false})?.isSymbolicLink()) {
      throw new ToolError('TARGET_LINK', `Expected no symbolic link where findings are written, got ${part}.`)
    }
  }
}

function exitOf(diagnostics: readonly Diagnostic[], errors: readonly ToolProblem[]): ExitCode {
  if (errors.length > 0 || diagnostics.some(({rule}) => rule === 'io/unreadable')) return 2
  return diagnostics.some(({severity}) => severity === 'error') ? 1 : 0
}
