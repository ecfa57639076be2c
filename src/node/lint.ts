import {resolve} from 'node:path'
import {isCheckRule} from '../lint/check-groups.ts'
import {conceal} from '../lint/conceal.ts'
import {sortDiagnostics} from '../lint/order.ts'
import type {ExitCode, Report} from '../model/report.ts'
import {lintOverCatalog} from './catalog-rules.ts'
import {exitOf} from './exit-code.ts'
import {bytesOf} from './fix.ts'
import {fixFiles} from './fix-files.ts'
import {type Cache, openCache} from './lint/cache.ts'
import {lintChosen, lintStdin, type Stdin} from './lint/choose.ts'
import {fixNotebooks, isDiskFull} from './lint/fix-notebooks.ts'
import {type Linter, type LinterOptions, lintOpened, openLinter} from './lint/linter.ts'
import type {Run} from './lint/run.ts'
import {openStore} from './lint/store.ts'
import {packageVersion} from './package.ts'
import type {ChooseOptions} from './read-chosen.ts'
import {turn} from './turn.ts'
import {reopened} from './workspace.ts'
import {syncFolders} from './write.ts'

export interface LintOptions extends LinterOptions, ChooseOptions {
  /** Files, folders and globs; the whole catalog where there are none. */
  readonly files?: readonly string[]
  /** More warnings than this are findings. */
  readonly maxWarnings?: number
  /** Apply safe fixes. */
  readonly fix?: boolean
  /** A notebook that comes from elsewhere than the disk. */
  readonly stdin?: Stdin
  /** 0 in place of 1. */
  readonly exitZero?: boolean
  /** Keep results from run to run: in the folder of the configuration, or in this one, from `cwd`. Default false. */
  readonly cache?: boolean | string
  /** Threads besides the main one. Default `auto`: as many as pay. The report is the same for every number. */
  readonly workers?: number | 'auto'
}

export interface LintReport extends Report {
  /** The notebook of `stdin` as bytes, with its fixes where `fix` asks for them. */
  readonly stdin?: Uint8Array
  /** For people, such as that more was checked than they asked for. */
  readonly notes: readonly string[]
}

/** Checks notebooks and writes nothing but what `fix` asks for and the cache. Throws a `ToolError` for wrong use. */
export async function lintFiles(options: LintOptions = {}): Promise<LintReport> {
  const {stdin, fix = false, workers = 'auto'} = options
  const linter = await openLinter(options)
  const {workspace} = linter
  const store = openStore(workspace)
  const notes: string[] = []
  const batch = {linter, options: plainOptions(options), store, workers, openCache: () => cacheOf(linter, options, notes)}
  const {paths, skipped, ...chosen} = stdin ? await lintStdin(linter, store, stdin) : await lintChosen(options.files ?? [], batch, options)
  const {checked, catalog} = chosen
  const run: Run = {
    linter,
    store,
    checked,
    diagnostics: [...chosen.diagnostics],
    errors: [...chosen.errors],
    notes: [...chosen.notes, ...notes],
    ...(catalog && {catalog}),
  }
  if (fix) await fixNotebooks(run, {isOnDisk: !stdin})
  const onDisk = fix && !stdin
  const overPairs = stdin ? [] : await checkPairs(run, {fix: onDisk})
  let overCatalog = await lintOverCatalog(run)
  if (onDisk && !isDiskFull(run.errors)) {
    const {changed, errors} = fixFiles(workspace, overCatalog)
    run.errors.push(...errors)
    // What was read of these files before is no longer so.
    if (changed) overCatalog = await lintOverCatalog({...run, linter: {...linter, workspace: reopened(workspace)}})
  }
  syncFolders()
  await turn()
  const found = [...run.diagnostics, ...overPairs, ...[...checked.values()].flatMap(({diagnostics}) => diagnostics), ...overCatalog]
  const diagnostics = conceal(sortDiagnostics(found), path => textOf(run, path))
  const affected = new Set(diagnostics.map(({path}) => path).filter(path => paths.has(path)))
  const [own] = checked.keys()
  const notebook = stdin && own !== undefined ? store.kept(own) : undefined
  return {
    version: packageVersion(),
    root: workspace.root,
    exitCode: exitFor({diagnostics, errors: run.errors}, options),
    notebooks: paths.size,
    affected: affected.size,
    skipped,
    diagnostics,
    errors: run.errors,
    maxDiagnostics: workspace.config.maxDiagnostics,
    notes: run.notes,
    ...(stdin && {stdin: notebook ? bytesOf(notebook) : stdin.bytes}),
  }
}

/** With `since`, rules compare with more than the files themselves. */
function cacheOf(linter: Linter, options: LintOptions, notes: string[]): Cache | undefined {
  const {root, cwd, config} = linter.workspace
  const {cache = false, since} = options
  if (cache === false || since !== undefined || (cache === true && !config.cache.enabled)) return undefined
  const folder = cache === true ? resolve(root, config.cache.folder) : resolve(cwd, cache)
  return openCache(folder, {linter, options, note: text => notes.push(text)})
}

/** Options without what other threads neither need nor can be given. */
function plainOptions({cwd = process.cwd(), config, rules, only, checkGroups, since, event}: LintOptions): LinterOptions {
  return {
    cwd,
    ...(config !== undefined && {config}),
    ...(rules && {rules}),
    ...(only && {only}),
    ...(checkGroups !== undefined && {checkGroups}),
    ...(since !== undefined && {since}),
    ...(event !== undefined && {event}),
  }
}

/** Pairs are compared in few runs, and the others should not wait for what that loads. */
async function checkPairs(run: Run, {fix}: {readonly fix: boolean}): Promise<Run['diagnostics']> {
  const {linter, store, checked} = run
  if (![...checked.keys()].some(path => linter.pick(path).some(({rule}) => isCheckRule(rule.meta.id)))) return []
  const {fixPairs, lintOverPairs} = await import('./pair-rules.ts')
  if (fix && !isDiskFull(run.errors)) {
    const fixed = await fixPairs(run)
    run.errors.push(...fixed.errors)
    run.notes.push(...fixed.notes)
    run.diagnostics.push(...fixed.diagnostics)
    for (const notebook of fixed.changed) {
      store.keep(notebook)
      checked.set(notebook.source.path, await lintOpened(linter, notebook))
    }
  }
  return lintOverPairs(run)
}

function textOf({store}: Run, path: string): string {
  const read = store.open(path)
  return read && 'source' in read ? read.source.text : ''
}

function exitFor({diagnostics, errors}: Pick<Report, 'diagnostics' | 'errors'>, {maxWarnings, exitZero}: LintOptions): ExitCode {
  const warnings = diagnostics.filter(({severity}) => severity === 'warning').length
  const exit = exitOf(diagnostics, errors)
  const isFinding = exit === 1 || (maxWarnings !== undefined && warnings > maxWarnings)
  return exit !== 2 && isFinding ? (exitZero === true ? 0 : 1) : exit
}
