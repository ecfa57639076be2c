/** The places of two equal items, one of each sequence. */
export type Pair = readonly [number, number]

/** Beyond as many differences an exact answer costs more than it is worth. */
const maxDifferences = 1500

/**
 * A longest common subsequence of two sequences, as pairs in order. Of several the one whose pairs are nearer to the top. Sequences that
 * differ in very many items get a common subsequence that may be shorter than the longest.
 */
export function align(left: readonly string[], right: readonly string[]): Pair[] {
  const numbers = new Map<string, number>()
  for (const item of left) if (!numbers.has(item)) numbers.set(item, numbers.size)
  // What only one side has is in no pair.
  const known = right.flatMap((item, index) => (numbers.has(item) ? [index] : []))
  const common = new Set(known.map(index => right[index]))
  const own = left.flatMap((item, index) => (common.has(item) ? [index] : []))
  const a = own.map(index => numbers.get(left[index] ?? '') ?? -1)
  const b = known.map(index => numbers.get(right[index] ?? '') ?? -1)
  const pairs = greedyAlign(a, b) ?? longestRising(equalPairs(a, b, []))
  return pairs.map(([i, j]) => [own[i] ?? 0, known[j] ?? 0])
}

/** The pairs of equal items that an alignment left over: items that stand elsewhere. The first one is paired with the first. */
export function equalPairs<Item>(left: readonly Item[], right: readonly Item[], aligned: readonly Pair[]): Pair[] {
  const [own, others] = [new Set(aligned.map(([i]) => i)), new Set(aligned.map(([, j]) => j))]
  const free = new Map<Item, number[]>()
  for (const [j, item] of right.entries()) {
    if (others.has(j)) continue
    const known = free.get(item)
    if (known) known.push(j)
    else free.set(item, [j])
  }
  const used = new Map<Item, number>()
  return left.flatMap((item, i): Pair[] => {
    const nth = used.get(item) ?? 0
    const j = own.has(i) ? undefined : free.get(item)?.[nth]
    if (j === undefined) return []
    used.set(item, nth + 1)
    return [[i, j]]
  })
}

/** E. W. Myers, An O(ND) difference algorithm (1986). `undefined` where there are too many differences. */
function greedyAlign(a: readonly number[], b: readonly number[]): Pair[] | undefined {
  const most = Math.min(a.length + b.length, maxDifferences)
  const trace: Int32Array[] = []
  /** For each diagonal, from `-most` on, how far `a` has been read. */
  const reach = new Int32Array(2 * most + 3)
  for (let changes = 0; changes <= most; changes++) {
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      const at = diagonal + most + 1
      const down = diagonal === -changes || (diagonal !== changes && (reach[at - 1] ?? 0) < (reach[at + 1] ?? 0))
      let i = down ? (reach[at + 1] ?? 0) : (reach[at - 1] ?? 0) + 1
      while (i < a.length && i - diagonal < b.length && a[i] === b[i - diagonal]) i++
      reach[at] = i
      if (i < a.length || i - diagonal < b.length) continue
      return retrace(trace, a.length, b.length)
    }
    trace.push(reach.slice(most + 1 - changes, most + 2 + changes))
  }
  return undefined
}

/** Follows the changes back from the end; between two of them items are equal. */
function retrace(trace: readonly Int32Array[], left: number, right: number): Pair[] {
  const pairs: Pair[] = []
  let [i, j] = [left, right]
  for (let changes = trace.length; changes >= 0; changes--) {
    const reach = (diagonal: number): number => trace[changes - 1]?.[diagonal + changes - 1] ?? -1
    const diagonal = i - j
    const down = diagonal === -changes || (diagonal !== changes && reach(diagonal - 1) < reach(diagonal + 1))
    const before = changes === 0 ? 0 : down ? reach(diagonal + 1) : reach(diagonal - 1) + 1
    while (i > before) pairs.push([--i, --j])
    if (down) j--
    else i--
  }
  return pairs.reverse()
}

/** A longest row of pairs that are in order on both sides, by patience sorting: `tops` holds for each length the pair with the lowest right end that a row of that length can have. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const tops: number[] = []
  const previous: number[] = []
  for (const [index, [, j]] of pairs.entries()) {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < j) low = middle + 1
      else high = middle
    }
    previous[index] = tops[low - 1] ?? -1
    tops[low] = index
  }
  const row: Pair[] = []
  for (let index = tops.at(-1) ?? -1; index !== -1; index = previous[index] ?? -1) {
    const pair = pairs[index]
    if (pair) row.push(pair)
  }
  return row.reverse()
}
