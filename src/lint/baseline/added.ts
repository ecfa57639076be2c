import type {BaselineEntry} from './baseline.ts'

/** How many entries are new, or hold more findings than before. One that only went with its file to another path is none of them. */
export function addedEntries(before: readonly BaselineEntry[], after: readonly BaselineEntry[]): number {
  const known = new Map(before.map(entry => [keyOf(entry), entry.count]))
  const kept = new Set(after.map(keyOf))
  const gone = new Map<string, number>()
  for (const entry of before) if (!kept.has(keyOf(entry))) gone.set(findingOf(entry), (gone.get(findingOf(entry)) ?? 0) + entry.count)
  let added = 0
  for (const entry of after) {
    const count = known.get(keyOf(entry))
    const moved = count === undefined ? (gone.get(findingOf(entry)) ?? 0) : 0
    if (moved > 0) gone.set(findingOf(entry), moved - Math.min(moved, entry.count))
    if (entry.count > (count ?? moved)) added++
  }
  return added
}

function keyOf({rule, path, fingerprint}: BaselineEntry): string {
  return JSON.stringify([rule, path, fingerprint])
}

function findingOf({rule, fingerprint}: BaselineEntry): string {
  return JSON.stringify([rule, fingerprint])
}
