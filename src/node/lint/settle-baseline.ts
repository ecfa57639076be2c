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

/** Takes out of the findings what a baseline holds, and makes or prunes its file where that is asked for. */
export function settleBaseline(baseline: Baseline | undefined, over: RunOverFiles): WithoutBaselined {
  const {run, found} = over
  if (!baseline) return {diagnostics: found.diagnostics, baselined: 0}
  const {entries, task, name} = baseline
  const {kept, baselined, counts} = matchBaseline(found.diagnostics, entries, goneBelow(run.linter.workspace.root))
  const isJudged = judgeOf(over)
  if (task === 'write') {
    // What this run cannot tell anything about stays.
    const others = entries.filter((entry, index) => counts[index] === 0 && !isJudged(entry))
    write(baseline, run, merged([...entriesOf(found.diagnostics), ...others]))
    const left = found.diagnostics.filter(diagnostic => !isForBaseline(diagnostic))
    run.notes.push(`${name} holds ${counted(found.diagnostics.length - left.length, 'finding')} of this run`)
    return {diagnostics: left, baselined: found.diagnostics.length - left.length}
  }
  if (task === 'read') {
    const stale = [...entries.keys()].filter(index => counts[index] === 0 && isJudged(entries[index]))
    return {diagnostics: [...kept, ...staleDiagnostics(baseline, stale)], baselined: baselined.length}
  }
  const left = entries.flatMap((entry, index) => {
    const count = isJudged(entry) ? (counts[index] ?? 0) : entry.count
    return count > 0 ? [{...entry, count}] : []
  })
  write(baseline, run, merged(left))
  run.notes.push(`${name} lost ${counted(total(entries) - total(left), 'finding')} and holds ${total(left)}`)
  return {diagnostics: kept, baselined: baselined.length}
}

function write({file, name, expected}: Baseline, {linter}: Run, entries: readonly BaselineEntry[]): void {
  writeWhole(file, printBaseline(entries), {name, expected, within: linter.workspace.root})
}

/** Nothing outside the root is asked for. */
function goneBelow(root: string): (path: string) => boolean {
  const known = new Map<string, boolean>()
  return path => {
    const isGone = known.get(path) ?? (!isInside(path) || path.includes('\0') || !existsSync(resolve(root, path)))
    known.set(path, isGone)
    return isGone
  }
}

/** Whether the run would have found again what an entry stands for. */
function judgeOf({run, found, isWhole}: RunOverFiles): (entry: BaselineEntry | undefined) => boolean {
  const unread = new Set(
    found.diagnostics.flatMap(({rule, severity, path}) => (severity === 'error' && /^(?:parse|io)\//u.test(rule) ? path : [])),
  )
  const unloaded = unloadedIn(run.linter.workspace)
  const missed = new Map<string, ReadonlySet<string>>()
  const missedIn = (path: string): ReadonlySet<string> => {
    const rules = missed.get(path) ?? (run.checked.has(path) ? missedAt(run, found, path) : missedEverywhere(run, found))
    missed.set(path, rules)
    return rules
  }
  return entry => {
    if (!entry || unread.has(entry.path) || unloaded.has(entry.rule.slice(0, entry.rule.indexOf('/')))) return false
    // Of other files than notebooks, and of files that are gone, only a run over everything knows.
    return (isWhole || run.checked.has(entry.path)) && !missedIn(run.checked.has(entry.path) ? entry.path : '').has(entry.rule)
  }
}

function missedAt(run: Run, found: Found, path: string): ReadonlySet<string> {
  const {on, ran} = runFactsOf(run, found, path)
  return new Set([...on].filter(rule => !ran.has(rule)))
}

/** Rules that are on somewhere and did not run. */
function missedEverywhere({linter, checked}: Run, {diagnostics, comparesPairs}: Found): ReadonlySet<string> {
  const {workspace, pick} = linter
  const hasFailed = diagnostics.some(({rule}) => rule.startsWith('rule/'))
  const missing = new Set(
    [...checked.keys()].flatMap(path => rulesFor(workspace.config, workspace.rules, path).map(({rule}) => rule.meta.id)),
  )
  for (const active of hasFailed ? [] : rulesOf(checked.keys(), pick)) {
    const {pair, ...others} = visitorsOf(linter, active, '')
    if (looksAtAnything(others) || (pair && comparesPairs)) missing.delete(active.rule.meta.id)
  }
  return missing
}

function total(entries: readonly BaselineEntry[]): number {
  return entries.reduce((sum, {count}) => sum + count, 0)
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
