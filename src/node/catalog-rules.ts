import {catalogEntry} from '../catalog/entry.ts'
import {lintCatalog, placeReports, startCatalogRules} from '../lint/catalog.ts'
import {isForMirrors} from '../lint/check-groups.ts'
import type {ActiveRule} from '../lint/context.ts'
import type {Source} from '../lint/diagnose.ts'
import {compare} from '../lint/order.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {Value} from '../model/value.ts'
import type {CatalogEntry} from '../model/view.ts'
import {parseJson} from '../parse/json.ts'
import {treeValue} from '../parse/tree.ts'
import type {CatalogParts, Hunt, SeenEntry} from './catalog-memory.ts'
import {catalogFiles} from './files.ts'
import {isHunt} from './hunt-files.ts'
import type {Run} from './lint/run.ts'
import {isMirror, otherHalfOf} from './pairs/halves.ts'
import type {PickRules} from './pick-rules.ts'
import {turn} from './turn.ts'
import type {Opened, Workspace} from './workspace.ts'

/**
 * Runs the rules over many hunts. They see the whole catalog and report what has a place in the focus. What they could not see is
 * reported wherever it is: the focus may be clean only because of that.
 */
export async function lintOverCatalog(run: CatalogRun & Pick<Run, 'diagnostics'>): Promise<Diagnostic[]> {
  const {linter, store, checked, diagnostics: reported} = run
  const {workspace, pick} = linter
  const {services} = workspace
  const [failureAt] = checked.keys()
  const rules = rulesOf(checked.keys(), pick)
  const running = startCatalogRules(rules, services)
  if (failureAt === undefined) return []
  const ofPacks = unstopped(rules, run)
  const reading = [...running.map(({active}) => active), ...ofPacks]
  const parts = reading.some(({rule}) => rule.meta.reads === 'content') ? 'content' : 'metadata'
  let seen: SeenCatalog | undefined
  const see = async (): Promise<readonly CatalogEntry[]> => {
    seen ??= await readCatalog(run, parts)
    return seen.entries
  }
  const outcomes = ofPacks.length > 0 ? ((await workspace.packs?.lintCatalog(ofPacks, see)) ?? []) : []
  if (running.length > 0) await see()
  const {entries, unseen} = seen ?? {entries: [], unseen: []}
  const active = (id: string, path: string) =>
    isForMirrors(id) || !isMirror(workspace, path) ? pick(path).find(({rule}) => rule.meta.id === id) : undefined
  const sourceOf = (path: string): Source | undefined => {
    const read = store.open(path)
    return read && 'source' in read ? read.source : undefined
  }
  const isChecked = (path: string): boolean => checked.has(path)
  const places = {entries, sourceOf, active, isChecked, failureAt}
  const found = [...lintCatalog({running, ...places}), ...placeReports(outcomes, places)]
  const known = new Set(reported.map(({path}) => path))
  return [...unseen.filter(({path}) => !known.has(path)), ...found]
}

/** The rules of packs that have not been stopped in a notebook: they would be again. */
function unstopped(rules: readonly ActiveRule[], {linter: {workspace}, checked}: Pick<Run, 'linter' | 'checked'>): ActiveRule[] {
  const stopped = new Set([...checked.values()].flatMap(({stopped: ids = []}) => ids.map(({id}) => id)))
  return rules.filter(({rule: {meta}}) => workspace.packs?.has(meta.id) === true && !stopped.has(meta.id))
}

interface SeenCatalog {
  /** By path, in code-unit order. */
  readonly entries: readonly CatalogEntry[]
  readonly unseen: readonly Diagnostic[]
}

type CatalogRun = Pick<Run, 'linter' | 'store' | 'checked' | 'catalog' | 'memory'>

async function readCatalog(run: CatalogRun, parts: CatalogParts): Promise<SeenCatalog> {
  const {linter, store, checked, catalog, memory} = run
  const {workspace} = linter
  const walk = (): ReturnType<typeof catalogFiles> => catalogFiles(workspace)
  const {paths, unreadable} = catalog ? {paths: catalog, unreadable: []} : await (memory ? memory.files(walk) : walk())
  const entries: CatalogEntry[] = []
  const unseen = [...unreadable]
  for (const path of [...new Set([...paths, ...checked.keys()])].sort(compare)) {
    await turn()
    const read = (): Promise<Hunt> => (parts === 'content' ? openWhole(run, path) : Promise.resolve(openBlock(run, path)))
    const show = (hunt: Hunt): SeenEntry => showHunt(workspace, path, hunt)
    // What is looked at in place of the disk changes from run to run.
    const isHeld = !memory || checked.has(path) || store.kept(path) !== undefined
    const seen = isHeld ? show(await read()) : await memory.entry(path, {parts, read, show})
    if (seen && 'rule' in seen) unseen.push(seen)
    else if (seen) entries.push(seen)
  }
  return {entries, unseen}
}

function showHunt(workspace: Workspace, path: string, hunt: Hunt): SeenEntry {
  if (!hunt || 'rule' in hunt) return hunt
  const {block, ...content} = hunt
  const half = otherHalfOf(workspace, path)
  return {...catalogEntry(path, block, workspace.config.aliases), ...(half !== undefined && {half}), ...content}
}

function openBlock({linter: {workspace}, store, checked}: CatalogRun, path: string): Hunt {
  const known = checked.get(path)
  if (known) return known.hunting === undefined ? undefined : {block: kept(known.hunting)}
  return huntIn(workspace, path, store.openMetadata(path))
}

/** A block as it was printed, with numbers that JSON does not have. */
function kept(printed: string): Value {
  const {tree} = parseJson(printed)
  return tree ? treeValue(tree) : null
}

async function openWhole({linter: {workspace}, store}: CatalogRun, path: string): Promise<Hunt> {
  const opened = store.open(path)
  const hunt = huntIn(workspace, path, opened)
  if (!hunt || 'rule' in hunt || !opened || !('source' in opened)) return hunt
  // Few runs need the cells of all hunts.
  const {contentOf} = await import('./hunt-content.ts')
  return {...hunt, ...(await contentOf(workspace, opened.source))}
}

function huntIn(workspace: Workspace, path: string, read: Opened | Diagnostic | undefined): Hunt {
  if (!read || !('source' in read)) return read?.rule.startsWith('io/') ? read : undefined
  const {notebook} = read.source.parsed
  return notebook && isHunt(workspace, path, notebook) ? {block: notebook.metadata.get('hunting') ?? null} : undefined
}

/** The rules that are on for some file of the focus, each as it is on for the first of them. */
export function rulesOf(paths: Iterable<string>, pick: PickRules): ActiveRule[] {
  const rules = new Map<string, ActiveRule>()
  for (const path of paths) {
    for (const active of pick(path)) if (!rules.has(active.rule.meta.id)) rules.set(active.rule.meta.id, active)
  }
  return [...rules.values()]
}
