import {conceal} from '../../lint/conceal.ts'
import {compare, sortDiagnostics} from '../../lint/order.ts'
import type {Suppression} from '../../lint/suppress/suppression.ts'
import type {Blob, BlobDiagnostic, BlobFacts, BlobNotebook, BlobRun, BlobSuppression} from '../../model/blob.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {CheckChange} from '../../model/report.ts'
import {countBySeverity} from '../../report/count.ts'
import type {Checked} from '../lint/outcome.ts'
import {runFactsOf} from '../lint/run-facts.ts'
import {rulesEverywhere} from '../lint/settle-baseline.ts'
import {filesOf} from '../lint/suppressed.ts'
import {suppressionProblems} from '../lint/suppressions.ts'
import {packageVersion} from '../package.ts'
import type {Visited} from '../read-chosen.ts'
import {reportFacts} from '../report-facts.ts'
import type {Shard} from '../shard.ts'
import {columnsOf} from './columns.ts'
import {configHash} from './config-hash.ts'
import type {Overview, Parts} from './look-over.ts'
import {digestOfPaths} from './partition.ts'

export interface PartOfRun extends Parts, Pick<Visited, 'paths' | 'skipped' | 'ignored'> {
  readonly shard: Shard
  readonly asked: BlobRun
  readonly change: CheckChange | undefined
  /** Texts as they were checked; `undefined` where there is none. */
  readonly textOf: (path: string) => string | undefined
}

/** One part of a run as data. */
export async function blobOf(given: PartOfRun, overview: Overview): Promise<Blob> {
  const {run, choice, part, paths, shard, asked, change, textOf} = given
  const {linter, checked} = run
  const {overCatalog, beside, inNotebooks, found, whole} = overview
  const isChanged = await changesOf(given)
  const problems = suppressionProblems(run, {diagnostics: found, comparesPairs: whole.comparesPairs})
  const stops = [...checked.values()].flatMap(({stopped = []}) => stopped.map(({diagnostic}) => diagnostic))
  // A rule that was stopped too often is left out once all parts are known.
  const all = sortDiagnostics([...beside, ...inNotebooks, ...problems])
  const concealed = concealedIn([...all, ...stops], textOf)
  const ofCatalog = new Set(overCatalog)
  const plain = (diagnostic: Diagnostic): BlobDiagnostic => ({
    ...(concealed.get(diagnostic) ?? diagnostic),
    ...(ofCatalog.has(diagnostic) && {overCatalog: true}),
    ...(isChanged(diagnostic) && {isChanged: true}),
    ...(run.isKept?.(diagnostic) && {isKept: true}),
  })
  const diagnostics = all.map(plain)
  const sets = new Map<string, number>()
  const setOf = (ids: Iterable<string>): number => {
    const key = JSON.stringify([...ids].sort(compare))
    if (!sets.has(key)) sets.set(key, sets.size)
    return sets.get(key) ?? 0
  }
  const notebookOf = ([path, {suppressions, stopped}]: readonly [string, Checked]): BlobNotebook => {
    const {on, ran} = runFactsOf(run, {diagnostics: found, comparesPairs: whole.comparesPairs}, path)
    return {
      path,
      ...(suppressions && {suppressions: suppressions.flatMap(shortened)}),
      ...(stopped && {stopped: stopped.map(({id, diagnostic}) => ({id, diagnostic: plain(diagnostic)}))}),
      picked: setOf(linter.pick(path).map(({rule}) => rule.meta.id)),
      on: setOf(on),
      ran: setOf(ran),
    }
  }
  const everywhere = rulesEverywhere(whole, whole.comparesPairs)
  const counts = countBySeverity(diagnostics)
  const facts: Omit<BlobFacts, 'ruleSets'> = {
    run: asked,
    choice: {count: choice.length, digest: digestOfPaths(choice)},
    part: choice.filter(path => part.has(path)),
    notebooks: [...checked].map(notebookOf),
    unread: [...paths].filter(path => !checked.has(path)).sort(compare),
    elsewhere: filesOf(run, found).flatMap(({path, notebook: {suppressions = []}}) =>
      checked.has(path) || suppressions.length === 0 ? [] : [{path, suppressions: suppressions.flatMap(shortened)}],
    ),
    skipped: given.skipped - (given.ignored ?? 0),
    ignored: given.ignored ?? 0,
    errors: run.errors,
    rules: reportFacts(linter, paths).rules ?? [],
    ...(change && {change}),
    everywhere: {on: setOf(everywhere.on), missed: setOf(everywhere.missed)},
    columns: columnsOf(diagnostics, textOf),
  }
  return {
    kind: 'huntbook-blob',
    version: 1,
    tool: {name: 'huntbook', version: packageVersion()},
    shard: [shard.index, shard.count],
    configHash: await configHash(linter.workspace),
    summary: {notebooks: paths.size, errors: counts.error, warnings: counts.warning, infos: counts.info},
    diagnostics,
    // A set is a list of rule ids as JSON.
    facts: {...facts, ruleSets: [...sets.keys()].map(key => JSON.parse(key) as string[])},
  }
}

/** What hides findings, without what only explains it. */
function shortened({reach, rules}: Suppression): BlobSuppression[] {
  return rules.length === 0 ? [] : [{reach, rules}]
}

/** Findings and what they are without credentials. */
function concealedIn(all: readonly Diagnostic[], textOf: PartOfRun['textOf']): ReadonlyMap<Diagnostic, Diagnostic> {
  const clean = conceal(all, path => textOf(path) ?? '')
  return new Map(all.map((diagnostic, index) => [diagnostic, clean[index] ?? diagnostic]))
}

/** Whether the lines of a finding differ from the commit that the run compares with. */
async function changesOf({run, asked: {base}, textOf}: PartOfRun): Promise<(diagnostic: Diagnostic) => boolean> {
  if (base === undefined) return () => false
  const {changedLines} = await import('../git/changed-lines.ts')
  const isChanged = changedLines(run.linter.workspace.root, base, {textOf})
  return ({path, range}) => isChanged(path, {first: range.start.line, last: range.end.line})
}
