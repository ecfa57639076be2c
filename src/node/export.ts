import {resolve} from 'node:path'
import {type Audit, auditOf} from '../export/audit.ts'
import {exportNotebook, type Target} from '../export/index.ts'
import {stemOf} from '../export/stem.ts'
import {isUnread} from '../export/unread.ts'
import type {OutputFile} from '../model/findings.ts'
import {diagnoseAll} from './export/diagnose-all.ts'
import {checkGiven} from './export/given.ts'
import {checkKeepTags} from './export/keep-tags.ts'
import {type Hashed, type Made, type RunOutcome, runExport} from './export/run.ts'
import {type ExportSettings, type Settled, settle} from './export/settings.ts'
import {type StaleDiagnostics, staleIn} from './export/stale.ts'
import {loadTargets} from './export/targets.ts'
import type {ChooseOptions, OnProgress} from './read-chosen.ts'
import {ToolError} from './tool-error.ts'
import {openWorkspace, type WorkspaceOptions} from './workspace.ts'

export interface ExportFilesOptions extends WorkspaceOptions, Pick<ChooseOptions, 'allowEmpty'>, ExportSettings {
  /** Notebooks, and findings that were written before (`.json`). */
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

export interface ExportOutcome extends RunOutcome {
  /** Path of the notebook → what was kept and removed, with `audit: 'text'`. */
  readonly audits: ReadonlyMap<string, Audit>
}

/**
 * Exports notebooks as findings, one after the other, so that no more than one is held. A notebook that is refused writes nothing;
 * the others are exported.
 */
export async function exportFiles(options: ExportFilesOptions): Promise<ExportOutcome> {
  const workspace = await openWorkspace(options)
  const {
    files,
    targets: ids,
    out: folder,
    audit: audited,
    onProgress,
    allowEmpty = false,
    cwd: _,
    config: __,
    configTree: ___,
    ...given
  } = options
  if (files.length === 0) throw new ToolError('FILE_MISSING', 'Expected a notebook or a finding to export, got none.')
  const {export: configured} = workspace.config
  const out = folder ?? configured.out ?? 'out'
  const named = ids ?? configured.to ?? ['markdown']
  // A page holds its pictures in any case.
  const embeds = named.includes('html') || (given.embedImages ?? configured.embedImages) === true
  const targets = await loadTargets(named)
  const notebooks = files.filter(file => !isFinding(file))
  checkGiven({...given, audit: audited}, {targets, hasNotebooks: notebooks.length > 0})
  const settled = await settle(workspace, given, {pictures: out !== '-' || embeds})
  const audit = audited ?? configured.audit ?? 'off'
  if (out === '-') refuseStdout(targets, audit)
  const audits = new Map<string, Audit>()
  const stale = staleIn(resolve(workspace.cwd, out), workspace.cwd)
  const run: Run = {targets, settled, audit, audits, stale}
  const written = files.filter(isFinding)
  // What reads findings is loaded where one is named.
  const open = written.length > 0 ? (await import('./export/finding-files.ts')).openFindings : undefined
  const findings = await open?.(workspace, written, {targets, settled, allowEmpty, stale})
  const outcome = await runExport(
    workspace,
    {notebooks, out, onProgress, allowEmpty},
    {
      nameOf: stemOf,
      needsHash: targets.some(({from}) => from === 'finding'),
      before(paths) {
        if (settled.keepTags && paths.length > 0) checkKeepTags(workspace, paths, settled.keepTags)
      },
      make: notebook => make(notebook, run),
      findings,
    },
  )
  return {...outcome, audits}
}

interface Run {
  readonly targets: readonly Target[]
  readonly settled: Settled
  readonly audit: 'off' | 'text' | 'json'
  readonly audits: Map<string, Audit>
  readonly stale: StaleDiagnostics
}

function make({source, sha256}: Hashed, {targets, settled, audit, audits, stale}: Run): Made {
  const {path, parsed} = source
  const {notebook} = parsed
  const result = notebook && !isUnread(parsed, source.text) ? exportNotebook(notebook, {...settled.for(path, sha256), targets}) : undefined
  const diagnostics = diagnoseAll(source, {isShown: result !== undefined, problems: result?.problems ?? []})
  if (!result) return {files: [], diagnostics}
  if (audit === 'text') audits.set(path, auditOf(result))
  const files = audit === 'json' && result.files.length > 0 ? [...result.files, auditFile(path, auditOf(result))] : result.files
  return {files, diagnostics, after: written => stale({path, stem: stemOf(path)}, written)}
}

function auditFile(path: string, audit: Audit): OutputFile {
  return {path: `${stemOf(path)}.audit.json`, bytes: new TextEncoder().encode(`${JSON.stringify(audit, null, 2)}\n`)}
}

function refuseStdout(targets: readonly Target[], audit: Run['audit']): void {
  if (targets.length > 1) throw new ToolError('STDOUT_MANY', `Expected one target for --out -, got ${targets.length}.`)
  if (audit === 'json')
    throw new ToolError('OPTION_VALUE', 'Expected a folder for --audit=json, got --out -.', {hint: '--audit lists it on standard error'})
}

function isFinding(file: string): boolean {
  return file.toLowerCase().endsWith('.json')
}
