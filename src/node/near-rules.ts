import {compare} from '../lint/order.ts'

/** Longer words are compared by their start: nobody means a rule by them. */
const longest = 64

/** The ids that a word comes closest to, best first, however far they are. People often know only what stands behind the group. */
export function nearRules(word: string, ids: readonly string[], count: number): string[] {
  const meant = word.toLowerCase().slice(0, longest)
  return ids
    .map(id => ({id, distance: Math.min(changes(meant, id), changes(meant, id.slice(id.indexOf('/') + 1)))}))
    .sort((a, b) => a.distance - b.distance || compare(a.id, b.id))
    .slice(0, count)
    .map(({id}) => id)
}

/** How many characters have to be added, removed or replaced to make one word of the other (Levenshtein). */
function changes(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const kept = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(kept, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
