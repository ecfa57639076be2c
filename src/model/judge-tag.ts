import {canonicalTags, tagsWithoutEffect} from './tags.ts'

/** What a tag is to the vocabulary. */
export interface TagJudgement {
  readonly verdict: 'canonical' | 'alias' | 'known' | 'near-miss' | 'unknown'
  /** The canonical tag that is meant, or the group `remove_*` or `hide_*`. Absent for known and unknown tags. */
  readonly of?: string
}

/** Compact form → canonical tag. Papermill writes its error tag itself, so nobody slips there. */
const protectedTags: ReadonlyMap<string, string> = new Map(
  [...new Set(canonicalTags.values())].filter(tag => tag !== 'papermill-error-cell-tag').map(tag => [compact(tag), tag]),
)

/** Groups in place of a tag, and the tag that a lenient export takes them for. */
const groups: ReadonlyMap<string, string> = new Map([
  ['remove_*', 'remove_cell'],
  ['hide_*', 'hide_cell'],
])

/** Judges one tag, compared as an exact string first. `known` holds the team's own tags. */
export function judgeTag(tag: string, known: ReadonlySet<string> = new Set()): TagJudgement {
  const exact = judgeExact(tag, known)
  if (exact) return exact
  const near = nearest(tag)
  if (near) return {verdict: 'near-miss', of: near.of}
  const listed = tag.includes(',') ? bestPart(tag, known) : undefined
  if (listed !== undefined) return {verdict: 'near-miss', of: listed}
  const group = groupOf(tag)
  return group === undefined ? {verdict: 'unknown'} : {verdict: 'near-miss', of: group}
}

/** The canonical tags that a tag acts as when near misses are taken for what they resemble. Each part of `a,b` acts. */
export function meantBy(tag: string, known: ReadonlySet<string> = new Set()): readonly string[] {
  const parts = judgeExact(tag, known) ? [tag] : [tag, ...tag.split(',').map(part => part.trim())]
  const meant = new Set<string>()
  for (const part of parts) {
    const {of} = judgeTag(part, known)
    if (of !== undefined) meant.add(groups.get(of) ?? of)
  }
  return [...meant]
}

function judgeExact(tag: string, known: ReadonlySet<string>): TagJudgement | undefined {
  const of = canonicalTags.get(tag)
  if (of !== undefined) return {verdict: of === tag ? 'canonical' : 'alias', of}
  return known.has(tag) || tagsWithoutEffect.has(tag) || tag.startsWith('huntbook-ignore:') ? {verdict: 'known'} : undefined
}

/** The protected tag at the smallest distance; the first in table order wins. */
function nearest(tag: string): {readonly of: string; readonly distance: number} | undefined {
  const letters = [...compact(tag)]
  let best: {of: string; distance: number} | undefined
  for (const [name, of] of protectedTags) {
    const most = name.length >= 9 ? 2 : 1
    if (Math.abs(letters.length - name.length) > most) continue
    const distance = editDistance(letters, [...name])
    if (distance <= most && (!best || distance < best.distance)) best = {of, distance}
  }
  return best
}

function bestPart(tag: string, known: ReadonlySet<string>): string | undefined {
  let best: {of: string; distance: number} | undefined
  for (const part of tag.split(',').map(text => text.trim())) {
    const exact = judgeExact(part, known)
    if (exact && exact.of === undefined) continue
    const group = groupOf(part)
    const found = exact?.of === undefined ? nearest(part) : {of: exact.of, distance: 0}
    const candidate = found ?? (group === undefined ? undefined : {of: group, distance: Number.POSITIVE_INFINITY})
    if (candidate && (!best || candidate.distance < best.distance)) best = candidate
  }
  return best?.of
}

function groupOf(tag: string): string | undefined {
  const text = compact(tag)
  if (text.startsWith('remove')) return 'remove_*'
  return text.startsWith('hide') ? 'hide_*' : undefined
}

function compact(tag: string): string {
  const text = tag.normalize('NFKC').toLowerCase()
  // Classes of all characters take V8 longer to compile than all of this does.
  if (/^[ -~]*$/u.test(text)) return text.replace(/[ \-_.:/]/gu, '')
  return text.replace(/[\s\-_.:/\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
}

/** Insert, delete, replace and the exchange of neighbours cost 1 each. Both words are short. */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let before: number[] = []
  let row = [...b.keys(), b.length]
  for (const [i, letter] of a.entries()) {
    const next = [i + 1]
    for (const [j, other] of b.entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1)
      const swapped = letter === b[j - 1] && other === a[i - 1] ? (before[j - 1] ?? 0) + 1 : replaced
      next.push(Math.min(replaced, swapped, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
