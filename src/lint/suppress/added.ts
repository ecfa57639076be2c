import type {Suppression} from './suppression.ts'

/** How many suppressions of a notebook are new, wherever they stand. What has no effect does not count, nor does another reason. */
export function addedSuppressions(before: readonly Suppression[], after: readonly Suppression[]): number {
  const left = new Map<string, number>()
  for (const key of keysOf(before)) left.set(key, (left.get(key) ?? 0) + 1)
  let added = 0
  for (const key of keysOf(after)) {
    const count = left.get(key) ?? 0
    if (count === 0) added++
    else left.set(key, count - 1)
  }
  return added
}

/** How far they reach and what they are about. */
function keysOf(suppressions: readonly Suppression[]): string[] {
  return suppressions.filter(({fault}) => !fault).map(({reach, rules}) => JSON.stringify([reach.kind, [...rules].sort()]))
}
