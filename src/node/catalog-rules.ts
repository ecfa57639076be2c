import {catalogEntry} from '../catalog/entry.ts'
import {lintCatalog, startCatalogRules} from '../lint/catalog.ts'
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
  const running = startCatalogRules(pick(''), services)
  if (running.length === 0) return []
  const sources = new Map<string, Source>()
  const paths = await catalogFiles(workspace)
  for (const path of new Set([...paths, ...checked.keys()])) {
    const read = checked.get(path) ?? openNotebook(workspace, path)
    if (read && 'source' in read) sources.set(path, read.source)
  }
  const entries: CatalogEntry[] = []
  for (const [path, {parsed}] of [...sources].sort(([a], [b]) => compare(a, b))) {
    const {notebook} = parsed
    if (!notebook || !isHunt(workspace, path, notebook)) continue
    entries.push(catalogEntry(path, notebook, config.aliases))
  }
  const active = (id: string, path: string) => pick(path).find(({rule}) => rule.meta.id === id)
  const found = lintCatalog({running, entries, sources, active})
  return found.filter(({path, related}) => checked.has(path) || related?.some(other => checked.has(other.path)))
}
