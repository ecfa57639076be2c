import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {type BaselineEntry, entriesOf, isForBaseline, merged, printBaseline} from '../../lint/baseline/baseline.ts'
import {matchBaseline} from '../../lint/baseline/match.ts'
import {staleDiagnostics} from '../../lint/baseline/stale.ts'
import {rulesFor} from '../../lint/config/resolve.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import {rulesOf} from '../catalog-rules.ts'
import {isInside} from '../paths.ts'
import {writeWhole} from '../write.ts'
import type {Baseline} from './open-baseline.ts'
import type {Run} from './run.ts'
import {type Found, runFactsOf, unloadedIn} from './run-facts.ts'
import {looksAtAnything, visitorsOf} from './visitors.ts'

export interface WithoutBaselined {
  readonly diagnostics: readonly Diagnostic[]
  /** How many were taken out. */
  readonly baselined: number
}

/** A run and whether it looked at the whole catalog. */
export interface RunOverFiles {
  readonly run: Run
  readonly found: Found
  readonly isWhole: boolean
}

/** Takes out of the findings of a run what a baseline holds, and makes or prunes its file where that is asked for. */
export function settleBaseline(baseline: Baseline | undefined, over: RunOverFiles): WithoutBaselined {
  const {run, found, isWhole} = over
  const {linter, checked, notes} = run
  const {root} = linter.workspace
  return settleWith(baseline, {
    diagnostics: found.diagnostics,
    root,
    notes,
    isGone: goneBelow(root),
    isWhole,
    isChecked: path => checked.has(path),
    missedAt: path => missedAt(run, found, path),
    missedEverywhere: () => missedEverywhere(run, found),
    unloaded: unloadedIn(linter.workspace),
  })
}

/** What a baseline is compared with. */
export interface Settling extends Judging {
  readonly root: string
  /** Takes what people are to know. */
  readonly notes: string[]
  /** Whether the file of an entry is not there any more. */
  readonly isGone: (path: string) => boolean
}

/** The same for findings of which others know how they were found. */
export function settleWith(baseline: Baseline | undefined, settling: Settling): WithoutBaselined {
  const {diagnostics: found, root, notes, isGone} = settling
  if (!baseline) return {diagnostics: found, baselined: 0}
  const {entries, task, name} = baseline
  const {kept, baselined, counts} = matchBaseline(found, entries, isGone)
  const isJudged = judgeOf(settling)
  if (task === 'write') {
    // What this run cannot tell anything about stays.
    const others = entries.filter((entry, index) => counts[index] === 0 && !isJudged(entry))
    write(baseline, root, merged([...entriesOf(found), ...others]))
    const left = found.filter(diagnostic => !isForBaseline(diagnostic))
    notes.push(`${name} holds ${counted(found.length - left.length, 'finding')} of this run`)
    return {diagnostics: left, baselined: found.length - left.length}
  }
  if (task === 'read') {
    const stale = [...entries.keys()].filter(index => counts[index] === 0 && isJudged(entries[index]))
    return {diagnostics: [...kept, ...staleDiagnostics(baseline, stale)], baselined: baselined.length}
  }
  const left = entries.flatMap((entry, index) => {
    const count = isJudged(entry) ? (counts[index] ?? 0) : entry.count
    return count > 0 ? [{...entry, count}] : []
  })
  write(baseline, root, merged(left))
  notes.push(`${name} lost ${counted(total(entries) - total(left), 'finding')} and holds ${total(left)}`)
  return {diagnostics: kept, baselined: baselined.length}
}

function write({file, name, expected}: Baseline, root: string, entries: readonly BaselineEntry[]): void {
  writeWhole(file, printBaseline(entries), {name, expected, within: root})
}

/** Whether a file is not there any more. Nothing outside the root is asked for. */
export function goneBelow(root: string): (path: string) => boolean {
  const known = new Map<string, boolean>()
  return path => {
    const isGone = known.get(path) ?? (!isInside(path) || path.includes('\0') || !existsSync(resolve(root, path)))
    known.set(path, isGone)
    return isGone
  }
}

/** What a run found, and which rules said nothing of what. */
interface Judging {
  readonly diagnostics: readonly Diagnostic[]
  readonly isWhole: boolean
  readonly isChecked: (path: string) => boolean
  /** Rules that are on for a file that was checked and did not look at it. */
  readonly missedAt: (path: string) => ReadonlySet<string>
  /** Rules that are on somewhere and did not run. */
  readonly missedEverywhere: () => ReadonlySet<string>
  /** Packs whose rules nobody asked. */
  readonly unloaded: ReadonlySet<string>
}

/** Whether the run would have found again what an entry stands for. */
function judgeOf({diagnostics, isWhole, isChecked, unloaded, ...rules}: Judging): (entry: BaselineEntry | undefined) => boolean {
  const unread = new Set(
    diagnostics.flatMap(({rule, severity, path}) => (severity === 'error' && /^(?:parse|io)\//u.test(rule) ? path : [])),
  )
  const missed = new Map<string, ReadonlySet<string>>()
  const missedIn = (path: string): ReadonlySet<string> => {
    const found = missed.get(path) ?? (isChecked(path) ? rules.missedAt(path) : rules.missedEverywhere())
    missed.set(path, found)
    return found
  }
  return entry => {
    if (!entry || unread.has(entry.path) || unloaded.has(entry.rule.slice(0, entry.rule.indexOf('/')))) return false
    // Of other files than notebooks, and of files that are gone, only a run over everything knows.
    return (isWhole || isChecked(entry.path)) && !missedIn(isChecked(entry.path) ? entry.path : '').has(entry.rule)
  }
}

function missedAt(run: Run, found: Found, path: string): ReadonlySet<string> {
  const {on, ran} = runFactsOf(run, found, path)
  return new Set([...on].filter(rule => !ran.has(rule)))
}

function missedEverywhere(run: Run, {diagnostics, comparesPairs}: Found): ReadonlySet<string> {
  const {on, missed} = rulesEverywhere(run, comparesPairs)
  return diagnostics.some(({rule}) => rule.startsWith('rule/')) ? on : missed
}

/** Rules that are on somewhere, and those of them that look at nothing in this run. */
export function rulesEverywhere(
  {linter, checked}: Pick<Run, 'linter' | 'checked'>,
  comparesPairs: boolean,
): {readonly on: ReadonlySet<string>; readonly missed: ReadonlySet<string>} {
  const {workspace, pick} = linter
  const on = new Set([...checked.keys()].flatMap(path => rulesFor(workspace.config, workspace.rules, path).map(({rule}) => rule.meta.id)))
  const missed = new Set(on)
  for (const active of rulesOf(checked.keys(), pick)) {
    const {pair, ...others} = visitorsOf(linter, active, '')
    if (looksAtAnything(others) || (pair && comparesPairs)) missed.delete(active.rule.meta.id)
  }
  return {on, missed}
}

function total(entries: readonly BaselineEntry[]): number {
  return entries.reduce((sum, {count}) => sum + count, 0)
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
