import {compare, sortDiagnostics} from '../../lint/order.ts'
import {applySuppressions} from '../../lint/suppress/apply.ts'
import type {Blob, BlobDiagnostic, BlobNotebook, BlobSuppression} from '../../model/blob.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {ToolProblem} from '../../model/report.ts'
import {type ConfigRefOptions, withConfigRef} from '../config-ref.ts'
import {type ExitOptions, exitFor, warningsNote} from '../exit-code.ts'
import {withoutStopped} from '../lint/findings.ts'
import {type Baseline, type BaselineOptions, openBaseline} from '../lint/open-baseline.ts'
import {goneBelow, settleWith, type WithoutBaselined} from '../lint/settle-baseline.ts'
import type {LintReport} from '../lint.ts'
import {packageVersion} from '../package.ts'
import {pageUrl} from '../rule-page.ts'
import {ToolError} from '../tool-error.ts'
import {openWorkspace, type Workspace, type WorkspaceOptions} from '../workspace.ts'
import {checkBlobs, listed, type Missing, missingError} from './check-blobs.ts'
import {columnsFrom} from './columns.ts'
import {configHash} from './config-hash.ts'
import {mergedRules} from './merged-rules.ts'
import {readBlobs, refused} from './read-blobs.ts'

export interface MergeOptions extends Omit<WorkspaceOptions, 'configTree'>, ConfigRefOptions, BaselineOptions, ExitOptions {
  /** The folder of the blobs, from `cwd`. */
  readonly folder: string
  readonly allowMissing?: boolean
  /** The reports that are asked for; default those of the configuration. */
  readonly formats?: readonly string[]
  readonly noSuppressions?: boolean
  /** Where they are given, they have to be what the parts were asked for. */
  readonly rules?: readonly string[]
  readonly only?: readonly string[]
}

/**
 * Puts the parts of a run together: the report is that of a run over everything. No notebook is read and no rule is run: the parts have
 * looked at all of the catalog. Throws a `ToolError` for what are not the parts of one run.
 */
export function mergeShards(options: MergeOptions): Promise<LintReport> {
  return withConfigRef(options, mergeWith)
}

type GivenOptions = Omit<MergeOptions, 'configRef'> & Pick<WorkspaceOptions, 'configTree'>

async function mergeWith(options: GivenOptions): Promise<LintReport> {
  const {cwd = process.cwd(), folder} = options
  const workspace = await openWorkspace(options)
  refuseBlob(options.formats?.length ? options.formats : workspace.config.formats)
  const baseline = openBaseline(workspace, options)
  const named = readBlobs(folder, cwd)
  const missing = checkBlobs(named, await configHash(workspace))
  if (missing.parts.length > 0 && options.allowMissing !== true) throw missingError(missing, folder)
  const [first] = named
  if (first) checkAsked(first.blob, first.name, options)
  const blobs = named.map(({blob}) => blob)
  return reportOf(blobs, {workspace, baseline, missing, options})
}

function refuseBlob(formats: readonly string[]): void {
  if (!formats.some(format => /^blob(?:=|$)/u.test(format))) return
  throw new ToolError('OPTION_VALUE', 'Expected --merge or the format `blob`, got both.', {hint: 'parts are put together once'})
}

function checkAsked({facts: {run}}: Blob, name: string, {rules = [], only = []}: GivenOptions): void {
  for (const [option, asked, given] of [['--rule', rules, run.rules] as const, ['--only', only, run.only] as const]) {
    if (asked.length === 0 || JSON.stringify(asked) === JSON.stringify(given)) continue
    throw refused(name, `expected a run with the ${option} of this one, got another`, `${option} belongs to the runs of the parts`)
  }
}

interface Merging {
  readonly workspace: Workspace
  readonly baseline: Baseline | undefined
  readonly missing: Missing
  readonly options: GivenOptions
}

function reportOf(blobs: readonly Blob[], {workspace, baseline, missing, options}: Merging): LintReport {
  const {root, config} = workspace
  const facts = blobs.map(blob => blob.facts)
  const notes: string[] = []
  const found = foundIn(blobs, config.docsUrl)
  const {kept, suppressed} = options.noSuppressions === true ? {kept: found, suppressed: 0} : withoutSuppressed(found, blobs)
  const problems = problemsIn(blobs, found)
  const settled = settle(sortDiagnostics([...kept, ...problems]), {blobs, baseline, notes, root, isComplete: missing.parts.length === 0})
  const [first] = facts
  const isKept = first?.run.changedCells === true ? keptIn(blobs) : () => true
  const diagnostics = sortDiagnostics(settled.diagnostics.filter(isKept))
  const tooMany = warningsNote(diagnostics, options)
  const paths = new Set(facts.flatMap(({notebooks, unread}) => [...notebooks.map(({path}) => path), ...unread]))
  const errors = distinct(facts.flatMap(({errors: own}) => own))
  const ignored = first?.ignored ?? 0
  return {
    version: packageVersion(),
    root,
    exitCode: exitFor({diagnostics, errors}, options),
    notebooks: paths.size,
    affected: new Set(diagnostics.map(({path}) => path).filter(path => paths.has(path))).size,
    skipped: ignored + facts.reduce((sum, {skipped}) => sum + skipped, 0),
    ignored,
    checked: [...paths].sort(compare),
    rules: mergedRules(facts, config.docsUrl),
    formats: config.formats,
    diagnostics,
    suppressed,
    baselined: settled.baselined,
    errors: missing.parts.length === 0 ? errors : [missingProblem(missing), ...errors],
    maxDiagnostics: config.maxDiagnostics,
    notes: tooMany === undefined ? notes : [...notes, tooMany],
    fixed: [],
    // Of notebooks there is no text here.
    textOf: path => (path === baseline?.path ? baseline.text : undefined),
    byteColumn: columnsFrom(facts.map(({columns}) => columns)),
    ...(first?.run.base !== undefined && {isChanged: changesIn(blobs)}),
    findChange: async () => first?.change,
  }
}

/** Every report says it, whatever the exit code is: that is about what was found. */
function missingProblem({parts, count, files}: Missing): ToolProblem {
  const whose = files === 1 ? '1 file of the run was' : `${files} files of the run were`
  return {code: 'SHARD_MISSING', message: `Expected all of ${count} parts, got none of ${listed(parts)}: ${whose} not checked.`}
}

/** All findings, each once, but for what is wrong with suppressions. */
function foundIn(blobs: readonly Blob[], docsUrl: string | undefined): readonly Diagnostic[] {
  const checked = new Map(notebooksIn(blobs).map(notebook => [notebook.path, stoppedIn(notebook)]))
  const picked = new Map(blobs.flatMap(({facts}) => facts.notebooks.map(({path, picked: set}) => [path, facts.ruleSets[set] ?? []])))
  const stopped = new Set([...checked.values()].flatMap(({stopped: own}) => own.map(({id}) => id)))
  const all = blobs.flatMap(({diagnostics}) => diagnostics)
  // A rule that was stopped in some notebook is not asked about the catalog.
  const found = all.filter(({overCatalog, rule}) => !isOfSuppression({rule}) && !(overCatalog && stopped.has(rule)))
  const left = withoutStopped(found, checked, (path, id) => picked.get(path)?.includes(id) === true)
  return sortDiagnostics(left.map(diagnostic => plain(diagnostic, docsUrl)))
}

function stoppedIn({stopped = []}: BlobNotebook) {
  return {stopped}
}

function notebooksIn(blobs: readonly Blob[]): BlobNotebook[] {
  return blobs.flatMap(({facts}) => facts.notebooks).sort((a, b) => compare(a.path, b.path))
}

/** As it was before it was written down. Addresses are ours alone. */
function plain({overCatalog: _, isChanged: __, isKept: ___, url, ...diagnostic}: BlobDiagnostic, docsUrl: string | undefined): Diagnostic {
  const page = url === undefined ? undefined : pageUrl(diagnostic.rule, docsUrl)
  return {...diagnostic, ...(page !== undefined && {url: page})}
}

function isOfSuppression({rule}: Pick<Diagnostic, 'rule'>): boolean {
  return rule.startsWith('suppress/')
}

/** Where a rule has failed, nobody knows which suppressions are needed. */
function problemsIn(blobs: readonly Blob[], found: readonly Diagnostic[]): Diagnostic[] {
  const hasFailed = found.some(({rule}) => rule.startsWith('rule/'))
  const all = blobs.flatMap(({diagnostics}) => diagnostics.filter(isOfSuppression))
  return all.filter(({rule}) => !hasFailed || rule !== 'suppress/unused').map(diagnostic => plain(diagnostic, undefined))
}

function withoutSuppressed(found: readonly Diagnostic[], blobs: readonly Blob[]) {
  const said = new Map<string, readonly BlobSuppression[]>()
  for (const {facts} of blobs) {
    for (const {path, suppressions = []} of [...facts.elsewhere, ...facts.notebooks]) said.set(path, suppressions)
  }
  const byPath = new Map<string, Diagnostic[]>()
  for (const diagnostic of found) {
    const known = byPath.get(diagnostic.path)
    if (known) known.push(diagnostic)
    else byPath.set(diagnostic.path, [diagnostic])
  }
  const applied = [...byPath].map(([path, own]) => applySuppressions(own, said.get(path) ?? []))
  return {kept: applied.flatMap(({kept}) => kept), suppressed: applied.reduce((sum, {suppressed}) => sum + suppressed.length, 0)}
}

interface Baselining {
  readonly blobs: readonly Blob[]
  readonly baseline: Baseline | undefined
  readonly notes: string[]
  readonly root: string
  readonly isComplete: boolean
}

function settle(diagnostics: readonly Diagnostic[], {blobs, baseline, notes, root, isComplete}: Baselining): WithoutBaselined {
  const hasFailed = diagnostics.some(({rule}) => rule.startsWith('rule/'))
  const checked = new Map(
    blobs.flatMap(({facts: {notebooks, ruleSets}}) =>
      notebooks.map(({path, on, ran}) => [path, {on: ruleSets[on] ?? [], ran: ruleSets[ran] ?? []}] as const),
    ),
  )
  // The working tree of this run may be another: what a part has seen is there.
  const there = new Set([...blobs.flatMap(({facts}) => facts.part), ...diagnostics.map(({path}) => path)])
  const isGone = goneBelow(root)
  return settleWith(baseline, {
    diagnostics,
    root,
    notes,
    isGone: path => !there.has(path) && isGone(path),
    isWhole: isComplete && blobs.every(({facts}) => facts.run.isWhole),
    isChecked: path => checked.has(path),
    missedAt: path => {
      const {on = [], ran = []} = checked.get(path) ?? {}
      const looked = new Set(hasFailed ? [] : ran)
      return new Set(on.filter(rule => !looked.has(rule)))
    },
    missedEverywhere: () =>
      new Set(blobs.flatMap(({facts: {everywhere, ruleSets}}) => ruleSets[hasFailed ? everywhere.on : everywhere.missed] ?? [])),
    // A part that could not load a pack made no blob.
    unloaded: new Set(),
  })
}

function changesIn(blobs: readonly Blob[]): NonNullable<LintReport['isChanged']> {
  const changed = new Set(
    blobs.flatMap(({diagnostics}) =>
      diagnostics.flatMap(({isChanged, path, range}) => (isChanged ? [keyOf(path, range.start.line, range.end.line)] : [])),
    ),
  )
  return (path, {first, last}) => changed.has(keyOf(path, first, last))
}

/** What `--changed-cells` leaves. Of entries of the baseline, only their file could tell. */
function keptIn(blobs: readonly Blob[]): (diagnostic: Diagnostic) => boolean {
  const name = ({rule, path, range, message}: Diagnostic): string => JSON.stringify([path, range, rule, message])
  const left = new Set(blobs.flatMap(({diagnostics}) => diagnostics.filter(({isKept}) => !isKept).map(name)))
  return diagnostic => !left.has(name(diagnostic))
}

function keyOf(path: string, first: number, last: number): string {
  return `${first} ${last} ${path}`
}

/** All parts say the same of what is in none of them. */
function distinct(problems: readonly ToolProblem[]): ToolProblem[] {
  return [...new Map(problems.map(problem => [JSON.stringify(problem), problem])).values()]
}
