import type {Event} from 'js-yaml'
import type {Span} from '../../model/place.ts'
import type {MapEntry, MapTree} from '../tree.ts'
import type {Role} from './build-scalar.ts'
import {atEnd, type Builder, type Built, type CollectionEvent, closeFlow, count} from './builder.ts'
import {Fault, quoted} from './fault.ts'
import {skipBlank} from './gap.ts'
import {mergedEntries} from './merge.ts'

/** Reads the next node. Given from outside, as nodes and mappings need each other. */
type Read = (role: Role) => Built

/** Reads the entries of a mapping. Those that `<<` brings in come first: the mapping's own ones win. */
export function buildMap(builder: Builder, event: CollectionEvent, read: Read): Omit<Built, 'nodes'> {
  const {span} = builder.source
  const flow = event.style === 2
  const braces = flow && hasBraces(builder, event)
  if (braces) builder.cursor = event.start + 1
  const own: MapEntry[] = []
  const merged: MapEntry[] = []
  let levels = 0
  while (!atEnd(builder)) {
    const mergeKey = isMergeKey(builder)
    const {key, keySpan} = mergeKey ? readMergeKey(builder) : readKey(builder, {flow, read})
    const value = read('value')
    levels = Math.max(levels, value.levels)
    if (mergeKey) {
      const entries = mergedEntries(value.tree)
      if (!entries) throw new Fault('parse/yaml', 'Expected a mapping or a list of mappings after `<<`.', keySpan)
      count(builder, entries.length, keySpan)
      for (const entry of entries) merged.push(entry)
    } else own.push({key, keySpan: span(keySpan.start, keySpan.end), value: value.tree})
  }
  builder.next++
  if (braces) closeFlow(builder, '}')
  warnOfDuplicates(builder, own)
  const tree: MapTree = {kind: 'map', entries: [...merged, ...own], flow, span: span(event.start, builder.cursor)}
  return {tree, levels}
}

/** Not so for a pair in a list, `[a: 1]`, which may itself begin with a mapping as its key. */
function hasBraces(builder: Builder, event: CollectionEvent): boolean {
  const first = builder.events[builder.next]
  const firstIsThere = first !== undefined && (first.type === 2 || first.type === 3) && first.start === event.start
  return builder.source.text[event.start] === '{' && !firstIsThere
}

interface Key {
  readonly key: string
  /** In the text that is read. */
  readonly keySpan: Span
}

function isMergeKey(builder: Builder): boolean {
  const event = builder.events[builder.next]
  if (builder.version !== '1.1' || event?.type !== 4) return false
  const tagged = event.tagStart >= 0
  if (tagged) return builder.source.text.slice(event.tagStart, event.tagEnd) === '!!merge'
  return event.style === 1 && builder.source.text.slice(event.valueStart, event.valueEnd) === '<<'
}

function readMergeKey(builder: Builder): Key {
  const event = builder.events[builder.next++]
  const keySpan = event?.type === 4 ? {start: event.valueStart, end: event.valueEnd} : {start: builder.cursor, end: builder.cursor}
  builder.cursor = Math.max(builder.cursor, keySpan.end)
  return {key: '<<', keySpan}
}

function readKey(builder: Builder, {flow, read}: {readonly flow: boolean; readonly read: Read}): Key {
  const {text} = builder.source
  const event = builder.events[builder.next]
  if (event && isEmpty(event)) {
    const next = skipBlank(text, builder.cursor)
    const start = flow && text[next] === ',' ? skipBlank(text, next + 1) : next
    if (text[start] === ':') throw new Fault('parse/yaml', 'Expected a key before `:`.', {start, end: start + 1})
  }
  const before = builder.cursor
  const {tree} = read('key')
  const keySpan = event ? placeOf(event, {start: before, end: builder.cursor}) : {start: before, end: builder.cursor}
  if (tree.kind !== 'scalar') throw new Fault('parse/yaml', 'Expected a text as the key, got a list or a mapping.', keySpan)
  const {value} = tree
  // Numbers, booleans and null become their JSON text: JSON has no other keys.
  const key = typeof value === 'string' ? value : typeof value === 'object' && value !== null ? value.text : String(value)
  return {key, keySpan}
}

function isEmpty(event: Event): boolean {
  return event.type === 4 && event.valueStart < 0 && event.tagStart < 0 && event.anchorStart < 0
}

/** Where the key stands itself, also if it is an alias. */
function placeOf(event: Event, fallback: Span): Span {
  switch (event.type) {
    case 4:
      return event.valueStart < 0 ? {start: fallback.end, end: fallback.end} : {start: event.valueStart, end: event.valueEnd}
    case 5:
      return {start: event.anchorStart - 1, end: event.anchorEnd}
    case 2:
    case 3:
      return {start: event.start, end: fallback.end}
    default:
      return fallback
  }
}

function warnOfDuplicates(builder: Builder, entries: readonly MapEntry[]): void {
  const first = new Map<string, Span>()
  for (const {key, keySpan} of entries) {
    const other = first.get(key)
    if (other) {
      builder.warnings.push({
        rule: 'parse/duplicate-key',
        severity: 'warning',
        message: `Unexpected second key ${quoted(key)}: remove one, the last one counts.`,
        ...keySpan,
        related: {message: 'The first one is here.', ...other},
      })
    } else first.set(key, keySpan)
  }
}
