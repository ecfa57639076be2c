import {maxYamlLevels} from '../../model/limits.ts'
import {buildMap} from './build-map.ts'
import {buildScalar, type Role} from './build-scalar.ts'
import {
  afterProperties,
  atEnd,
  type Builder,
  type Built,
  type CollectionEvent,
  closeFlow,
  count,
  expandAlias,
  openAnchor,
} from './builder.ts'
import {Fault, tooDeep} from './fault.ts'
import {type Tag, tagOf} from './tag.ts'

/** Reads the next node. The depth of the recursion is bounded by `maxYamlLevels`. */
export function buildNode(builder: Builder, role: Role): Built {
  const event = builder.events[builder.next++]
  // The reader gives as many nodes as collections need.
  if (!event || event.type === 1 || event.type === 6)
    throw new Fault('parse/yaml', 'Expected a value.', {start: builder.cursor, end: builder.cursor})
  if (event.type === 5) return expandAlias(builder, event)
  if (event.type === 4) {
    const tag = tagAt(builder, event)
    const name = openAnchor(builder, event)
    const built = {tree: buildScalar(builder, event, {tag, role}), nodes: 1, levels: 0}
    count(builder, 1, {start: builder.cursor, end: builder.cursor})
    if (name !== undefined) builder.anchors.set(name, built)
    return built
  }
  return buildCollection(builder, event, role)
}

function buildCollection(builder: Builder, event: CollectionEvent, role: Role): Built {
  if (role === 'value') checkOwnLine(builder, event)
  const tag = tagAt(builder, event)
  const fitting: Tag = event.type === 2 ? 'seq' : 'map'
  if (tag !== 'none' && tag !== fitting) throw unfit(builder, event)
  const name = openAnchor(builder, event)
  if (builder.level >= maxYamlLevels) throw tooDeep(event.start)
  const nodesBefore = builder.nodes
  count(builder, 1, {start: event.start, end: event.start + 1})
  builder.cursor = Math.max(event.start, afterProperties(builder, event))
  const brackets = event.style === 2 ? 1 : 0
  builder.level++
  builder.flowLevel += brackets
  const {tree, levels} = event.type === 2 ? buildList(builder, event) : buildMap(builder, event, role => buildNode(builder, role))
  builder.level--
  builder.flowLevel -= brackets
  const built = {tree, nodes: builder.nodes - nodesBefore, levels: levels + 1}
  if (name !== undefined) builder.anchors.set(name, built)
  return built
}

/** The reader takes `a: &x b: 1` for a mapping in a mapping; nobody else does. */
function checkOwnLine(builder: Builder, event: CollectionEvent): void {
  if (event.style === 2 || event.start < builder.cursor) return
  if (/[\n\r]/u.test(builder.source.text.slice(builder.cursor, event.start))) return
  throw new Fault('parse/yaml', 'Expected the mapping on the line below its key.', {start: event.start, end: event.start + 1})
}

function buildList(builder: Builder, event: CollectionEvent): Omit<Built, 'nodes'> {
  const flow = event.style === 2
  if (flow) builder.cursor = event.start + 1
  const items = []
  let levels = 0
  while (!atEnd(builder)) {
    const item = buildNode(builder, 'item')
    items.push(item.tree)
    levels = Math.max(levels, item.levels)
  }
  builder.next++
  if (flow) closeFlow(builder, ']')
  return {tree: {kind: 'list', items, flow, span: builder.source.span(event.start, builder.cursor)}, levels}
}

/** The tag of a node; `none` without one. */
function tagAt(builder: Builder, event: {readonly tagStart: number; readonly tagEnd: number}): Tag {
  if (event.tagStart < 0) return 'none'
  const tag = tagOf(builder.source.text.slice(event.tagStart, event.tagEnd), builder.directives)
  if (tag === undefined) throw new Fault('parse/yaml', 'Unexpected tag: remove it.', {start: event.tagStart, end: event.tagEnd})
  return tag
}

function unfit(builder: Builder, event: {readonly tagStart: number; readonly tagEnd: number}): Fault {
  return new Fault('parse/yaml', 'Expected a value that fits its tag.', {start: event.tagStart, end: event.tagEnd || builder.cursor})
}
