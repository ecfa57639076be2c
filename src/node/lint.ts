import {resolve} from 'node:path'
import {lintNotebook} from '../lint/engine.ts'
import {sortDiagnostics} from '../lint/order.ts'
import {viewOf} from '../lint/views.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {ExitCode, Report, ToolProblem} from '../model/report.ts'
import {lintOverCatalog} from './catalog-rules.ts'
import {fixNotebook} from './fix.ts'
import {isHunt} from './hunt-files.ts'
import {packageVersion} from './package.ts'
import {type PickRules, type RuleOptions, rulePicker} from './pick-rules.ts'
import {
  bomDiagnostic,
  type CheckHunting,
  type ChooseOptions,
  choose,
  huntingChecker,
  nothingMatched,
  type Opened,
  openBytes,
  openNotebook,
  openWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from './workspace.ts'

export interface LintOptions extends WorkspaceOptions, ChooseOptions, RuleOptions {
  /** Files, folders and globs; the whole catalog where there are none. */
  readonly files?: readonly string[]
  /** More warnings than this are findings. */
  readonly maxWarnings?: number
  /** Apply safe fixes. */
  readonly fix?: boolean
  /** A notebook that comes from elsewhere than the disk; `path` decides format, configuration and reports. */
  readonly stdin?: {readonly path: string; readonly bytes: Uint8Array}
  /** 0 in place of 1. */
  readonly exitZero?: boolean
}

/** Checks notebooks and writes nothing but what `fix` asks for. Throws a `ToolError` for wrong use. */
export async function lintFiles(options: LintOptions = {}): Promise<Report> {
  const workspace = await openWorkspace(options)
  return lintIn(workspace, options)
}

/** Checks notebooks of a workspace that is open. */
export async function lintIn(workspace: Workspace, options: LintOptions): Promise<Report> {
  const pick = rulePicker(workspace, options)
  const check = await huntingChecker(workspace)
  const {opened, skipped, diagnostics} = await readFocus(workspace, options)
  const errors: ToolProblem[] = []
  const checked = new Map<string, Opened>()
  for (const notebook of opened) {
    const run = (candidate: Opened): Promise<Diagnostic[]> => lintOne(candidate, {workspace, pick, check})
    const {path} = notebook.source
    if (options.fix === true && !options.stdin) {
      const fixed = await fixNotebook(notebook, {file: resolve(workspace.root, path), lint: run})
      diagnostics.push(...fixed.diagnostics)
      errors.push(...fixed.errors)
      checked.set(path, fixed.notebook)
    } else {
      diagnostics.push(...(await run(notebook)))
      checked.set(path, notebook)
    }
  }
  diagnostics.push(...(await lintOverCatalog({workspace, checked, pick})))
  const sorted = sortDiagnostics(diagnostics)
  const exitCode = exitOf({diagnostics: sorted, errors}, options)
  const {root, config} = workspace
  return {
    version: packageVersion(),
    root,
    exitCode,
    notebooks: checked.size,
    skipped,
    diagnostics: sorted,
    errors,
    maxDiagnostics: config.maxDiagnostics,
  }
}

interface Focus {
  readonly opened: readonly Opened[]
  readonly skipped: number
  readonly diagnostics: Diagnostic[]
}

async function readFocus(workspace: Workspace, options: LintOptions): Promise<Focus> {
  const diagnostics: Diagnostic[] = []
  const opened: Opened[] = []
  const take = (read: Opened | Diagnostic | undefined): boolean => {
    if (!read) return false
    if ('source' in read) opened.push(read)
    else diagnostics.push(read)
    return true
  }
  if (options.stdin) {
    if (!take(openBytes(options.stdin.path, options.stdin.bytes))) throw nothingMatched([options.stdin.path], 0)
    return {opened, skipped: 0, diagnostics}
  }
  const args = options.files ?? []
  const choice = await choose(workspace, args, options)
  let skipped = choice.skipped
  for (const {path, named} of choice.files) if (!take(openNotebook(workspace, path)) && named) skipped++
  if (opened.length + diagnostics.length === 0 && options.allowEmpty !== true) throw nothingMatched(args, choice.skipped)
  return {opened, skipped, diagnostics}
}

interface LintOne {
  readonly workspace: Workspace
  readonly pick: PickRules
  readonly check: CheckHunting
}

async function lintOne({source, file}: Opened, {workspace, pick, check}: LintOne): Promise<Diagnostic[]> {
  const {path, parsed} = source
  const view = parsed.notebook && viewOf(parsed.notebook, workspace.config.aliases)
  const found = await lintNotebook({
    source,
    ...(view && {view}),
    rules: pick(path),
    isHunt: view !== undefined && isHunt(workspace, path, view.notebook),
    violations: () => check(path, view?.hunting.json ?? null),
    services: workspace.services,
  })
  return file.bom ? [bomDiagnostic(path), ...found] : found
}

function exitOf({diagnostics, errors}: Pick<Report, 'diagnostics' | 'errors'>, {maxWarnings, exitZero}: LintOptions): ExitCode {
  const failed = diagnostics.some(({rule}) => rule === 'io/unreadable' || rule.startsWith('rule/'))
  if (failed || errors.length > 0) return 2
  const warnings = diagnostics.filter(({severity}) => severity === 'warning').length
  const isFinding = diagnostics.some(({severity}) => severity === 'error') || (maxWarnings !== undefined && warnings > maxWarnings)
  return isFinding && exitZero !== true ? 1 : 0
}
