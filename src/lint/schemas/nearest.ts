/** All candidates that a misspelt word may mean: at most two changes away, one for words shorter than 6. */
export function nearWords(word: string, candidates: Iterable<string>): readonly string[] {
  return [...candidates].filter(candidate => changes(word, candidate, reachOf(word)) !== undefined)
}

/**
 * The one of them that is closest, of equally close ones the first in code-unit order.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: {readonly candidate: string; readonly distance: number} | undefined
  for (const candidate of candidates) {
    const distance = changes(word, candidate, best?.distance ?? reachOf(word))
    if (distance === undefined) continue
    if (!best || distance < best.distance || candidate < best.candidate) best = {candidate, distance}
  }
  return best?.candidate
}

function reachOf(word: string): number {
  return word.length < 6 ? 1 : 2
}

/**
 * How many changes make one word of the other, or `undefined` where that takes more than `limit`. A change inserts, removes or
 * replaces a UTF-16 unit or swaps two neighbours, and no unit is changed twice (Damerau-Levenshtein, optimal string alignment).
 */
function changes(a: string, b: string, limit: number): number | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined
  for (let count = 0; count <= limit; count++) {
    if (isWithin({a, b}, {i: 0, j: 0}, count)) return count
  }
  return undefined
}

/**
 * Whether `count` changes make the rest of `a` from `i` the rest of `b` from `j`. Each change is tried at the first difference,
 * so that the time is linear in the length of the words and the depth is `count`.
 */
function isWithin(
  words: {readonly a: string; readonly b: string},
  {i, j}: {readonly i: number; readonly j: number},
  count: number,
): boolean {
  const {a, b} = words
  let same = 0
  while (i + same < a.length && a[i + same] === b[j + same]) same++
  const [x, y] = [i + same, j + same]
  if (x === a.length || y === b.length) return a.length - x + b.length - y <= count
  if (count === 0) return false
  return (
    isWithin(words, {i: x + 1, j: y + 1}, count - 1) ||
    isWithin(words, {i: x + 1, j: y}, count - 1) ||
    isWithin(words, {i: x, j: y + 1}, count - 1) ||
    (a[x] === b[y + 1] && a[x + 1] === b[y] && isWithin(words, {i: x + 2, j: y + 2}, count - 1))
  )
}
