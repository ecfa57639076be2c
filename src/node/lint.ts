import {dirname, resolve} from 'node:path'
import {isCheckRule, isForMirrors} from '../lint/check-groups.ts'
import {conceal} from '../lint/conceal.ts'
import {lintNotebook} from '../lint/engine.ts'
import {sortDiagnostics} from '../lint/order.ts'
import {viewOf, violationsOf} from '../lint/views.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {ExitCode, Report, ToolProblem} from '../model/report.ts'
import {lintOverCatalog} from './catalog-rules.ts'
import {exitOf} from './exit-code.ts'
import {refuseOutside} from './files.ts'
import {bytesOf, fixNotebook} from './fix.ts'
import {fixFiles} from './fix-files.ts'
import {isHunt} from './hunt-files.ts'
import {packageVersion} from './package.ts'
import {isMirror} from './pairs/halves.ts'
import {fromRoot} from './paths.ts'
import {type PickRules, type RuleOptions, rulePicker} from './pick-rules.ts'
import {type ChooseOptions, type Chosen, nothingMatched, readChosen} from './read-chosen.ts'
import {readSideFile} from './side-files.ts'
import {turn} from './turn.ts'
import {
  bomDiagnostic,
  type CheckHunting,
  huntingChecker,
  type Opened,
  openBytes,
  openWorkspace,
  reopened,
  type Workspace,
  type WorkspaceOptions,
} from './workspace.ts'
import {diskFull, syncFolders} from './write.ts'

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
  /** For people, such as that more was checked than they asked for. */
  readonly notes: readonly string[]
}

/** Checks notebooks and writes nothing but what `fix` asks for. Throws a `ToolError` for wrong use. */
export async function lintFiles(options: LintOptions = {}): Promise<LintReport> {
  const workspace = await openWorkspace(options)
  const pick = rulePicker(workspace, options)
  const check = await huntingChecker(workspace)
  const {opened, paths, skipped, ...chosen} = options.stdin
    ? readStdin(workspace, options.stdin)
    : await readChosen(workspace, options.files ?? [], options)
  const found = [...chosen.diagnostics]
  const errors: ToolProblem[] = [...chosen.errors]
  const notes = [...chosen.notes]
  const checked = new Map<string, Opened>()
  const ofNotebooks = new Map<string, readonly Diagnostic[]>()
  for (const notebook of opened) {
    await turn()
    const lint = (candidate: Opened): Promise<Diagnostic[]> => lintOne(candidate, {workspace, pick, check})
    // What is left is reported all the same.
    const isFixed = options.fix === true && errors.every(({code}) => code !== diskFull)
    const fixed = isFixed ? await fixNotebook(notebook, {workspace, lint, isOnDisk: !options.stdin}) : undefined
    ofNotebooks.set(notebook.source.path, fixed?.diagnostics ?? (await lint(notebook)))
    errors.push(...(fixed?.errors ?? []))
    checked.set(notebook.source.path, fixed?.notebook ?? notebook)
  }
  const run = {workspace, checked, pick, reported: chosen.diagnostics}
  const canFix = options.fix === true && !options.stdin && errors.every(({code}) => code !== diskFull)
  // Pairs are compared in few runs, and the others should not wait for what that loads.
  if (!options.stdin && [...checked.keys()].some(path => pick(path).some(({rule}) => isCheckRule(rule.meta.id)))) {
    const {fixPairs, lintOverPairs} = await import('./pair-rules.ts')
    const fixed = canFix ? await fixPairs(run) : undefined
    errors.push(...(fixed?.errors ?? []))
    notes.push(...(fixed?.notes ?? []))
    found.push(...(fixed?.diagnostics ?? []))
    for (const notebook of fixed?.changed ?? []) {
      checked.set(notebook.source.path, notebook)
      ofNotebooks.set(notebook.source.path, await lintOne(notebook, {workspace, pick, check}))
    }
    found.push(...(await lintOverPairs(run)))
  }
  found.push(...[...ofNotebooks.values()].flat())
  let overCatalog = await lintOverCatalog(run)
  const fixed = canFix ? fixFiles(workspace, overCatalog) : undefined
  syncFolders()
  // What was read of these files before is no longer so.
  if (fixed?.changed) overCatalog = await lintOverCatalog({...run, workspace: reopened(workspace)})
  errors.push(...(fixed?.errors ?? []))
  found.push(...overCatalog)
  await turn()
  const sorted = conceal(sortDiagnostics(found), path => checked.get(path)?.source.text ?? '')
  const affected = new Set(sorted.map(({path}) => path).filter(path => paths.has(path)))
  const [own] = options.stdin ? checked.values() : []
  return {
    version: packageVersion(),
    root: workspace.root,
    exitCode: exitFor({diagnostics: sorted, errors}, options),
    notebooks: paths.size,
    affected: affected.size,
    skipped,
    diagnostics: sorted,
    errors,
    maxDiagnostics: workspace.config.maxDiagnostics,
    notes,
    ...(options.stdin && {stdin: own ? bytesOf(own) : options.stdin.bytes}),
  }
}

function readStdin(workspace: Workspace, {path, bytes}: NonNullable<LintOptions['stdin']>): Chosen {
  const name = fromRoot(workspace.root, resolve(workspace.cwd, path))
  const outside = refuseOutside(workspace, [name], workspace.cwd)
  if (outside) throw outside
  const read = openBytes(workspace, name, bytes)
  if (!read) throw nothingMatched([path], 0)
  const both = {paths: new Set([name]), skipped: 0, errors: [], notes: []}
  return 'source' in read ? {...both, opened: [read], diagnostics: []} : {...both, opened: [], diagnostics: [read]}
}

interface LintOne {
  readonly workspace: Workspace
  readonly pick: PickRules
  readonly check: CheckHunting
}

async function lintOne({source, file}: Opened, {workspace, pick, check}: LintOne): Promise<Diagnostic[]> {
  const {path} = source
  const folder = dirname(resolve(workspace.root, path))
  const view = viewOf(source, {aliases: workspace.config.aliases, readSide: side => readSideFile(folder, side)})
  const found = await lintNotebook({
    source,
    ...(view && {view}),
    rules: isMirror(workspace, path) ? pick(path).filter(({rule}) => isForMirrors(rule.meta.id)) : pick(path),
    isHunt: view !== undefined && isHunt(workspace, path, view.notebook),
    violations: () => (view ? violationsOf(view.hunting, block => check(path, block)) : []),
    services: workspace.services,
  })
  return file.bom ? [bomDiagnostic(path), ...found] : found
}

function exitFor({diagnostics, errors}: Pick<Report, 'diagnostics' | 'errors'>, {maxWarnings, exitZero}: LintOptions): ExitCode {
  const warnings = diagnostics.filter(({severity}) => severity === 'warning').length
  const exit = exitOf(diagnostics, errors)
  const isFinding = exit === 1 || (maxWarnings !== undefined && warnings > maxWarnings)
  return exit !== 2 && isFinding ? (exitZero === true ? 0 : 1) : exit
}
