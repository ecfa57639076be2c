import type {CellType} from './notebook.ts'
import {isList, type Value, type ValueMap} from './value.ts'

/** A tag as it is written and where: a JSON pointer from the cell's metadata. */
export interface CellTag {
  readonly tag: string
  readonly pointer: string
}

/** What a tag is to the vocabulary (spec/export.md, 3.3). */
export interface TagJudgement {
  readonly verdict: 'canonical' | 'alias' | 'known' | 'near-miss' | 'unknown'
  /** The canonical tag that is meant, or the group `remove_*` or `hide_*`. Absent for known and unknown tags. */
  readonly of?: string
}

/** Which parts of a cell its tags remove. Each value is the canonical tag that does it. */
export interface Removals {
  /** The whole cell, attachments included. */
  readonly cell?: string
  readonly source?: string
  readonly outputs?: string
  readonly stdout?: string
  readonly stderr?: string
  /** The whole cell, unless parameters are shown. */
  readonly parameters?: string
}

type Effect = readonly [part: keyof Removals, types: readonly CellType[]]

interface Entry {
  readonly aliases: readonly string[]
  readonly effects: readonly Effect[]
}

const all: readonly CellType[] = ['code', 'markdown', 'raw']
const prose: readonly CellType[] = ['markdown', 'raw']
const removeCell: readonly Effect[] = [['cell', all]]
// A text cell is nothing but its source: without it the attachments go as well.
const removeInput: readonly Effect[] = [
  ['source', ['code']],
  ['cell', prose],
]
const removeOutput: readonly Effect[] = [['outputs', ['code']]]
const parameters: readonly Effect[] = [['parameters', ['code']]]

/** Canonical tag → its other spellings and what it removes, in the order of the table of spec/export.md, 3.1. */
const vocabulary: ReadonlyMap<string, Entry> = new Map([
  ['remove_cell', {aliases: ['remove-cell'], effects: removeCell}],
  ['remove_input', {aliases: ['remove-input'], effects: removeInput}],
  ['remove_output', {aliases: ['remove-output'], effects: removeOutput}],
  ['remove_stdout', {aliases: ['remove-stdout'], effects: [['stdout', ['code']]]}],
  ['remove_stderr', {aliases: ['remove-stderr'], effects: [['stderr', ['code']]]}],
  ['hide_cell', {aliases: ['hide-cell'], effects: removeCell}],
  ['hide_input', {aliases: ['hide-input'], effects: removeInput}],
  ['hide_output', {aliases: ['hide-output'], effects: removeOutput}],
  ['parameters', {aliases: [], effects: parameters}],
  ['injected-parameters', {aliases: ['injected_parameters'], effects: parameters}],
  // Papermill tags its banner, a Markdown cell; on another cell the tag can only have been meant to remove it.
  ['papermill-error-cell-tag', {aliases: [], effects: removeCell}],
  ['analyst_input', {aliases: ['analyst-input'], effects: []}],
  ['evidence', {aliases: [], effects: []}],
])

const canonical: ReadonlyMap<string, string> = new Map(
  [...vocabulary].flatMap(([tag, {aliases}]) => [tag, ...aliases].map(name => [name, tag] as const)),
)

const withoutEffect: ReadonlySet<string> = new Set([
  'scroll-output',
  'output_scroll',
  'scroll-input',
  'full-width',
  'margin',
  'skip-execution',
  'raises-exception',
  'keep_output',
])

/** Compact form → canonical tag. Papermill writes its error tag itself, so nobody slips there. */
const protectedTags: ReadonlyMap<string, string> = new Map(
  [...vocabulary.keys()].filter(tag => tag !== 'papermill-error-cell-tag').map(tag => [compact(tag), tag]),
)

/** Groups in place of a tag, and the tag that a lenient export takes them for. */
const groups: ReadonlyMap<string, string> = new Map([
  ['remove_*', 'remove_cell'],
  ['hide_*', 'hide_cell'],
])

/**
 * The tags of a cell or an output, each once. A text in place of the list is one tag; with commas or white space in it, its
 * parts are tags as well, so that nothing meant to be hidden is published (spec/export.md, 3.4).
 */
export function tagsOf(metadata: ValueMap): readonly CellTag[] {
  const value = metadata.get('tags')
  const found = new Map<string, string>()
  const add = (tag: Value, pointer: string): void => {
    if (typeof tag === 'string' && !found.has(tag)) found.set(tag, pointer)
  }
  if (isList(value)) {
    for (const [index, tag] of value.entries()) add(tag, `/tags/${index}`)
  } else if (typeof value === 'string') {
    for (const tag of [value, ...splitTags(value)]) add(tag, '/tags')
  }
  return [...found].map(([tag, pointer]) => ({tag, pointer}))
}

/** What is odd about the form of `tags`: a phrase for each place. */
export function oddTags(metadata: ValueMap): readonly {readonly pointer: string; readonly message: string}[] {
  const value = metadata.get('tags')
  if (value === undefined || value === null) return []
  if (!isList(value)) return [{pointer: '/tags', message: `Expected a list of tags, got ${kindOf(value)}.`}]
  return value.flatMap((tag, index) =>
    typeof tag === 'string' || tag === null ? [] : [{pointer: `/tags/${index}`, message: `Expected a tag, got ${kindOf(tag)}.`}],
  )
}

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

/** What tags remove from a cell of a type. Tags outside the vocabulary remove nothing. */
export function effects(tags: Iterable<string>, type: CellType): Removals {
  const removals: {-readonly [Part in keyof Removals]: Removals[Part]} = {}
  for (const tag of tags) {
    const name = canonical.get(tag)
    if (name === undefined) continue
    for (const [part, types] of vocabulary.get(name)?.effects ?? []) {
      if (types.includes(type)) removals[part] ??= name
    }
  }
  return removals
}

function judgeExact(tag: string, known: ReadonlySet<string>): TagJudgement | undefined {
  const of = canonical.get(tag)
  if (of !== undefined) return {verdict: of === tag ? 'canonical' : 'alias', of}
  return known.has(tag) || withoutEffect.has(tag) || tag.startsWith('huntbook-ignore:') ? {verdict: 'known'} : undefined
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
  return tag
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_.:/\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
}

function splitTags(text: string): readonly string[] {
  return /[\s,]/u.test(text) ? text.split(/[\s,]+/u).filter(part => part !== '') : []
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

function kindOf(value: Value): string {
  if (typeof value === 'string') return 'a text'
  if (typeof value === 'boolean' || value === null) return `\`${value}\``
  return isList(value) ? 'a list' : value instanceof Map ? 'a mapping' : 'a number'
}
