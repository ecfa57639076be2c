import type {Problem} from '../../model/diagnostic.ts'
import type {Span} from '../../model/place.ts'
import type {MapEntry, Tree} from '../tree.ts'
import {type Lazy, LazyList, LazyMap} from './lazy.ts'
import {addProblem, type ProblemLog} from './problem-log.ts'
import type {StringToken} from './scalar.ts'
import {shown} from './shown.ts'

/** A list or mapping whose end has not been read yet. */
export interface Frame {
  readonly start: number
  readonly kind: 'map' | 'list'
  /** `skip`: a part of something lazy; `lazy`: its root. */
  readonly mode: 'build' | 'lazy' | 'skip'
  /** Levels below the value of a lazy key, or -1 outside of one. */
  readonly level: number
  readonly entries: MapEntry[]
  readonly items: Tree[]
  /** The keys so far and where they are. */
  readonly keys: Map<string, Span>
  key: string
  keySpan: Span
  /** Whether all items so far are strings. */
  texts: boolean
}

/** A value that was read; without a tree where it was skipped. */
export interface Read {
  readonly tree?: Tree
  readonly string: boolean
}

export const skippedText: Read = {string: true}
const skippedValue: Read = {string: false}
const noSpan: Span = {start: 0, end: 0}
const noKeys: Map<string, Span> = new Map()
const nothing: never[] = []

/** Begins a list or mapping at an offset. */
export function openFrame(kind: Frame['kind'], start: number, {parent, lazy}: Within): Frame {
  const level = levelIn(parent, lazy)
  const deep = lazy !== undefined && level !== -1 && level >= (kind === 'map' ? lazy.maps : lazy.lists)
  const mode = (parent?.mode ?? 'build') !== 'build' ? 'skip' : deep ? 'lazy' : 'build'
  return {
    start,
    kind,
    mode,
    level,
    entries: kind === 'map' && mode === 'build' ? [] : nothing,
    items: kind === 'list' && mode === 'build' ? [] : nothing,
    keys: kind === 'map' ? new Map() : noKeys,
    key: '',
    keySpan: noSpan,
    texts: true,
  }
}

interface Within {
  readonly parent: Frame | undefined
  readonly lazy: Lazy | undefined
}

function levelIn(parent: Frame | undefined, lazy: Lazy | undefined): number {
  if (!parent || !lazy) return -1
  if (parent.level !== -1) return parent.level + 1
  return parent.kind === 'map' && lazy.keys.has(parent.key) ? 0 : -1
}

export function addValue(frame: Frame, read: Read): void {
  if (!read.string) frame.texts = false
  if (frame.mode !== 'build' || !read.tree) return
  if (frame.kind === 'list') frame.items.push(read.tree)
  else frame.entries.push({key: frame.key, keySpan: frame.keySpan, value: read.tree})
}

/** Sets the key of the next value. A key that was there already is an error, and its last value counts. */
export function setKey(frame: Frame, {value: key, content}: StringToken, log: ProblemLog): void {
  const first = frame.keys.get(key)
  if (first) addProblem(log, duplicateKey(key, content, first))
  else frame.keys.set(key, content)
  frame.key = key
  frame.keySpan = content
}

/** Ends a list or mapping. `build` reads it again, for what is lazy. */
export function closeFrame({start, kind, mode, entries, items, texts}: Frame, end: number, build: () => Tree): Read {
  if (mode === 'skip') return skippedValue
  const span = {start, end}
  if (mode === 'build') return {tree: kind === 'map' ? {kind, entries, flow: true, span} : {kind, items, flow: true, span}, string: false}
  return {tree: kind === 'map' ? new LazyMap(span, build) : new LazyList(span, texts, build), string: false}
}

function duplicateKey(key: string, span: Span, first: Span): Problem {
  return {
    rule: 'parse/duplicate-key',
    severity: 'error',
    message: `Unexpected second key \`${shown(key)}\`: remove or rename one of the two.`,
    ...span,
    related: {message: 'The first one is here.', ...first},
  }
}
