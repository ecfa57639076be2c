import type {CatalogEntry} from '../../src/rule.ts'

/** Both halves of a pair are one hunt: of two that are there, the text stands for it. */
export function distinctHunts(hunts: readonly CatalogEntry[]): readonly CatalogEntry[] {
  const paths = new Set(hunts.map(({path}) => path))
  return hunts.filter(({path, half}) => half === undefined || !paths.has(half) || !path.endsWith('.ipynb'))
}

/** Whether both are the same notebook, in one format or in two. */
export function isSameHunt(a: CatalogEntry, b: CatalogEntry): boolean {
  return a.path === b.path || a.half === b.path || b.half === a.path
}
