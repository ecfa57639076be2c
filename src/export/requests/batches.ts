/**
 * Lists of ids by field: what fits into a first request, and for each list that goes on, what further requests add, a batch of at most
 * `size` each. A field without ids is left out of the first.
 */
export function firstAndMore<Field extends string>(
  lists: Readonly<Record<Field, readonly string[]>>,
  size: number,
): {readonly first: Readonly<Record<string, readonly string[]>>; readonly more: readonly Readonly<Record<string, readonly string[]>>[]} {
  const batched = Object.entries<readonly string[]>(lists).map(([field, ids]) => ({field, batches: batchesOf(ids, size)}))
  return {
    first: Object.fromEntries(batched.flatMap(({field, batches: [first]}) => (first ? [[field, first]] : []))),
    more: batched.flatMap(({field, batches}) => batches.slice(1).map(batch => ({[field]: batch}))),
  }
}

/** Lists of at most `size` items; none of an empty list. */
function batchesOf<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({length: Math.ceil(items.length / size)}, (_, index) => items.slice(index * size, (index + 1) * size))
}
