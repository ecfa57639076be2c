import {resolve} from 'node:path'
import {isCheckRule} from '../lint/check-groups.ts'
import {conceal} from '../lint/conceal.ts'
import {sortDiagnostics} from '../lint/order.ts'
import type {Diagnostic, Fix} from '../model/diagnostic.ts'
import type {CheckChange, FixedFile, Report, ReporterOptions} from '../model/report.ts'
import {type ConfigRefOptions, withConfigRef} from './config-ref.ts'
import {type ExitOptions, exitFor, warningsNote} from './exit-code.ts'
import {type Cache, type Memory, openCache, openMemory} from './lint/cache.ts'
import {lintChosen, lintStdin, type Stdin} from './lint/choose.ts'
import {type Documents, lintDocuments} from './lint/documents.ts'
import {findingsOf} from './lint/findings.ts'
import {type FixMode, fixRun, isDiskFull} from './lint/fix-run.ts'
import {type Linter, type LinterOptions, openLinter} from './lint/linter.ts'
import {type BaselineOptions, openBaseline} from './lint/open-baseline.ts'
import {goneKey, type Run} from './lint/run.ts'
import {settleBaseline} from './lint/settle-baseline.ts'
import {openStore, type Store} from './lint/store.ts'
import {settleSuppressions} from './lint/suppressions.ts'
import {bytesOf} from './lint/write-fixed.ts'
import {isPart, refuseNothing, refuseTogether, unchosenNote} from './lint/wrong-use.ts'
import {packageVersion} from './package.ts'
import type {ChooseOptions, OnProgress, Visited} from './read-chosen.ts'
import {reportFacts} from './report-facts.ts'
import type {PartReport} from './shards/part.ts'
import {turn} from './turn.ts'
import type {Workspace} from './workspace.ts'
import {syncFolders} from './write.ts'

export interface LintOptions extends Omit<LinterOptions, 'configTree'>, ConfigRefOptions, ChooseOptions, BaselineOptions, ExitOptions {
  /** Files, folders and globs; the whole catalog where there are none. */
  readonly files?: readonly string[]
  /** Apply fixes: safe ones, or unsafe ones too. */
  readonly fix?: boolean | 'unsafe'
  /** Write nothing: `fixed` of the report has what fixes would make. */
  readonly dryRun?: boolean
  /** Show what is suppressed. */
  readonly noSuppressions?: boolean
  /** A notebook that comes from elsewhere than the disk. */
  readonly stdin?: Stdin
  /** Notebooks as an editor has them, in place of the disk. Nothing else is looked at but the rest of the catalog. */
  readonly documents?: Documents
  /** Also describe the run as one part of a larger one, for `mergeShards`. Default whether a format of the configuration asks for it. */
  readonly blob?: boolean
  /** Keep results from run to run: in the folder of the configuration, or in this one, from `cwd`. Default false. */
  readonly cache?: boolean | string
  /** Keep results in the process in place of a folder, for the next run with the same map. */
  readonly memory?: Memory
  /** Threads besides the main one. Default `auto`: as many as pay. The report is the same for every number. */
  readonly workers?: number | 'auto'
  /** With `since`: only what is found in cells and keys of headers that changed. */
  readonly changedCells?: boolean
  /** Called after each notebook. */
  readonly onProgress?: OnProgress
}

export interface LintReport extends Report {
  /** The notebook of `stdin` as bytes, with its fixes where `fix` asks for them. */
  readonly stdin?: Uint8Array
  /** For people, such as that more was checked than they asked for. */
  readonly notes: readonly string[]
  /** What fixes changed, or with `dryRun` would change, by path. */
  readonly fixed: readonly FixedFile[]
  /** What the configuration says of `--format`. */
  readonly formats?: readonly string[]
  /** The commit that `since` compares with. */
  readonly base?: string
  /** What the change since the base does to the checks. Absent where there is no base. It is found out when somebody asks. */
  readonly findChange?: () => Promise<CheckChange | undefined>
  /** The texts as they were checked, where that is not what the disk or `stdin` holds. */
  readonly textOf?: (path: string) => string | undefined
  /** What formats would ask the texts and git, where others have looked. */
  readonly byteColumn?: ReporterOptions['byteColumn']
  readonly isChanged?: ReporterOptions['isChanged']
}

/** Checks notebooks and writes nothing but what `fix` asks for and the cache. Throws a `ToolError` for wrong use. */
export async function lintFiles(options: LintOptions = {}): Promise<LintReport> {
  refuseTogether(options)
  return withConfigRef(options, async given => {
    const linter = await openLinter(given)
    try {
      return await lintWith(linter, given)
    } finally {
      await linter.workspace.packs?.close()
    }
  })
}

type GivenOptions = Omit<LintOptions, 'configRef'> & Pick<LinterOptions, 'configTree'>

/** The same for a catalog that is open. */
export async function lintWith(linter: Linter, options: GivenOptions): Promise<LintReport> {
  const {stdin, documents, staged = false, files = [], onProgress, ...choose} = options
  // Threads read the disk.
  const workers = staged ? 0 : (options.workers ?? 'auto')
  const mode = modeOf(options)
  const {workspace} = linter
  const makesBlob = isPart(options, workspace)
  const baseline = openBaseline(workspace, options)
  const store = openStore(workspace)
  const notes: string[] = []
  const batch = {
    linter,
    options: plainOptions(options),
    store,
    workers,
    openCache: () => cacheOf(linter, options, notes),
    isRemembering: options.memory !== undefined,
    ...(onProgress && {onProgress}),
  }
  const {paths, skipped, ...chosen} = stdin
    ? await lintStdin(linter, store, stdin)
    : documents
      ? await lintDocuments(linter, store, documents)
      : await lintChosen(files, batch, choose)
  const {checked, catalog} = chosen
  refuseNothing(linter, [...checked.keys()], options)
  const unchosen = catalog ? undefined : unchosenNote(linter, [...checked.keys()])
  const isForCheck = (path: string): boolean => linter.pick(path).some(({rule}) => isCheckRule(rule.meta.id))
  const isKept = await keptOf(linter, store, options)
  const started: Run = {
    linter,
    comparesPairs: !stdin && !documents && [...checked.keys()].some(isForCheck),
    store,
    checked,
    showsSuppressed: options.noSuppressions === true,
    diagnostics: [...chosen.diagnostics],
    errors: [...chosen.errors],
    notes: [...chosen.notes, ...notes, ...(unchosen === undefined ? [] : [unchosen])],
    fixed: [],
    gone: new Set(),
    ...(isKept && {isKept}),
    ...(catalog && {catalog}),
    ...(documents && {memory: documents.memory.catalog}),
  }
  const run = mode ? await fixRun(started, mode) : started
  const over = makesBlob ? await describe(run, {...chosen, paths, skipped}, options) : undefined
  const comparesPairs = over?.comparesPairs ?? run.comparesPairs
  const overPairs = comparesPairs && !over ? await checkPairs(run, mode) : []
  syncFolders()
  await turn()
  documents?.signal?.throwIfAborted()
  const found = over?.found ?? [...run.diagnostics, ...overPairs, ...(await findingsOf(run))]
  const left = mode?.target === 'memory' ? found.filter(diagnostic => !run.gone.has(goneKey(diagnostic))) : found
  const settled = settleSuppressions(run, {diagnostics: sortDiagnostics(left), comparesPairs})
  const reported = settleBaseline(baseline, {run, found: {...settled, comparesPairs}, isWhole: isWhole(options)})
  const kept = isKept ? reported.diagnostics.filter(isKept) : reported.diagnostics
  const diagnostics = conceal(sortDiagnostics(kept), path => textOf(run, path), found)
  const tooMany = warningsNote(diagnostics, options)
  const affected = new Set(diagnostics.map(({path}) => path).filter(path => paths.has(path)))
  const [own] = checked.keys()
  const ref = refOf(workspace, options)
  const notebook = stdin && own !== undefined ? store.kept(own) : undefined
  return {
    version: packageVersion(),
    root: workspace.root,
    exitCode: exitFor({diagnostics, errors: run.errors, fixed: run.fixed}, options),
    notebooks: paths.size,
    affected: affected.size,
    skipped,
    ...reportFacts(linter, paths),
    ...(chosen.ignored !== undefined && {ignored: chosen.ignored}),
    ...(chosen.base !== undefined && {base: chosen.base}),
    ...(ref !== undefined && {findChange: () => changeOf(workspace, options, ref)}),
    diagnostics,
    suppressed: settled.suppressed,
    baselined: reported.baselined,
    errors: run.errors,
    maxDiagnostics: workspace.config.maxDiagnostics,
    notes: tooMany === undefined ? run.notes : [...run.notes, tooMany],
    fixed: run.fixed,
    ...(over && {blob: over.blob}),
    ...(staged && {textOf: path => textOf(run, path)}),
    ...(stdin && {stdin: notebook ? bytesOf(notebook) : stdin.bytes}),
  }
}

/** Few runs ask for what changed, and the others should not wait for what that loads. */
async function keptOf(linter: Linter, store: Store, {changedCells, since, event}: LintOptions): Promise<Run['isKept']> {
  if (!changedCells || since === undefined) return undefined
  const {changedOnly} = await import('./lint/changed-cells.ts')
  return changedOnly(linter, {store}, {since, ...(event !== undefined && {event})})
}

/** The commit that the checks themselves are compared with. */
function refOf({configTree}: Workspace, {since}: LintOptions): string | undefined {
  return since ?? configTree?.ref
}

async function changeOf(workspace: Workspace, {config, baseline, event}: LintOptions, ref: string): Promise<CheckChange | undefined> {
  const {checkChange} = await import('./change/check-change.ts')
  const {cwd} = workspace
  const given = {...(config !== undefined && {config}), ...(baseline !== undefined && {baseline}), ...(event !== undefined && {event})}
  return checkChange(workspace, {cwd, ref, ...given})
}

/** Whether a run looks at the whole catalog. */
function isWhole({shard, ...options}: LintOptions): boolean {
  return !shard && isOverCatalog(options)
}

function isOverCatalog({files = [], filesFrom, since, stdin, documents, staged = false}: LintOptions): boolean {
  return files.length === 0 && filesFrom === undefined && since === undefined && !stdin && !documents && !staged
}

/** Few runs are parts of others, and the rest should not wait for what that loads. */
async function describe(run: Run, visited: Visited, options: LintOptions): Promise<PartReport> {
  const {describePart} = await import('./shards/part.ts')
  const {workspace} = run.linter
  const ref = refOf(workspace, options)
  const change = ref === undefined ? undefined : await changeOf(workspace, options, ref)
  return describePart(run, visited, {...options, isWhole: isOverCatalog(options), change})
}

/** With `since`, rules compare with more than the files themselves; what is staged is not what files hold. */
function cacheOf(linter: Linter, options: LintOptions, notes: string[]): Cache | undefined {
  const {root, cwd, config} = linter.workspace
  const {cache = false, since, staged, memory} = options
  if (since !== undefined || staged) return undefined
  if (memory) return openMemory(memory, {linter, options})
  if (cache === false || (cache === true && !config.cache.enabled)) return undefined
  const folder = cache === true ? resolve(root, config.cache.folder) : resolve(cwd, cache)
  return openCache(folder, {linter, options, note: text => notes.push(text)})
}

/** Options without what other threads neither need nor can be given. */
function plainOptions({
  cwd = process.cwd(),
  config,
  rules,
  only,
  checkGroups,
  since,
  event,
  trustWorkspace,
  packs,
  configTree,
}: GivenOptions): LinterOptions {
  return {
    cwd,
    // What the configuration needs is in its folder when threads start.
    ...(configTree && {configTree: {ref: configTree.ref, top: configTree.top, folder: configTree.folder}}),
    ...(config !== undefined && {config}),
    ...(rules && {rules}),
    ...(only && {only}),
    ...(checkGroups !== undefined && {checkGroups}),
    ...(since !== undefined && {since}),
    ...(event !== undefined && {event}),
    ...(trustWorkspace !== undefined && {trustWorkspace}),
    ...(packs && {packs}),
  }
}

function modeOf({fix = false, dryRun = false, stdin, documents}: LintOptions): FixMode | undefined {
  if (fix === false) return undefined
  const kinds = new Set<Fix['kind']>(fix === 'unsafe' ? ['safe', 'unsafe'] : ['safe'])
  return {kinds, target: dryRun || stdin || documents ? 'memory' : 'disk', files: stdin || documents ? 'notebooks' : 'all'}
}

/** Pairs are compared in few runs, and the others should not wait for what that loads. */
async function checkPairs(run: Run, mode: FixMode | undefined): Promise<readonly Diagnostic[]> {
  const {fixPairs, lintOverPairs} = await import('./pair-rules.ts')
  if (mode && !isDiskFull(run.errors)) await fixPairs(run, mode)
  return lintOverPairs(run)
}

function textOf({store}: Run, path: string): string {
  const read = store.open(path)
  return read && 'source' in read ? read.source.text : ''
}
