import {existsSync, realpathSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {defaultExportOptions, type ExportOptions, exportNotebook, type Target, targets} from '../export/index.ts'
import {isUnread} from '../export/unread.ts'
import {diagnose, diagnoseProblem, type Source} from '../lint/diagnose.ts'
import {sortDiagnostics} from '../lint/order.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {AuditRow, ExportProblem, OutputFile} from '../model/findings.ts'
import type {ExitCode, ToolProblem} from '../model/report.ts'
import {exitOf} from './exit-code.ts'
import {fromRoot, isInside, shownPath} from './paths.ts'
import {readBytes} from './read.ts'
import {type ChooseOptions, readChosen} from './read-chosen.ts'
import {problemOf, ToolError} from './tool-error.ts'
import {turn} from './turn.ts'
import {openWorkspace, type Workspace, type WorkspaceOptions} from './workspace.ts'
import {diskFull} from './write.ts'
import {checkNames, writeFindings} from './write-findings.ts'

export interface ExportFilesOptions extends WorkspaceOptions, Pick<ChooseOptions, 'allowEmpty'>, Partial<Shown> {
  readonly files: readonly string[]
  /** What is written of each notebook; default `markdown`. */
  readonly targets?: readonly string[]
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
  /** How many notebooks were exported. */
  readonly exported: number
  readonly skipped: number
  readonly diagnostics: readonly Diagnostic[]
  readonly errors: readonly ToolProblem[]
  /** Path of the notebook → what was kept and removed. */
  readonly audits: ReadonlyMap<string, readonly AuditRow[]>
  /** With `out: '-'`; absent where the notebook was refused. */
  readonly text?: string
}

/** Exports notebooks as findings. A notebook that is refused writes nothing; the others are exported. */
export async function exportFiles(options: ExportFilesOptions): Promise<ExportOutcome> {
  const workspace = await openWorkspace(options)
  const loaded = await loadTargets(options.targets ?? ['markdown'])
  if (options.files.length === 0) throw new ToolError('FILE_MISSING', 'Expected a notebook to export, got none.')
  // A file that is named is meant, also where the catalog leaves it out: executed copies are no hunts.
  const taken = {...options, noIgnore: true, readSides: true, mayLeave: true}
  const {opened, skipped, diagnostics, errors: unchosen} = await readChosen(workspace, options.files, taken)
  if (options.out === '-' && opened.length > 1)
    throw new ToolError('STDOUT_MANY', `Expected one notebook for --out -, got ${opened.length}.`)
  const results: (Run & {readonly path: string; readonly source: Source})[] = []
  for (const {source} of opened) {
    await turn()
    results.push({path: source.path, source, ...run(workspace, source, {options, targets: loaded})})
  }
  const found = [...diagnostics, ...results.flatMap(({source, problems}) => diagnoseAll(source, problems))]
  const audits = new Map(results.map(({path, audit}) => [path, audit]))
  const outcome = {root: workspace.root, skipped, diagnostics: sortDiagnostics(found), audits}
  if (options.out === '-') {
    const bytes = results[0]?.files[0]?.bytes
    const text = bytes && new TextDecoder().decode(bytes)
    return {
      ...outcome,
      exported: bytes ? 1 : 0,
      written: [],
      errors: unchosen,
      ...(text !== undefined && {text}),
      exitCode: exitOf(found, unchosen),
    }
  }
  checkNames(results)
  const folder = resolve(workspace.cwd, options.out ?? 'out')
  const written: string[] = []
  const errors: ToolProblem[] = [...unchosen]
  let exported = 0
  for (const {files} of results) {
    if (errors.some(({code}) => code === diskFull)) break
    await turn()
    try {
      written.push(...writeFindings(folder, files, file => shownPath(file, workspace.cwd)))
      if (files.length > 0) exported++
    } catch (error) {
      if (!(error instanceof ToolError)) throw error
      errors.push(problemOf(error))
    }
  }
  return {...outcome, exported, written, errors, exitCode: exitOf(found, errors)}
}

interface Run {
  readonly files: readonly OutputFile[]
  readonly problems: readonly ExportProblem[]
  readonly audit: readonly AuditRow[]
}

/** Each once, in the order in which they are named. */
async function loadTargets(ids: readonly string[]): Promise<Target[]> {
  const loads = [...new Set(ids)].map(id => {
    const load = targets.get(id)
    if (load) return load()
    throw new ToolError('TARGET_UNKNOWN', `Expected --to ${[...targets.keys()].map(one => `\`${one}\``).join(', ')}, got \`${id}\`.`)
  })
  return await Promise.all(loads)
}

function run(
  {config, root}: Workspace,
  {path, parsed}: Source,
  {options, targets: loaded}: {readonly options: ExportFilesOptions; readonly targets: readonly Target[]},
): Run {
  if (!parsed.notebook || isUnread(parsed)) return {files: [], problems: [], audit: []}
  const {export: configured} = config
  return exportNotebook(parsed.notebook, {
    ...defaultExportOptions,
    path,
    targets: loaded,
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
