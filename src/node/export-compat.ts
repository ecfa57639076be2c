import {statSync} from 'node:fs'
import {join, resolve} from 'node:path'
import process from 'node:process'
import {type CompatChoice, type CompatResult, compatOptions, exportCompat, nameOf} from '../export/compat/index.ts'
import {isUnread} from '../export/unread.ts'
import {sortDiagnostics} from '../lint/order.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {ExportProblem, OutputFile} from '../model/findings.ts'
import type {ToolProblem} from '../model/report.ts'
import {exitOf} from './exit-code.ts'
import {keepOwn} from './export/compat-files.ts'
import {diagnoseAll} from './export/diagnose-all.ts'
import type {ExportOutcome} from './export.ts'
import {ifThere} from './if-there.ts'
import {shownPath} from './paths.ts'
import {refusedCount} from './print.ts'
import {type ChooseOptions, type OnProgress, openChosen, visitChosen} from './read-chosen.ts'
import {problemOf, ToolError} from './tool-error.ts'
import {isNotebook, type Opened, openWorkspace, type Workspace, type WorkspaceOptions} from './workspace.ts'
import {diskFull} from './write.ts'
import {writeFindings} from './write-findings.ts'

export interface CompatFilesOptions extends WorkspaceOptions, Pick<ChooseOptions, 'allowEmpty'> {
  readonly files: readonly string[]
  /** A folder from `cwd`, default `out`; `-` gives the text back and writes nothing. */
  readonly out?: string | undefined
  readonly choice: CompatChoice
  /** Called before each file. */
  readonly onProgress?: OnProgress
}

/** Exports notebooks as nbconvert does, one after the other. One that cannot be read writes nothing; the others are exported. */
export async function exportCompatFiles(options: CompatFilesOptions): Promise<ExportOutcome> {
  const workspace = await openWorkspace(options)
  const {files, choice, onProgress, allowEmpty = false} = options
  const out = options.out ?? workspace.config.export.out ?? 'out'
  const folder = out === '-' ? undefined : resolve(workspace.cwd, out)
  const run: Run = {
    folder,
    cwd: workspace.cwd,
    choice,
    inputs: new Set(),
    taken: new Map(),
    found: [],
    errors: [],
    written: [],
    exported: new Set(),
  }
  if (files.length === 0) throw new ToolError('FILE_MISSING', 'Expected a notebook to export, got none.')
  const before = (paths: readonly string[]): void => checkInputs(workspace, paths, run)
  const reading = {allowEmpty, noIgnore: true, mayLeave: true, before, ...(onProgress && {onProgress})}
  const {skipped, diagnostics, errors} = await visitChosen(workspace, files, reading, path => {
    if (run.errors.some(({code}) => code === diskFull)) return true
    const opened = openChosen(workspace, path, {readSides: true})
    if (!opened || !('source' in opened)) return opened ?? false
    exportOne(opened, run)
    return true
  })
  const found = sortDiagnostics([...diagnostics, ...run.found])
  const problems = [...errors, ...run.errors]
  const {exported, written, text} = run
  // A file that is refused is an error, and the text is written all the same.
  const refused = refusedCount({diagnostics: found.filter(({path}) => !exported.has(path)), errors: problems})
  const audits: ExportOutcome['audits'] = new Map()
  const outcome = {root: workspace.root, exported: exported.size, refused, written, skipped, diagnostics: found, errors: problems, audits}
  return {...outcome, ...(text !== undefined && {text}), exitCode: exitOf(found, problems)}
}

interface Run {
  /** Absent for standard output. */
  readonly folder: string | undefined
  readonly cwd: string
  readonly choice: CompatChoice
  /** The notebooks, as the disk knows them. */
  readonly inputs: Set<string>
  /** Path of a file that was written, in lower case → the notebook that it is of. */
  readonly taken: Map<string, string>
  readonly found: Diagnostic[]
  readonly errors: ToolProblem[]
  readonly written: string[]
  /** The paths of notebooks. */
  readonly exported: Set<string>
  text?: string
}

/** Refuses what would write one file twice, or a notebook, before anything is written. */
function checkInputs(workspace: Workspace, paths: readonly string[], {folder, choice, inputs}: Run): void {
  const notebooks = paths.filter(path => isNotebook(workspace, path))
  if (folder === undefined) {
    if (notebooks.length > 1) throw new ToolError('STDOUT_MANY', `Expected one notebook for --out -, got ${notebooks.length}.`)
    return
  }
  for (const path of notebooks) inputs.add(identityOf(resolve(workspace.root, path)) ?? '')
  const taken = new Map<string, string>()
  for (const path of notebooks) {
    const name = `${choice.name ?? nameOf(path)}.md`
    const other = taken.get(name.toLowerCase())
    if (other !== undefined) throw writtenTwice(other, path, name)
    taken.set(name.toLowerCase(), path)
    refuseInputs(inputs, [join(folder, name)], workspace.cwd)
  }
}

function writtenTwice(first: string, second: string, name: string): ToolError {
  return new ToolError('TARGET_TWICE', `Expected a file of its own for each notebook: ${first} and ${second} both become ${name}.`, {
    hint: 'export them into folders of their own with --out',
  })
}

function refuseInputs(inputs: ReadonlySet<string>, files: readonly string[], cwd: string): void {
  const input = files.find(file => inputs.has(identityOf(file) ?? 'nothing'))
  if (input === undefined) return
  throw new ToolError('TARGET_INPUT', `Expected another file than a notebook to write to, got ${shownPath(input, cwd)}.`, {
    hint: 'export into a folder of its own with --out',
  })
}

/** Names may lead to one file by links, or in spite of letter case. */
function identityOf(file: string): string | undefined {
  const stat = ifThere(() => statSync(file, {bigint: true}))
  return stat && `${stat.dev}:${stat.ino}`
}

function exportOne({source}: Opened, run: Run): void {
  const {path, parsed, format} = source
  // nbconvert reads no MyST: there the rule of findings holds, that what is not read may hold tags.
  const isShown = parsed.notebook !== undefined && (format === 'ipynb' || !isUnread(parsed, source.text))
  const result =
    parsed.notebook && isShown ? exportCompat(parsed.notebook, compatOptions(run.choice, path, process.platform === 'win32')) : undefined
  const problems: ExportProblem[] = [...(result?.problems ?? [])]
  try {
    if (result) write(path, result, {run, problems})
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    run.errors.push(problemOf(error))
  }
  run.found.push(...diagnoseAll(source, {isShown, problems}))
}

function write(path: string, {main, files}: CompatResult, {run, problems}: {readonly run: Run; readonly problems: ExportProblem[]}): void {
  if (run.folder === undefined) {
    run.text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(main.bytes)
    run.exported.add(path)
    if (files.length > 0) problems.push({rule: 'export/file-name', severity: 'warning', message: notWritten(files.length)})
    return
  }
  const all: OutputFile[] = [main, ...keepOwn(run.folder, files, problems)]
  const other = all.find(file => run.taken.has(file.path.toLowerCase()))
  if (other) throw writtenTwice(run.taken.get(other.path.toLowerCase()) ?? '', path, other.path)
  refuseInputs(
    run.inputs,
    all.map(file => join(run.folder ?? '', file.path)),
    run.cwd,
  )
  run.written.push(...writeFindings(run.folder, all, file => shownPath(file, run.cwd)))
  for (const file of all) run.taken.set(file.path.toLowerCase(), path)
  run.exported.add(path)
}

function notWritten(count: number): string {
  return `Expected no files beside the text for --out -, got ${count}: they are not written.`
}
