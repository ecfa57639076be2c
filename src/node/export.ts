import {resolve} from 'node:path'
import {type Audit, auditOf} from '../export/audit.ts'
import {exportNotebook, type Target} from '../export/index.ts'
import {stemOf} from '../export/stem.ts'
import {isUnread} from '../export/unread.ts'
import {fileDiagnostic, type Source} from '../lint/diagnose.ts'
import {sortDiagnostics} from '../lint/order.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {OutputFile} from '../model/findings.ts'
import type {ExitCode, ToolProblem} from '../model/report.ts'
import {sha256Of} from './digest.ts'
import {exitOf} from './exit-code.ts'
import {diagnoseAll} from './export/diagnose-all.ts'
import {checkKeepTags} from './export/keep-tags.ts'
import {checkNames} from './export/names.ts'
import {type ExportSettings, type Settled, settle} from './export/settings.ts'
import {staleRequests} from './export/stale.ts'
import {loadTargets} from './export/targets.ts'
import {shownPath} from './paths.ts'
import {type ChooseOptions, type OnProgress, openChosen, visitChosen} from './read-chosen.ts'
import {problemOf, ToolError} from './tool-error.ts'
import {turn} from './turn.ts'
import {isNotebook, openWorkspace, type Workspace, type WorkspaceOptions} from './workspace.ts'
import {diskFull} from './write.ts'
import {writeFindings} from './write-findings.ts'

export interface ExportFilesOptions extends WorkspaceOptions, Pick<ChooseOptions, 'allowEmpty'>, ExportSettings {
  readonly files: readonly string[]
  /** What is written of each notebook; default `markdown`. */
  readonly targets?: readonly string[] | undefined
  /** A folder from `cwd`, default `out`; `-` gives the text back and writes nothing. */
  readonly out?: string | undefined
  /** `json` writes the audit of each notebook beside its findings. */
  readonly audit?: 'off' | 'text' | 'json' | undefined
  /** Called before each file. */
  readonly onProgress?: OnProgress
}

export interface ExportOutcome {
  readonly exitCode: ExitCode
  readonly root: string
  /** Absolute, in the order of the notebooks; the main file of each first. */
  readonly written: readonly string[]
  /** How many notebooks were exported. */
  readonly exported: number
  /** How many were not, where an error does not tell: one may be exported in spite of it. */
  readonly refused?: number
  readonly skipped: number
  readonly diagnostics: readonly Diagnostic[]
  readonly errors: readonly ToolProblem[]
  /** Path of the notebook → what was kept and removed, where an audit was asked for. */
  readonly audits: ReadonlyMap<string, Audit>
  /** With `out: '-'`; absent where the notebook was refused. */
  readonly text?: string
}

/**
 * Exports notebooks as findings, one after the other, so that no more than one is held. A notebook that is refused writes nothing;
 * the others are exported.
 */
export async function exportFiles(options: ExportFilesOptions): Promise<ExportOutcome> {
  const workspace = await openWorkspace(options)
  const {files, targets: ids, out: folder, audit: audited, onProgress, allowEmpty = false, cwd: _, config: __, ...given} = options
  const {export: configured} = workspace.config
  const out = folder ?? configured.out ?? 'out'
  const named = ids ?? configured.to ?? ['markdown']
  // A page holds its pictures in any case.
  const embeds = named.includes('html') || (given.embedImages ?? configured.embedImages) === true
  const run: Run = {
    targets: await loadTargets(named),
    settled: await settle(workspace, given, {pictures: out !== '-' || embeds}),
    folder: out === '-' ? undefined : resolve(workspace.cwd, out),
    cwd: workspace.cwd,
    audit: audited ?? configured.audit ?? 'off',
    found: [],
    errors: [],
    written: [],
    audits: new Map(),
    exported: 0,
  }
  if (files.length === 0) throw new ToolError('FILE_MISSING', 'Expected a notebook or a finding to export, got none.')
  if (out === '-') refuseStdout(run)
  const findings = await openFindings(workspace, files)
  const notebooks = files.filter(file => !isFinding(file))
  // A file that is named is meant, also where the catalog leaves it out: executed copies are no hunts.
  const choice = {allowEmpty, noIgnore: true, mayLeave: true, ...(onProgress && {onProgress})}
  const before = (paths: readonly string[]): void => checkInputs(workspace, {paths, findings: findings.paths}, run)
  const visit = (path: string): boolean | Diagnostic => {
    // After one file that the disk has no room for there is none for the others.
    if (run.errors.some(({code}) => code === diskFull)) return true
    const opened = open(workspace, path, run)
    if (!opened || !('source' in opened)) return opened ?? false
    exportOne(opened, run)
    return true
  }
  const visited = notebooks.length > 0 ? await visitChosen(workspace, notebooks, {...choice, before}, visit) : before([])
  for (const path of findings.paths) {
    await turn()
    const {files: made, diagnostics} = findings.export(path, {workspace, targets: run.targets, options: run.settled.for(path, '')})
    run.found.push(...diagnostics)
    writeOne(path, made, run)
  }
  const {skipped = 0, diagnostics = [], errors = []} = visited ?? {}
  const found = sortDiagnostics([...diagnostics, ...run.found])
  const problems = [...errors, ...run.errors]
  const {exported, written, audits, text} = run
  const outcome = {root: workspace.root, exported, written, skipped, diagnostics: found, errors: problems, audits}
  return {...outcome, ...(text !== undefined && {text}), exitCode: exitOf(found, problems)}
}

interface Run {
  readonly targets: readonly Target[]
  readonly settled: Settled
  /** Absent for standard output. */
  readonly folder: string | undefined
  readonly cwd: string
  readonly audit: 'off' | 'text' | 'json'
  readonly found: Diagnostic[]
  readonly errors: ToolProblem[]
  readonly written: string[]
  readonly audits: Map<string, Audit>
  exported: number
  text?: string
}

function refuseStdout({targets, audit}: Run): void {
  if (targets.length > 1) throw new ToolError('STDOUT_MANY', `Expected one target for --out -, got ${targets.length}.`)
  if (audit === 'json')
    throw new ToolError('OPTION_VALUE', 'Expected a folder for --audit=json, got --out -.', {hint: '--audit lists it on standard error'})
}

function isFinding(file: string): boolean {
  return file.toLowerCase().endsWith('.json')
}

/** What reads findings is loaded where one is named. */
async function openFindings(workspace: Workspace, files: readonly string[]) {
  const named = files.filter(isFinding)
  const {findingPaths, exportFindingFile} = await import('./export/finding-files.ts')
  return {paths: named.length === 0 ? [] : await findingPaths(workspace, named), export: exportFindingFile}
}

interface Inputs {
  readonly paths: readonly string[]
  readonly findings: readonly string[]
}

function checkInputs(workspace: Workspace, {paths, findings}: Inputs, {folder, settled: {keepTags}}: Run): void {
  const count = folder === undefined ? paths.filter(path => isNotebook(workspace, path)).length + findings.length : 1
  if (count > 1) throw new ToolError('STDOUT_MANY', `Expected one notebook for --out -, got ${count}.`)
  checkNames(workspace, paths, findings)
  if (keepTags) checkKeepTags(workspace, paths, keepTags)
}

interface Hashed {
  readonly source: Source
  /** Empty where no target needs it. */
  readonly sha256: string
}

/** A notebook without the bytes of its file: they are as large as everything else of it. */
function open(workspace: Workspace, path: string, {targets}: Run): Hashed | Diagnostic | undefined {
  const opened = openChosen(workspace, path, {readSides: true})
  if (!opened || !('source' in opened)) return opened
  return {source: opened.source, sha256: targets.some(({from}) => from === 'finding') ? sha256Of(opened.file.bytes) : ''}
}

function exportOne({source, sha256}: Hashed, run: Run): void {
  const {path, parsed} = source
  const {notebook} = parsed
  const result =
    notebook && !isUnread(parsed, source.text)
      ? exportNotebook(notebook, {...run.settled.for(path, sha256), targets: run.targets})
      : undefined
  run.found.push(...diagnoseAll(source, {isShown: result !== undefined, problems: result?.problems ?? []}))
  if (!result) return
  const audit = run.audit === 'off' ? undefined : auditOf(result)
  if (audit) run.audits.set(path, audit)
  writeOne(path, run.audit === 'json' && audit && result.files.length > 0 ? [...result.files, auditFile(path, audit)] : result.files, run)
}

/** Nothing is written of a notebook that was refused. */
function writeOne(path: string, files: readonly OutputFile[], run: Run): void {
  if (files.length === 0) return
  try {
    write(path, files, run)
    run.exported++
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    run.errors.push(problemOf(error))
  }
}

function write(path: string, files: readonly OutputFile[], run: Run): void {
  const [first] = files
  if (run.folder === undefined) {
    if (files.length > 1) throw new ToolError('STDOUT_MANY', `Expected one file for --out -, got ${files.length}.`)
    if (first) run.text = new TextDecoder().decode(first.bytes)
    return
  }
  const written = writeFindings(run.folder, files, file => shownPath(file, run.cwd))
  run.written.push(...written)
  for (const file of staleRequests(written)) {
    const message = `Unexpected request of an earlier export at \`${shownPath(file, run.cwd)}\`: remove it before you send the others.`
    run.found.push(fileDiagnostic({rule: 'export/stale', severity: 'warning', path, message}))
  }
}

function auditFile(path: string, audit: Audit): OutputFile {
  return {path: `${stemOf(path)}.audit.json`, bytes: new TextEncoder().encode(`${JSON.stringify(audit, null, 2)}\n`)}
}
