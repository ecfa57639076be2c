import type {Problem} from '../../model/diagnostic.ts'
import type {Span} from '../../model/place.ts'
import type {Tree} from '../tree.ts'
import {type Lazy, LazyList, LazyMap, TextList} from './lazy.ts'
import {JsonEntry, JsonList, JsonMap} from './nodes.ts'
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
  /** Where its values and keys begin in the stacks. */
  readonly values: number
  readonly keys: number
  /** Key → place in the stack of keys, once there are too many to compare. */
  index: Map<string, number> | undefined
  /** Whether all items so far are strings. */
  texts: boolean
  /** Whether such a list becomes one text. */
  readonly joined: boolean
}

/**
 * What the open lists and mappings hold so far, the outermost first. Shared, since arrays that grow one by one take several times the
 * room they need.
 */
export interface Stacks {
  readonly values: Tree[]
  readonly keys: string[]
  readonly spans: Span[]
  /** Each key once: most keys of a notebook are a handful of names. */
  readonly names: Map<string, string>
}

export function newStacks(): Stacks {
  return {values: [], keys: [], spans: [], names: new Map()}
}

/** A value that was read, or what kind of value was skipped. */
export type Read = Tree | 'text' | 'value'

/** Most mappings are small, and comparing a few keys costs less than a map of them. */
const comparedKeys = 8
const noSpan: Span = {start: 0, end: 0}
/** Beyond so many names they are the text's own, and remembering them saves nothing. */
const rememberedNames = 1000

/** Begins a list or mapping at an offset. */
export function openFrame(kind: Frame['kind'], start: number, {parent, lazy, stacks}: Within): Frame {
  const level = levelIn(parent, lazy, stacks)
  const deep = lazy !== undefined && level !== -1 && level >= (kind === 'map' ? lazy.maps : lazy.lists)
  const mode = (parent?.mode ?? 'build') !== 'build' ? 'skip' : deep ? 'lazy' : 'build'
  const joined = kind === 'list' && parent?.kind === 'map' && lazy?.texts?.has(stacks.keys.at(-1) ?? '') === true
  return {start, kind, mode, level, values: stacks.values.length, keys: stacks.keys.length, index: undefined, texts: true, joined}
}

interface Within {
  readonly parent: Frame | undefined
  readonly lazy: Lazy | undefined
  readonly stacks: Stacks
}

function levelIn(parent: Frame | undefined, lazy: Lazy | undefined, {keys}: Stacks): number {
  if (!parent || !lazy) return -1
  if (parent.level !== -1) return parent.level + 1
  return parent.kind === 'map' && lazy.keys.has(keys.at(-1) ?? '') ? 0 : -1
}

export function addValue(frame: Frame, read: Read, {values}: Stacks): void {
  if (read !== 'text' && !isText(read)) frame.texts = false
  if (frame.mode === 'build' && typeof read !== 'string') values.push(read)
}

function isText(read: Read): boolean {
  return typeof read === 'object' && read.kind === 'scalar' && typeof read.value === 'string'
}

/** Sets the key of the next value. A key that was there already is an error, and its last value counts. */
export function setKey(frame: Frame, {value, content}: StringToken, {stacks, log}: KeyContext): void {
  const key = nameOf(stacks.names, value)
  const first = stacks.spans[placeOf(frame, key, stacks.keys)]
  if (first) addProblem(log, 'parse/duplicate-key', () => duplicateKey(key, content, first))
  else frame.index?.set(key, stacks.keys.length)
  stacks.keys.push(key)
  stacks.spans.push(content)
}

interface KeyContext {
  readonly stacks: Stacks
  readonly log: ProblemLog
}

function nameOf(names: Map<string, string>, key: string): string {
  const known = names.get(key)
  if (known === undefined && names.size < rememberedNames) names.set(key, key)
  return known ?? key
}

function placeOf(frame: Frame, key: string, keys: readonly string[]): number {
  if (!frame.index) {
    if (keys.length - frame.keys < comparedKeys) return keys.indexOf(key, frame.keys)
    frame.index = new Map()
    // The first of equal keys counts as the first.
    for (let place = keys.length - 1; place >= frame.keys; place--) frame.index.set(keys[place] ?? '', place)
  }
  return frame.index.get(key) ?? -1
}

/** Ends a list or mapping. `build` reads it again, for what is lazy. */
export function closeFrame(frame: Frame, end: number, {stacks, build}: CloseContext): Read {
  const {start, kind, mode, texts, joined} = frame
  const keys = stacks.keys.splice(frame.keys)
  const spans = stacks.spans.splice(frame.keys)
  if (mode === 'skip') return 'value'
  const span = {start, end}
  if (mode === 'lazy') return kind === 'map' ? new LazyMap(span, () => build(start)) : new LazyList(span, texts, () => build(start))
  const values = stacks.values.splice(frame.values)
  if (joined && texts) return new TextList(span, values.map(textIn).join(''), () => build(start))
  if (kind === 'list') return new JsonList(values, span)
  return new JsonMap(
    values.map((value, index) => new JsonEntry(keys[index] ?? '', spans[index] ?? noSpan, value)),
    span,
  )
}

function textIn(value: Tree): string {
  return value.kind === 'scalar' && typeof value.value === 'string' ? value.value : ''
}

interface CloseContext {
  readonly stacks: Stacks
  readonly build: (start: number) => Tree
}

function duplicateKey(key: string, span: Span, first: Span): Omit<Problem, 'rule'> {
  return {
    severity: 'error',
    message: `Unexpected second key \`${shown(key)}\`: remove or rename one of the two.`,
    ...span,
    related: {message: 'The first one is here.', ...first},
  }
}
