import type {Span} from '../../../model/place.ts'
import {emptyMap, type ValueMap} from '../../../model/value.ts'
import type {MapTree} from '../../../parse/tree.ts'
import type {Unit} from '../blocks/units.ts'
import {attachmentsKey, decodeText, noFlags, readFlags, type TextFlags, textKey} from '../decode.ts'
import {tagsKey} from '../tags.ts'
import {copyMap, mapSpan, type TextMap} from '../text-map.ts'
import {type ReadSide, readAttachments} from './attachments.ts'
import {readBreak} from './break.ts'
import {withoutCarriers} from './carriers.ts'
import {dedentFence, type Extract, joinParts} from './extract.ts'
import {type Report, reportFrom} from './log.ts'
import {type KnownOptions, type Options, readOptions} from './options.ts'
import {type SplitContent, splitContent} from './split.ts'

/** A cell and where its parts stand. Offsets are those of the text with LF line ends. */
export interface ReadCell {
  readonly type: 'markdown' | 'code' | 'raw'
  readonly unit: Unit
  readonly source: string
  readonly metadata: ValueMap
  readonly attachments?: ValueMap
  readonly flags: TextFlags
  readonly content: CellContent
}

/** What a cell's unit holds, before anything is decoded. */
export interface CellContent {
  readonly metadata: ValueMap
  /** The keys of the metadata as they stand in the text, and the map from their places to the text. */
  readonly tree?: MapTree
  readonly place: (span: Span) => Span
  /** The text of the metadata. */
  readonly metadataText: string
  readonly lexer: string
  /** The source as written, with the map to the text. */
  readonly source: Extract
  readonly split?: SplitContent
}

export interface CellContext {
  readonly text: string
  readonly readSide: ReadSide | undefined
  readonly report: Report
  readonly known?: KnownOptions
  readonly maxDepth?: number | undefined
}

export function readCell(unit: Unit, context: CellContext): ReadCell {
  const content = unit.kind === 'code' || unit.kind === 'raw' ? fenceContent(unit, context) : markdownContent(unit, context)
  const report = reportFrom(context.report, content.place)
  const nowhere = {start: 0, end: 0}
  const flags = content.metadata.has(textKey) ? readFlags(content.metadata.get(textKey)) : noFlags
  if (!flags) {
    const message = `Expected \`crlf\`, \`esc\` or \`crlf esc\` as \`${textKey}\`, got something else.`
    report({rule: 'parse/shape', severity: 'error', message, ...entrySpan(content, textKey, nowhere)})
  }
  if (typeof (content.metadata.get(tagsKey) ?? '') !== 'string') {
    const message = `Expected a string as \`${tagsKey}\`, got something else.`
    report({rule: 'parse/shape', severity: 'error', message, ...entrySpan(content, tagsKey, nowhere)})
  }
  const attachments = readAttachments(content.metadata.get(attachmentsKey), context.readSide, message =>
    report({rule: 'parse/shape', severity: 'error', message, ...entrySpan(content, attachmentsKey, nowhere)}),
  )
  return {
    type: unit.kind === 'code' || unit.kind === 'raw' ? unit.kind : 'markdown',
    unit,
    source: decodeText(content.source.text, flags ?? noFlags).text,
    metadata: withoutCarriers(content.metadata),
    ...(attachments && {attachments}),
    flags: flags ?? noFlags,
    content,
  }
}

/** Where the source stands in the text with LF line ends. */
export function sourceMap({content, flags}: ReadCell): (span: Span) => Span {
  const decoded: TextMap | undefined = flags.crlf || flags.esc ? decodeText(content.source.text, flags).map : undefined
  return span => mapSpan(content.source.map, decoded ? mapSpan(decoded, span) : span)
}

function markdownContent(unit: Unit, context: CellContext): CellContent {
  const {text} = context
  const broken = unit.break && readBreak(text, unit.break, context)
  const start = broken?.content.start ?? unit.start
  return {
    metadata: broken?.metadata ?? emptyMap,
    ...(broken?.tree && {tree: broken.tree}),
    place: span => ({start: start + span.start, end: start + span.end}),
    metadataText: broken ? text.slice(broken.content.start, broken.content.end) : '',
    lexer: '',
    source: unit.fence
      ? wrapped(text, unit)
      : {text: text.slice(unit.body.start, unit.body.end), map: copyMap(unit.body.start, unit.body.end - unit.body.start)},
  }
}

function wrapped(text: string, {body, fence}: Unit): Extract {
  const {text: content, map} = dedentFence(text, body, fence?.mark.indent ?? 0)
  return content.endsWith('\n') ? {text: content.slice(0, -1), map} : {text: content, map}
}

function fenceContent({kind, body, fence}: Unit, {text, report, known}: CellContext): CellContent {
  const outer = dedentFence(text, body, fence?.mark.indent ?? 0)
  const split = splitContent(outer.text)
  const place = (span: Span): Span => mapSpan(outer.map, mapSpan(split.options.map, span))
  const options: Options = readOptions(split, reportFrom(report, place), known)
  const inner = joinParts(outer.text, [split.source], split.source.start)
  return {
    metadata: options.metadata,
    ...(options.tree && {tree: options.tree}),
    place,
    metadataText: split.options.text,
    lexer: kind === 'code' && fence ? text.slice(fence.mark.info + '{code-cell}'.length, fence.content).trim() : '',
    source: {text: inner.text, map: composed(outer.map, inner.map)},
    split,
  }
}

/** The map of a text that was taken in one piece out of an extract. */
function composed(outer: TextMap, inner: TextMap): TextMap {
  const [run] = inner.runs
  const origin = mapSpan(outer, {start: inner.origin, end: inner.origin}).start
  if (!run) return {runs: [], origin}
  const runs = outer.runs.flatMap(part => {
    const start = Math.max(part.at, run.from)
    const end = Math.min(part.at + part.length, run.from + run.width)
    if (start >= end) return []
    const verbatim = part.length === part.width
    const from = verbatim ? part.from + start - part.at : part.from
    return [{at: start - run.from, length: end - start, from, width: verbatim ? end - start : part.width}]
  })
  return {runs, origin}
}

function entrySpan({tree}: CellContent, key: string, otherwise: Span): Span {
  return tree?.entries.findLast(entry => entry.key === key)?.value.span ?? otherwise
}
