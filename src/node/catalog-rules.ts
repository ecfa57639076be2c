import {catalogEntry} from '../catalog/entry.ts'
import {lintCatalog, startCatalogRules} from '../lint/catalog.ts'
import {isForMirrors} from '../lint/check-groups.ts'
import type {ActiveRule} from '../lint/context.ts'
import type {Source} from '../lint/diagnose.ts'
import {compare} from '../lint/order.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {CatalogEntry} from '../model/rule.ts'
import {fromPlain, type Value} from '../model/value.ts'
import {catalogFiles} from './files.ts'
import {isHunt} from './hunt-files.ts'
import type {Run} from './lint/run.ts'
import {isMirror, otherHalfOf} from './pairs/halves.ts'
import type {PickRules} from './pick-rules.ts'
import {turn} from './turn.ts'
import type {Workspace} from './workspace.ts'

/**
 * Runs the rules over many hunts. They see the whole catalog and report what has a place in the focus. What they could not see is
 * reported wherever it is: the focus may be clean only because of that.
 */
export async function lintOverCatalog(run: Pick<Run, 'linter' | 'store' | 'checked' | 'diagnostics' | 'catalog'>): Promise<Diagnostic[]> {
  const {linter, store, checked, diagnostics: reported} = run
  const {workspace, pick} = linter
  const {services} = workspace
  const [failureAt] = checked.keys()
  const running = startCatalogRules(rulesOf(checked.keys(), pick), services)
  if (failureAt === undefined || running.length === 0) return []
  const {entries, unseen} = await readCatalog(run)
  const active = (id: string, path: string) =>
    isForMirrors(id) || !isMirror(workspace, path) ? pick(path).find(({rule}) => rule.meta.id === id) : undefined
  const sourceOf = (path: string): Source | undefined => {
    const read = store.open(path)
    return read && 'source' in read ? read.source : undefined
  }
  const isChecked = (path: string): boolean => checked.has(path)
  const found = lintCatalog({running, entries, sourceOf, active, isChecked, failureAt})
  const known = new Set(reported.map(({path}) => path))
  return [...unseen.filter(({path}) => !known.has(path)), ...found]
}

interface SeenCatalog {
  /** By path, in code-unit order. */
  readonly entries: readonly CatalogEntry[]
  readonly unseen: readonly Diagnostic[]
}

async function readCatalog({linter: {workspace}, store, checked, catalog}: Parameters<typeof lintOverCatalog>[0]): Promise<SeenCatalog> {
  const {paths, unreadable} = catalog ? {paths: catalog, unreadable: []} : await catalogFiles(workspace)
  const entries: CatalogEntry[] = []
  const unseen = [...unreadable]
  for (const path of [...new Set([...paths, ...checked.keys()])].sort(compare)) {
    await turn()
    const block = blockOf({workspace, store, checked}, path)
    if (block === undefined) continue
    if (isDiagnostic(block)) {
      unseen.push(block)
      continue
    }
    const half = otherHalfOf(workspace, path)
    entries.push({...catalogEntry(path, block, workspace.config.aliases), ...(half !== undefined && {half})})
  }
  return {entries, unseen}
}

/** The `hunting` block of a hunt; `undefined` where the file is none, a diagnostic where nobody can tell. */
function blockOf(
  {workspace, store, checked}: Pick<Run, 'store' | 'checked'> & {workspace: Workspace},
  path: string,
): Value | Diagnostic | undefined {
  const known = checked.get(path)
  if (known) return known.hunting === undefined ? undefined : fromPlain(JSON.parse(known.hunting))
  const read = store.openMetadata(path)
  if (!read || !('source' in read)) return read?.rule.startsWith('io/') ? read : undefined
  const {notebook} = read.source.parsed
  return notebook && isHunt(workspace, path, notebook) ? (notebook.metadata.get('hunting') ?? null) : undefined
}

function isDiagnostic(block: Value | Diagnostic): block is Diagnostic {
  return typeof block === 'object' && block !== null && 'rule' in block
}

/** The rules that are on for some file of the focus, each as it is on for the first of them. */
export function rulesOf(paths: Iterable<string>, pick: PickRules): ActiveRule[] {
  const rules = new Map<string, ActiveRule>()
  for (const path of paths) {
    for (const active of pick(path)) if (!rules.has(active.rule.meta.id)) rules.set(active.rule.meta.id, active)
  }
  return [...rules.values()]
}
