import type {Diagnostic} from '../../model/diagnostic.ts'
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
  /** By path from the root. What `lint` would pass over is passed over. Another array of bytes is another text. */
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
  /** What every document held, those included that are no notebooks. */
  readonly texts: Map<string, Uint8Array>
  readonly catalog: CatalogMemory
}

interface KnownDocument {
  readonly opened: Opened
  readonly asked: readonly Asked[]
  readonly checked: Checked
}

/** Checks documents; those that are as they were are not checked again. */
export async function lintDocuments(linter: Linter, store: Store, {texts, focus, memory, signal}: Documents): Promise<Chosen> {
  const {workspace} = linter
  const checked = new Map<string, Checked>()
  const paths = new Set<string>()
  const diagnostics: Diagnostic[] = []
  forgetChanged(memory, texts)
  for (const [path, bytes] of texts) {
    if (!isTaken(workspace, path)) continue
    const known = memory.outcomes.get(path)
    const opened = known?.opened ?? openBytes(workspace, path, bytes)
    if (!opened) continue
    if ('source' in opened) store.keep(opened)
    if (focus?.has(path) === false) continue
    paths.add(path)
    if (!('source' in opened)) {
      diagnostics.push(opened)
      continue
    }
    const now = known ?? (await checkDocument(linter, opened))
    memory.outcomes.set(path, now)
    checked.set(path, now.checked)
    await turn()
    signal?.throwIfAborted()
  }
  return {paths, skipped: 0, errors: [], notes: [], checked, diagnostics}
}

async function checkDocument(linter: Linter, opened: Opened): Promise<KnownDocument> {
  const {questions, asked} = listen(linter, opened.source.path)
  const checked = await lintOpened(linter, opened, questions)
  return {opened, asked: asked(), checked}
}

/** A document whose rules read another document is to be checked again with that. */
function forgetChanged({outcomes, texts: before}: DocumentMemory, texts: ReadonlyMap<string, Uint8Array>): void {
  const changed = new Set([...before.keys(), ...texts.keys()].filter(path => before.get(path) !== texts.get(path)))
  for (const path of changed) outcomes.delete(path)
  for (const [path, {asked}] of outcomes) {
    if (asked.some(([kind, about]) => kind === 'read' && changed.has(about))) outcomes.delete(path)
  }
  before.clear()
  for (const [path, bytes] of texts) before.set(path, bytes)
}

function isTaken(workspace: Workspace, path: string): boolean {
  const isOut = refuseOutside(workspace, [path], workspace.cwd) !== undefined
  return !isOut && !(isInside(path) && workspace.ignored(path))
}
