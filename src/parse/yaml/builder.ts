import type {DocumentDirective, Event} from 'js-yaml'
import type {Problem} from '../../model/diagnostic.ts'
import {maxYamlAliases, maxYamlLevels, maxYamlNodes} from '../../model/limits.ts'
import type {Tree} from '../tree.ts'
import {characterAt, Fault} from './fault.ts'
import {afterClosing, isBlankOrEnd, isFlowIndicator} from './gap.ts'
import type {YamlVersion} from './resolve.ts'
import type {Source} from './source.ts'

/** A tree with what it costs once aliases are expanded. */
export interface Built {
  readonly tree: Tree
  readonly nodes: number
  /** 0 for a scalar. */
  readonly levels: number
}

/** The state of one reading. Offsets are those of `source.text`, spans in trees those of the given text. */
export interface Builder {
  readonly source: Source
  readonly version: YamlVersion
  readonly events: readonly Event[]
  readonly directives: readonly DocumentDirective[]
  /** The event to be read next. */
  next: number
  /** The end of the last token. */
  cursor: number
  /** Open collections around the next event. */
  level: number
  /** Brackets among them. */
  flowLevel: number
  nodes: number
  aliases: number
  /** `undefined` while the collection is being read: an alias to it would be a cycle. */
  readonly anchors: Map<string, Built | undefined>
  /** Ascending: quoted and block scalars, where tabs are text. */
  readonly shelters: {readonly start: number; readonly end: number}[]
  readonly warnings: Problem[]
}

/** An event that opens a list or a mapping. */
export type CollectionEvent = Extract<Event, {start: number}>

type Properties = Pick<Extract<Event, {anchorStart: number; tagStart: number}>, 'anchorStart' | 'anchorEnd' | 'tagStart' | 'tagEnd'>

/** The end of the anchor and tag of a node, if it has any, else the end of the token before. */
export function afterProperties(builder: Builder, {anchorEnd, tagEnd}: Properties): number {
  return Math.max(builder.cursor, anchorEnd, tagEnd)
}

/** Remembers the name. The node is known when `setAnchor` is called with it. */
export function openAnchor(builder: Builder, {anchorStart, anchorEnd}: Properties): string | undefined {
  if (anchorStart < 0) return undefined
  const name = builder.source.text.slice(anchorStart, anchorEnd)
  if (builder.version === '1.1') {
    const place = {start: anchorStart - 1, end: anchorEnd}
    if (builder.anchors.has(name)) throw new Fault('parse/yaml', 'Unexpected second anchor of that name: rename it.', place)
    if (!/^[\w-]+$/u.test(name)) throw new Fault('parse/yaml', 'Expected an anchor of letters, digits, `-` and `_`.', place)
  }
  builder.anchors.set(name, undefined)
  return name
}

/** The node of an alias. It counts as if it were written out. */
export function expandAlias(builder: Builder, {anchorStart, anchorEnd}: {readonly anchorStart: number; readonly anchorEnd: number}): Built {
  const place = {start: anchorStart - 1, end: anchorEnd}
  const name = builder.source.text.slice(anchorStart, anchorEnd)
  builder.aliases++
  builder.cursor = anchorEnd
  if (builder.aliases > maxYamlAliases) throw new Fault('parse/limit', `Expected at most ${maxYamlAliases} aliases, got more.`, place)
  const built = builder.anchors.get(name)
  if (!built) {
    const why = builder.anchors.has(name) ? 'an alias to a node outside of it' : 'an anchor before its alias'
    throw new Fault('parse/yaml', `Expected ${why}.`, place)
  }
  count(builder, built.nodes, place)
  if (builder.level + built.levels > maxYamlLevels) {
    throw new Fault('parse/limit', `Expected at most ${maxYamlLevels} levels with aliases expanded, got more.`, place)
  }
  return built
}

export function count(builder: Builder, nodes: number, place: {readonly start: number; readonly end: number}): void {
  builder.nodes += nodes
  if (builder.nodes > maxYamlNodes) {
    throw new Fault('parse/limit', `Expected at most ${maxYamlNodes} values with aliases expanded, got more.`, place)
  }
}

/** Whether the collection that is being read has no more nodes. */
export function atEnd(builder: Builder): boolean {
  const event = builder.events[builder.next]
  return event === undefined || event.type === 6
}

/** The reader takes text that touches a closing quote or bracket for the next key. */
export function checkAfter(text: string, offset: number): void {
  const character = text[offset]
  if (isBlankOrEnd(character) || isFlowIndicator(character) || character === ':') return
  throw new Fault('parse/yaml', 'Expected a space or the end of the line after the closing sign.', characterAt(text, offset))
}

/** Moves the cursor behind the bracket that closes the collection whose last node has been read. */
export function closeFlow(builder: Builder, bracket: ']' | '}'): void {
  builder.cursor = afterClosing(builder.source.text, builder.cursor, bracket)
  checkAfter(builder.source.text, builder.cursor)
}
