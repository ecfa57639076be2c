import type {Source} from '../lint/diagnose.ts'
import {lintPairs, startPairRules} from '../lint/pairs.ts'
import {viewOf} from '../lint/views.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {Place} from '../model/place.ts'
import type {At, PairView} from '../model/view.ts'
import {rulesOf} from './catalog-rules.ts'
import type {FixMode} from './lint/fix-run.ts'
import {lintOpened} from './lint/linter.ts'
import {goneKey, type Run} from './lint/run.ts'
import {withoutSuppressed} from './lint/suppressed.ts'
import {type Examined, examinePairs} from './pairs/examine.ts'
import {type Halves, halvesOf} from './pairs/halves.ts'
import {withoutIgnored} from './pairs/ignored.ts'
import {openChosen} from './read-chosen.ts'
import type {Workspace} from './workspace.ts'

type PairRun = Pick<Run, 'linter' | 'checked'>

/** Runs the rules about pairs over those that have a half in the focus, or in a part of it. Halves that git ignores are left alone. */
export async function lintOverPairs(
  {linter: {workspace, pick}, checked}: PairRun,
  part: Iterable<string> = checked.keys(),
): Promise<Diagnostic[]> {
  const running = startPairRules(rulesOf(checked.keys(), pick), workspace.services)
  if (running.length === 0) return []
  const examined = await examinePairs(workspace, pairsOf(workspace, part))
  return lintPairs(running, {
    pairs: examined.flatMap(pair => showPair(workspace, pair)),
    sourceOf: path => sourceOf(workspace, path),
    active: (id, path) => pick(path).find(({rule}) => rule.meta.id === id),
  })
}

/** Brings halves together where a rule finds that one alone changed, and its fix is that. In memory, it is only told what would be written. */
export async function fixPairs(run: Run, {target}: Pick<FixMode, 'target'>): Promise<void> {
  const {linter, store, checked} = run
  const {workspace} = linter
  const fixable = new Set(withoutSuppressed(run, await lintOverPairs(run)).flatMap(({fix, path}) => (fix?.kind === 'safe' ? [path] : [])))
  if (fixable.size === 0) return
  const {syncPairs} = await import('./convert/sync.ts')
  const {changed, diagnostics, errors, notes} = await syncPairs(workspace, pairsOf(workspace, fixable), target)
  run.diagnostics.push(...diagnostics)
  run.errors.push(...errors)
  run.notes.push(...notes)
  run.fixed.push(...changed)
  const paths = new Set(changed.map(({path}) => path))
  for (const path of fixable)
    if (pairsOf(workspace, [path]).some(({text, notebook}) => paths.has(text) || paths.has(notebook)))
      run.gone.add(goneKey({rule: 'pair/differs', path}))
  for (const {path} of changed) {
    const read = checked.has(path) && target === 'disk' ? openChosen(workspace, path, {}) : undefined
    if (!read || !('source' in read)) continue
    store.keep(read)
    checked.set(path, await lintOpened(linter, read))
  }
}

/** The pairs of files, each once. */
function pairsOf(workspace: Workspace, paths: Iterable<string>): Halves[] {
  const pairs = new Map<string, Halves>()
  for (const path of paths) {
    const halves = halvesOf(workspace, path)
    if (halves) pairs.set(`${halves.text}\0${halves.notebook}`, halves)
  }
  return withoutIgnored(workspace.root, [...pairs.values()])
}

/** A half with errors, or that is no notebook, says nothing: its parser does. */
function showPair(workspace: Workspace, {halves, state, difference, place}: Examined): PairView[] {
  if (state === 'broken') return []
  const {text, notebook, mode, rival} = halves
  const missing = typeof state === 'object' ? state : undefined
  const half = missing ? (missing.missing === 'text' ? 'notebook' : 'text') : halves.source
  const status = typeof state === 'object' ? (state.isDeleted ? 'deleted' : 'missing') : state
  const at = place.kind === 'file' ? 'file' : atOf(place, sourceOf(workspace, halves[half]))
  return [{path: halves[half], state: status, at, text, notebook, mode, difference, ...(rival !== undefined && {rival})}]
}

function sourceOf(workspace: Workspace, path: string): Source | undefined {
  const read = openChosen(workspace, path, {readSides: true})
  return read && 'source' in read && read.source.parsed.notebook ? read.source : undefined
}

function atOf(place: Place, source: Source | undefined): At {
  if (place.kind === 'metadata') return {pointer: place.pointer}
  const cell = source && place.kind === 'cell' ? viewOf(source)?.cells[place.cell] : undefined
  return cell ? {cell} : 'file'
}
