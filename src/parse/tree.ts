import type {Span} from '../model/place.ts'
import {pointerKeys} from '../model/pointer.ts'
import type {Value} from '../model/value.ts'

/** A JSON or YAML text with the place of every part. Spans are offsets in the text that was parsed. */
export type Tree = MapTree | ListTree | ScalarTree

interface TreeBase {
  /** The whole token: a string with its quotes, a mapping from its first key to the end of its last value. */
  readonly span: Span
}

export interface MapTree extends TreeBase {
  readonly kind: 'map'
  /** As written, equal keys included: the last one counts. */
  readonly entries: readonly MapEntry[]
  readonly flow: boolean
}

export interface MapEntry {
  readonly key: string
  /** The key's content, without quotes. */
  readonly keySpan: Span
  readonly value: Tree
}

export interface ListTree extends TreeBase {
  readonly kind: 'list'
  readonly items: readonly Tree[]
  readonly flow: boolean
}

export interface ScalarTree extends TreeBase {
  readonly kind: 'scalar'
  readonly value: Exclude<Value, readonly Value[] | ReadonlyMap<string, Value>>
  readonly style: ScalarStyle
  /** The content without quotes; for block scalars the lines below the indicator. Equal to `span` for plain ones. */
  readonly content: Span
}

/** `json`: a double-quoted JSON string, or a JSON number or word. */
export type ScalarStyle = 'json' | 'plain' | 'single' | 'double' | 'literal' | 'folded'

/** What stands at a JSON pointer. */
export interface Found {
  readonly tree: Tree
  /** The key that leads to it; absent for list items and the root. */
  readonly entry?: MapEntry
  /** The mapping or list around it. */
  readonly parent?: MapTree | ListTree
}

/** Finds what a pointer names. The last of equal keys counts, as in Jupyter and PyYAML. */
export function find(root: Tree, pointer: string): Found | undefined {
  let found: Found = {tree: root}
  for (const key of pointerKeys(pointer)) {
    const parent = found.tree
    if (parent.kind === 'map') {
      const entry = parent.entries.findLast(candidate => candidate.key === key)
      if (!entry) return undefined
      found = {tree: entry.value, entry, parent}
    } else if (parent.kind === 'list') {
      const tree = parent.items[Number(key)]
      if (!tree) return undefined
      found = {tree, parent}
    } else return undefined
  }
  return found
}

/** The longest existing part of a pointer. */
export function findNearest(root: Tree, pointer: string): Found {
  for (let rest = pointer; rest !== ''; rest = rest.slice(0, rest.lastIndexOf('/'))) {
    const found = find(root, rest)
    if (found) return found
  }
  return {tree: root}
}

/** The values without their places. Of equal keys the last value counts, in the place of the first. */
export function treeValue(tree: Tree): Value {
  if (tree.kind === 'scalar') return tree.value
  if (tree.kind === 'list') return tree.items.map(treeValue)
  return new Map(tree.entries.map(({key, value}) => [key, treeValue(value)]))
}
