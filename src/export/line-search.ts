import {everyWindow, shortestWindow, windowSize} from './windows.ts'

/** Room for a mark per hash: a power of two. */
const marks = 1 << 20
/** Comparisons of one unit that a search may take for each unit of the texts and lines. */
const patience = 16

/**
 * Which lines stand in one of the texts. One pass finds where a line may begin, by the hash of a few of its units, and a comparison
 * decides. Where texts repeat themselves so often that comparing would take quadratic time, lines are compared by their windows,
 * which takes linear time and may take parts of a line in many places for the line. Lines have at least 12 units.
 */
export function linesIn(texts: readonly string[], lines: Iterable<string>): ReadonlySet<string> {
  const wanted = new Set(lines)
  const size = [...texts, ...wanted].reduce((sum, {length}) => sum + length, 0)
  const search: Search = {anchors: anchorsOf([...wanted]), found: new Set(), left: wanted.size, work: patience * size + 100_000}
  for (const text of texts) {
    if (search.left === 0) break
    if (!searchText(text, search)) return byWindows(texts, wanted)
  }
  return search.found
}

interface Anchor {
  readonly line: string
  /** Where the anchor stands in the line. */
  readonly offset: number
}

interface Search {
  /** Hash of the units of an anchor → the lines that have it, less those that were found. */
  readonly anchors: {readonly byHash: ReadonlyMap<number, Anchor[]>; readonly marked: Uint8Array}
  readonly found: Set<string>
  left: number
  work: number
}

/** The anchor of a line is that of its start, its middle and its end which the fewest lines share: many begin alike. */
function anchorsOf(lines: readonly string[]): Search['anchors'] {
  const counts = new Map<number, number>()
  const candidates = lines.map(line => {
    const last = line.length - shortestWindow
    return [0, last >> 1, last].map(offset => ({line, offset, hash: hashOf(line, offset)}))
  })
  for (const {hash} of candidates.flat()) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  const byHash = new Map<number, Anchor[]>()
  const marked = new Uint8Array(marks)
  for (const choice of candidates) {
    const rarest = choice.reduce((best, one) => ((counts.get(one.hash) ?? 0) < (counts.get(best.hash) ?? 0) ? one : best))
    const alike = byHash.get(rarest.hash)
    if (alike) alike.push(rarest)
    else byHash.set(rarest.hash, [rarest])
    marked[rarest.hash & (marks - 1)] = 1
  }
  return {byHash, marked}
}

/** Adds the lines of one text to those that were found. `false` where that takes too long. */
function searchText(text: string, search: Search): boolean {
  const {byHash, marked} = search.anchors
  let hash = 0
  for (let at = 0; at < text.length; at += 1) {
    const gone = at < shortestWindow ? 0 : Math.imul(text.charCodeAt(at - shortestWindow) + 1, lastPower)
    hash = (Math.imul(hash, base) + text.charCodeAt(at) + 1 - gone) | 0
    if (at < shortestWindow - 1 || marked[mixed(hash) & (marks - 1)] !== 1) continue
    const anchors = byHash.get(mixed(hash))
    if (anchors && !compare(anchors, {text, start: at - shortestWindow + 1, search})) return false
    if (search.left === 0) return true
  }
  return true
}

function compare(anchors: Anchor[], {text, start, search}: {text: string; start: number; search: Search}): boolean {
  for (let index = anchors.length - 1; index >= 0; index -= 1) {
    const anchor = anchors[index]
    if (!anchor) continue
    search.work -= anchor.line.length
    if (search.work < 0) return false
    if (start < anchor.offset || !text.startsWith(anchor.line, start - anchor.offset)) continue
    search.found.add(anchor.line)
    search.left -= 1
    anchors.splice(index, 1)
  }
  return true
}

function byWindows(texts: readonly string[], lines: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>()
  const sizes = new Set([...lines].map(({length}) => windowSize(length)))
  for (const size of sizes) {
    const shown = new Set<number>()
    for (const text of texts) everyWindow(text, size, hash => shown.add(hash).size > 0)
    for (const line of lines) if (windowSize(line.length) === size && everyWindow(line, size, hash => shown.has(hash))) found.add(line)
  }
  return found
}

const base = 0x0100_0193
const lastPower = Array.from({length: shortestWindow}).reduce<number>(power => Math.imul(power, base), 1)

function hashOf(text: string, offset: number): number {
  let hash = 0
  for (let at = offset; at < offset + shortestWindow; at += 1) hash = (Math.imul(hash, base) + text.charCodeAt(at) + 1) | 0
  return mixed(hash)
}

/** The low bits of a sum of products depend on few units. */
function mixed(hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 15), 0x85eb_ca6b)
  return spread ^ (spread >>> 13)
}
