import type {MapEntry, Tree} from '../tree.ts'

/**
 * The entries that `<<` brings in from its value, or `undefined` if that is neither a mapping nor a list of mappings. Of several
 * mappings the first wins: its entries come last, as the last of equal keys counts.
 */
export function mergedEntries(value: Tree): readonly MapEntry[] | undefined {
  if (value.kind === 'map') return value.entries
  if (value.kind === 'scalar') return undefined
  const merged: MapEntry[] = []
  for (const item of value.items.toReversed()) {
    if (item.kind !== 'map') return undefined
    for (const entry of item.entries) merged.push(entry)
  }
  return merged
}
