import type {CatalogMemory} from '../catalog-memory.ts'
import {refuseOutside} from '../files.ts'
import {isInside} from '../paths.ts'
import {turn} from '../turn.ts'
import {type Opened, openBytes, type Workspace} from '../workspace.ts'
import {type Asked, listen} from './asked.ts'
import type {Chosen} from './choose.ts'
import {type Linter, lintOpened} from './linter.ts'
import type {Checked} from './outcome.ts'
import type {Store} from './store.ts'

/** Notebooks as an editor has them. */
export interface Documents {
  /** By path from the root. What `lint` would pass over is passed over. The same array of bytes is the same text. */
  readonly texts: ReadonlyMap<string, Uint8Array>
  /** Those to report on; default all. Rules over many hunts see the others all the same. */
  readonly focus?: ReadonlySet<string>
  readonly memory: DocumentMemory
  /** Ends the run with an exception when nobody waits for it any more. */
  readonly signal?: AbortSignal
}

/** What runs over the same documents remember. */
export interface DocumentMemory {
  readonly outcomes: Map<string, KnownDocument>
  readonly catalog: CatalogMemory
}

interface KnownDocument {
  readonly bytes: Uint8Array
  readonly opened: Opened
  readonly asked: readonly Asked[]
  /** Absent for one that nobody has reported on. */
  readonly checked?: Checked
}

/** Checks documents; those that are as they were are not checked again. */
export async function lintDocuments(linter: Linter, store: Store, documents: Documents): Promise<Chosen> {
  const {texts, focus, memory, signal} = documents
  const {workspace} = linter
  const checked = new Map<string, Checked>()
  const paths = new Set<string>()
  const diagnostics: Chosen['diagnostics'][number][] = []
  forgetAnswers(memory, texts)
  for (const [path, bytes] of texts) {
    if (!isTaken(workspace, path)) continue
    const before = memory.outcomes.get(path)
    const opened = before?.bytes === bytes ? before.opened : openBytes(workspace, path, bytes)
    const isFocus = focus?.has(path) !== false
    if (!opened) continue
    if (isFocus) paths.add(path)
    if (!('source' in opened)) {
      if (isFocus) diagnostics.push(opened)
      continue
    }
    store.keep(opened)
    if (!isFocus) continue
    const {questions, asked} = listen(linter, path)
    const isKnown = before?.bytes === bytes && before.checked !== undefined
    const outcome = isKnown && before.checked ? before.checked : await lintOpened(linter, opened, questions)
    checked.set(path, outcome)
    if (!isKnown) memory.outcomes.set(path, {bytes, opened, asked: asked(), checked: outcome})
    await turn()
    signal?.throwIfAborted()
  }
  return {paths, skipped: 0, errors: [], notes: [], checked, diagnostics}
}

/** A document whose rules read another document is to be checked again with that. */
function forgetAnswers({outcomes}: DocumentMemory, texts: ReadonlyMap<string, Uint8Array>): void {
  const changed = new Set([...texts].flatMap(([path, bytes]) => (outcomes.get(path)?.bytes === bytes ? [] : [path])))
  for (const path of outcomes.keys()) if (!texts.has(path)) changed.add(path)
  for (const path of changed) outcomes.delete(path)
  for (const [path, {asked}] of outcomes) if (asked.some(([kind, about]) => kind === 'read' && changed.has(about))) outcomes.delete(path)
}

function isTaken(workspace: Workspace, path: string): boolean {
  const isOut = refuseOutside(workspace, [path], workspace.cwd) !== undefined
  return !isOut && !(isInside(path) && workspace.ignored(path))
}
