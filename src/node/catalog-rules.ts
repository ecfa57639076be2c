import {catalogEntry} from '../catalog/entry.ts'
import {lintCatalog, startCatalogRules} from '../lint/catalog.ts'
import {isForMirrors} from '../lint/check-groups.ts'
import type {ActiveRule} from '../lint/context.ts'
import type {Source} from '../lint/diagnose.ts'
import {compare} from '../lint/order.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {CatalogEntry} from '../model/rule.ts'
import {catalogFiles} from './files.ts'
import {isHunt} from './hunt-files.ts'
import {isMirror, otherHalfOf} from './pairs/halves.ts'
import type {PickRules} from './pick-rules.ts'
import {turn} from './turn.ts'
import {type Opened, openNotebook, type Workspace} from './workspace.ts'

export interface CatalogRun {
  readonly workspace: Workspace
  /** The notebooks in focus, as they are now. */
  readonly checked: ReadonlyMap<string, Opened>
  readonly pick: PickRules
  /** What was said already of files and folders that could not be read. */
  readonly reported: readonly Diagnostic[]
}

/**
 * Runs the rules over many hunts. They see the whole catalog and report what has a place in the focus. What they could not see is
 * reported wherever it is: the focus may be clean only because of that.
 */
export async function lintOverCatalog({workspace, checked, pick, reported}: CatalogRun): Promise<Diagnostic[]> {
  const {config, services} = workspace
  const [first] = checked.values()
  const running = startCatalogRules(rulesOf(checked.keys(), pick), services)
  if (!first || running.length === 0) return []
  const sources = new Map<string, Source>()
  const {paths, unreadable} = await catalogFiles(workspace)
  const unseen = [...unreadable]
  for (const path of new Set([...paths, ...checked.keys()])) {
    await turn()
    const read = checked.get(path) ?? openNotebook(workspace, path, {metadataOnly: true})
    if (read && 'source' in read) sources.set(path, read.source)
    else if (read?.rule.startsWith('io/')) unseen.push(read)
  }
  const entries: CatalogEntry[] = []
  for (const [path, {parsed}] of [...sources].sort(([a], [b]) => compare(a, b))) {
    const {notebook} = parsed
    if (!notebook || !isHunt(workspace, path, notebook)) continue
    const half = otherHalfOf(workspace, path)
    entries.push({...catalogEntry(path, notebook, config.aliases), ...(half !== undefined && {half})})
  }
  const active = (id: string, path: string) =>
    isForMirrors(id) || !isMirror(workspace, path) ? pick(path).find(({rule}) => rule.meta.id === id) : undefined
  const found = lintCatalog({running, entries, sources, active, failureAt: first.source})
  const known = new Set(reported.map(({path}) => path))
  const configures = (path: string): boolean =>
    !sources.has(path) && entries.some(hunt => checked.has(hunt.path) && services.jupytextFor(hunt.path)?.path === path)
  return [
    ...unseen.filter(({path}) => !known.has(path)),
    ...found.filter(({path, related}) => checked.has(path) || related?.some(other => checked.has(other.path)) || configures(path)),
  ]
}

/** The rules that are on for some file of the focus, each as it is on for the first of them. */
export function rulesOf(paths: Iterable<string>, pick: PickRules): ActiveRule[] {
  const rules = new Map<string, ActiveRule>()
  for (const path of paths) {
    for (const active of pick(path)) if (!rules.has(active.rule.meta.id)) rules.set(active.rule.meta.id, active)
  }
  return [...rules.values()]
}
