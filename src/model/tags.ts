import type {CellType} from './notebook.ts'
import {isList, type Value, type ValueMap} from './value.ts'

/** A tag as it is written and where: a JSON pointer from the cell's metadata. */
export interface CellTag {
  readonly tag: string
  readonly pointer: string
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

/** Canonical tag → its other spellings and what it removes, in the order that ties between near misses are decided by. */
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

/** Every spelling → canonical tag. */
export const canonicalTags: ReadonlyMap<string, string> = new Map(
  [...vocabulary].flatMap(([tag, {aliases}]) => [tag, ...aliases].map(name => [name, tag] as const)),
)

/** Tags that tools know and that change nothing in an export. */
export const tagsWithoutEffect: ReadonlySet<string> = new Set([
  'scroll-output',
  'output_scroll',
  'scroll-input',
  'full-width',
  'margin',
  'skip-execution',
  'raises-exception',
  'keep_output',
])

/**
 * The tags of a cell or an output, each once. A text in place of the list is one tag; with commas or white space in it, its
 * parts are tags as well. So are keys and texts inside lists and objects that should not be there: what is doubtful about tags counts
 * as tagged, so that nothing meant to be hidden is published.
 */
export function tagsOf(metadata: ValueMap): readonly CellTag[] {
  const value = metadata.get('tags')
  const found = new Map<string, string>()
  const add = (tags: readonly string[], pointer: string): void => {
    for (const tag of tags) if (!found.has(tag)) found.set(tag, pointer)
  }
  if (isList(value)) {
    for (const [index, tag] of value.entries()) add(textsIn(tag), `/tags/${index}`)
  } else if (typeof value === 'string') add([value, ...splitTags(value)], '/tags')
  else if (value !== undefined) add(textsIn(value), '/tags')
  return [...found].map(([tag, pointer]) => ({tag, pointer}))
}

/** Every text and key in a value, in order. */
function textsIn(value: Value): string[] {
  const found: string[] = []
  const stack: Value[] = [value]
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    if (typeof item === 'string') found.push(item)
    else if (isList(item)) for (const inner of item.toReversed()) stack.push(inner)
    else if (item instanceof Map) for (const [key, inner] of [...item].reverse()) stack.push(inner, key)
  }
  return found
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

/** What tags remove from a cell of a type. Tags outside the vocabulary remove nothing. */
export function effects(tags: Iterable<string>, type: CellType): Removals {
  const removals: {-readonly [Part in keyof Removals]: Removals[Part]} = {}
  for (const tag of tags) {
    const name = canonicalTags.get(tag)
    if (name === undefined) continue
    for (const [part, types] of vocabulary.get(name)?.effects ?? []) {
      if (types.includes(type)) removals[part] ??= name
    }
  }
  return removals
}

function splitTags(text: string): readonly string[] {
  return /[\s,]/u.test(text) ? text.split(/[\s,]+/u).filter(part => part !== '') : []
}

function kindOf(value: Value): string {
  if (typeof value === 'string') return 'a text'
  if (typeof value === 'boolean' || value === null) return `\`${value}\``
  return isList(value) ? 'a list' : value instanceof Map ? 'a mapping' : 'a number'
}
