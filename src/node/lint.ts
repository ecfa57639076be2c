import {resolve} from 'node:path'
import {lintNotebook} from '../lint/engine.ts'
import {sortDiagnostics} from '../lint/order.ts'
import {viewOf, violationsOf} from '../lint/views.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {ExitCode, Report, ToolProblem} from '../model/report.ts'
import {lintOverCatalog} from './catalog-rules.ts'
import {bytesOf, fixNotebook} from './fix.ts'
import {isHunt} from './hunt-files.ts'
import {packageVersion} from './package.ts'
import {fromRoot} from './paths.ts'
import {type PickRules, type RuleOptions, rulePicker} from './pick-rules.ts'
import {type ChooseOptions, type Chosen, nothingMatched, readChosen} from './read-chosen.ts'
import {
  bomDiagnostic,
  type CheckHunting,
  huntingChecker,
  type Opened,
  openBytes,
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
  /** A notebook that comes from elsewhere than the disk; `path`, from `cwd`, decides format, configuration and reports. */
  readonly stdin?: {readonly path: string; readonly bytes: Uint8Array}
  /** 0 in place of 1. */
  readonly exitZero?: boolean
}

export interface LintReport extends Report {
  /** The notebook of `stdin` as bytes, with its fixes where `fix` asks for them. */
  readonly stdin?: Uint8Array
}

/** Checks notebooks and writes nothing but what `fix` asks for. Throws a `ToolError` for wrong use. */
export async function lintFiles(options: LintOptions = {}): Promise<LintReport> {
  const workspace = await openWorkspace(options)
  const pick = rulePicker(workspace, options)
  const check = await huntingChecker(workspace)
  const {opened, skipped, diagnostics} = options.stdin
    ? readStdin(workspace, options.stdin)
    : await readChosen(workspace, options.files ?? [], options)
  const found = [...diagnostics]
  const errors: ToolProblem[] = []
  const checked = new Map<string, Opened>()
  for (const notebook of opened) {
    const lint = (candidate: Opened): Promise<Diagnostic[]> => lintOne(candidate, {workspace, pick, check})
    const fixed = options.fix === true ? await fixNotebook(notebook, {workspace, lint, isOnDisk: !options.stdin}) : undefined
    found.push(...(fixed?.diagnostics ?? (await lint(notebook))))
    errors.push(...(fixed?.errors ?? []))
    checked.set(notebook.source.path, fixed?.notebook ?? notebook)
  }
  found.push(...(await lintOverCatalog({workspace, checked, pick})))
  const sorted = sortDiagnostics(found)
  const [own] = options.stdin ? checked.values() : []
  return {
    version: packageVersion(),
    root: workspace.root,
    exitCode: exitOf({diagnostics: sorted, errors}, options),
    notebooks: checked.size,
    skipped,
    diagnostics: sorted,
    errors,
    maxDiagnostics: workspace.config.maxDiagnostics,
    ...(options.stdin && {stdin: own ? bytesOf(own) : options.stdin.bytes}),
  }
}

function readStdin(workspace: Workspace, {path, bytes}: NonNullable<LintOptions['stdin']>): Chosen {
  const read = openBytes(workspace, fromRoot(workspace.root, resolve(workspace.cwd, path)), bytes)
  if (!read) throw nothingMatched([path], 0)
  return 'source' in read ? {opened: [read], skipped: 0, diagnostics: []} : {opened: [], skipped: 0, diagnostics: [read]}
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
    violations: () => (view ? violationsOf(view.hunting, block => check(path, block)) : []),
    services: workspace.services,
  })
  return file.bom ? [bomDiagnostic(path), ...found] : [...found]
}

function exitOf({diagnostics, errors}: Pick<Report, 'diagnostics' | 'errors'>, {maxWarnings, exitZero}: LintOptions): ExitCode {
  const failed = diagnostics.some(({rule}) => rule === 'io/unreadable' || rule.startsWith('rule/'))
  if (failed || errors.length > 0) return 2
  const warnings = diagnostics.filter(({severity}) => severity === 'warning').length
  const isFinding = diagnostics.some(({severity}) => severity === 'error') || (maxWarnings !== undefined && warnings > maxWarnings)
  return isFinding && exitZero !== true ? 1 : 0
}
