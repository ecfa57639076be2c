import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {isForMirrors} from '../../lint/check-groups.ts'
import {rulesFor} from '../../lint/config/resolve.ts'
import type {RunFacts} from '../../lint/suppress/judge.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {Visitors} from '../../model/rule.ts'
import {isMirror, otherHalfOf} from '../pairs/halves.ts'
import type {Workspace} from '../workspace.ts'
import type {Run} from './run.ts'
import {looksAtAnything, visitorsOf} from './visitors.ts'

/** What all rules of a run found. */
export interface Found {
  readonly diagnostics: readonly Diagnostic[]
  /** Whether pairs were compared. */
  readonly comparesPairs: boolean
}

/** Which rules looked at a file. One that has nothing to look for, such as a rule about `--since` without it, has no visitors. */
export function runFactsOf({linter, checked}: Pick<Run, 'linter' | 'checked'>, found: Found, path: string): RunFacts {
  const {workspace, pick} = linter
  const {config, root, rules} = workspace
  const half = otherHalfOf(workspace, path)
  const hasHalf = half !== undefined && existsSync(join(root, half))
  const isMade = hasHalf && isMirror(workspace, path)
  const isHunt = checked.get(path)?.hunting !== undefined
  const [ran, partly] = [new Set<string>(), new Set<string>()]
  for (const active of isIncomplete(found.diagnostics, path) ? [] : pick(path)) {
    const {id, scope} = active.rule.meta
    const visitors = visitorsOf(linter, active, path)
    const isShown = (isHunt || scope !== 'hunt') && looksAtNotebooks(visitors)
    const isCompared = (isHunt && visitors.catalog) || (found.comparesPairs && half !== undefined && visitors.pair)
    if (isMade ? !isShown || !isForMirrors(id) : !isShown && !isCompared) continue
    ran.add(id)
    // A text has no outputs, and what these rules say of a notebook file its text cannot know.
    if ((visitors.output && !path.endsWith('.ipynb')) || (hasHalf && isForMirrors(id))) partly.add(id)
  }
  const on = new Set([...rulesFor(config, rules, path), ...pick(path)].map(({rule}) => rule.meta.id))
  return {known: new Set(rules.map(({meta}) => meta.id)), unloaded: unloadedIn(workspace), on, ran, partly}
}

/** The packs of a configuration that nobody trusts. */
export function unloadedIn({config, packs}: Pick<Workspace, 'config' | 'packs'>): ReadonlySet<string> {
  return new Set(packs ? [] : config.packs.keys())
}

/** Of a rule that failed nobody knows what it would have said, nor of a text that was not read to its end. */
function isIncomplete(diagnostics: readonly Diagnostic[], path: string): boolean {
  return diagnostics.some(
    ({rule, severity, path: of}) => rule.startsWith('rule/') || (of === path && severity === 'error' && rule.startsWith('parse/')),
  )
}

function looksAtNotebooks({catalog: _, pair: __, ...own}: Visitors): boolean {
  return looksAtAnything(own)
}
