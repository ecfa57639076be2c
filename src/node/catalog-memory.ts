import {statSync} from 'node:fs'
import {resolve} from 'node:path'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {Value} from '../model/value.ts'
import type {CatalogEntry, HuntContent} from '../model/view.ts'
import type {Walked} from './walk.ts'

/** What rules ask of the hunts outside the focus. */
export type CatalogParts = 'metadata' | 'content'

/** A file of the catalog: `undefined` where it holds no hunt, a diagnostic where nobody can tell. */
export type Hunt = {readonly block: Value; readonly content?: HuntContent; readonly isMirror?: true} | Diagnostic | undefined

/** The same as rules see it. */
export type SeenEntry = CatalogEntry | Diagnostic | undefined

/** The rest of a catalog, as a workspace that stays open remembers it. The disk is asked again when somebody says that it may have changed. */
export interface CatalogMemory {
  readonly files: (walk: () => Promise<Walked>) => Promise<Walked>
  readonly entry: (path: string, how: ReadEntry) => Promise<SeenEntry>
  /** From now on the disk may be another: files that look the same are not read again. */
  readonly doubt: () => void
  /** The hunts that were seen last. */
  readonly entries: () => readonly CatalogEntry[]
}

interface ReadEntry {
  readonly parts: CatalogParts
  readonly read: () => Promise<Hunt>
  readonly show: (hunt: Hunt) => SeenEntry
}

interface Known {
  readonly parts: CatalogParts
  readonly stamp: string
  readonly hunt: Hunt
  readonly seen: SeenEntry
  /** When the disk was asked last. */
  readonly round: number
}

export function openCatalogMemory(root: string): CatalogMemory {
  const known = new Map<string, Known>()
  let walked: Walked | undefined
  let round = 0
  return {
    files: async walk => {
      walked ??= await walk()
      return walked
    },
    entry: async (path, {parts, read, show}) => {
      const before = known.get(path)
      const isEnough = before?.parts === parts || before?.parts === 'content'
      if (before && isEnough && before.round === round) return before.seen
      const stamp = stampOf(resolve(root, path))
      const hunt = before && isEnough && before.stamp === stamp ? before.hunt : await read()
      const seen = show(hunt)
      known.set(path, {parts, stamp, hunt, seen, round})
      return seen
    },
    doubt: () => {
      walked = undefined
      round++
    },
    entries: () => [...known.values()].flatMap(({seen}) => (seen && !('rule' in seen) ? [seen] : [])),
  }
}

/** What tells a file from the one that was there before, without reading it. Empty where there is none, or nobody may look. */
export function stampOf(file: string): string {
  try {
    const stat = statSync(file, {throwIfNoEntry: false})
    return stat ? [stat.mtimeMs, stat.ctimeMs, stat.size, stat.ino].join() : ''
  } catch {
    return ''
  }
}
