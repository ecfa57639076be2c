import {catalogEntry} from '../catalog/entry.ts'
import {lintCatalog, startCatalogRules} from '../lint/catalog.ts'
import type {ActiveRule} from '../lint/context.ts'
import type {Source} from '../lint/diagnose.ts'
import {compare} from '../lint/order.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {CatalogEntry} from '../model/rule.ts'
import {catalogFiles} from './files.ts'
import {isHunt} from './hunt-files.ts'
import type {PickRules} from './pick-rules.ts'
import {type Opened, openNotebook, type Workspace} from './workspace.ts'

export interface CatalogRun {
  readonly workspace: Workspace
  /** The notebooks in focus, as they are now. */
  readonly checked: ReadonlyMap<string, Opened>
  readonly pick: PickRules
}

/** Runs the rules over many hunts. They see the whole catalog and report what has a place in the focus. */
export async function lintOverCatalog({workspace, checked, pick}: CatalogRun): Promise<Diagnostic[]> {
  const {config, services} = workspace
  const [first] = checked.values()
  const running = startCatalogRules(rulesOf(checked.keys(), pick), services)
  if (!first || running.length === 0) return []
  const sources = new Map<string, Source>()
  for (const path of new Set([...(await catalogFiles(workspace)), ...checked.keys()])) {
    const read = checked.get(path) ?? openNotebook(workspace, path, {metadataOnly: true})
    if (read && 'source' in read) sources.set(path, read.source)
  }
  const entries: CatalogEntry[] = []
  for (const [path, {parsed}] of [...sources].sort(([a], [b]) => compare(a, b))) {
    const {notebook} = parsed
    if (!notebook || !isHunt(workspace, path, notebook)) continue
    entries.push(catalogEntry(path, notebook, config.aliases))
  }
  const active = (id: string, path: string) => pick(path).find(({rule}) => rule.meta.id === id)
  const found = lintCatalog({running, entries, sources, active, failureAt: first.source})
  return found.filter(({path, related}) => checked.has(path) || related?.some(other => checked.has(other.path)))
}

/** The rules that are on for some file of the focus, each as it is on for the first of them. */
function rulesOf(paths: Iterable<string>, pick: PickRules): ActiveRule[] {
  const rules = new Map<string, ActiveRule>()
  for (const path of paths) {
    for (const active of pick(path)) if (!rules.has(active.rule.meta.id)) rules.set(active.rule.meta.id, active)
  }
  return [...rules.values()]
}
