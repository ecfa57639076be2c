import {getScalarValue, type ScalarEvent} from 'js-yaml'
import type {Span} from '../../model/place.ts'
import type {ScalarStyle, ScalarTree} from '../tree.ts'
import {afterProperties, type Builder, checkAfter} from './builder.ts'
import {keepEscapedBreaks} from './escaped-break.ts'
import {Fault, quoted} from './fault.ts'
import {afterIndicator, blockIndicator, lineEnd} from './gap.ts'
import {resolvePlain, type ScalarValue} from './resolve.ts'
import {type Tag, taggedValue} from './tag.ts'

/** What the node is part of: it tells where an empty one stands. */
export type Role = 'root' | 'item' | 'key' | 'value'

/** Reads a scalar and moves the cursor to its end. */
export function buildScalar(builder: Builder, event: ScalarEvent, {tag, role}: {readonly tag: Tag; readonly role: Role}): ScalarTree {
  const {text} = builder.source
  const style = styles[event.style]
  const {whole, content} = extent(builder, event, role)
  builder.cursor = whole.end
  const raw = decoded(builder, event)
  if (style === 'double') checkCodePoints(text, content)
  if (style === 'single' || style === 'double') checkAfter(text, whole.end)
  if (style === 'double' && !raw.isWellFormed()) {
    throw new Fault('parse/surrogate', 'Expected two halves of a surrogate pair in the escapes, got one alone.', content)
  }
  if (style !== 'plain') builder.shelters.push(whole)
  return {
    kind: 'scalar',
    value: scalarValue(builder, raw, {tag, style, whole}),
    style,
    span: builder.source.span(whole.start, whole.end),
    content: builder.source.span(content.start, content.end),
  }
}

const styles: Readonly<Record<ScalarEvent['style'], Exclude<ScalarStyle, 'json'>>> = {
  1: 'plain',
  2: 'single',
  3: 'double',
  4: 'literal',
  5: 'folded',
}

const indicators = {item: '-', key: '?', value: ':'} as const

function extent(builder: Builder, event: ScalarEvent, role: Role): {readonly whole: Span; readonly content: Span} {
  const {text} = builder.source
  const {valueStart: start, valueEnd: end} = event
  if (start < 0) {
    const after = afterProperties(builder, event)
    const place = after > builder.cursor || role === 'root' ? after : afterIndicator(text, after, indicators[role])
    const empty = {start: place, end: place}
    return {whole: empty, content: empty}
  }
  if (event.style === 2 || event.style === 3) return {whole: {start: start - 1, end: end + 1}, content: {start, end}}
  if (event.style === 1) return {whole: {start, end}, content: {start, end}}
  const indicator = blockIndicator(text, afterProperties(builder, event))
  const last = lastInk(text, end) + 1
  // Without a line of text it ends with its indicator's line, whose end belongs to what is around.
  const stop = last > start ? last : lineEnd(text, indicator)
  return {whole: {start: indicator, end: stop}, content: {start: Math.min(start, stop), end: stop}}
}

function scalarValue(
  builder: Builder,
  raw: string,
  {tag, style, whole}: {readonly tag: Tag; readonly style: ScalarStyle; readonly whole: Span},
): ScalarValue {
  if (tag !== 'none') {
    const value = taggedValue(tag, raw, builder.version)
    if (value === undefined) throw new Fault('parse/yaml', `Expected a value of the type of its tag, got ${quoted(raw)}.`, whole)
    return value
  }
  if (style !== 'plain') return raw
  if (builder.version === '1.1' && builder.flowLevel > 0) checkBracketText(raw, whole)
  if (raw === '<<' && builder.version === '1.1') throw new Fault('parse/yaml', 'Unexpected `<<` outside of a key: quote it.', whole)
  return resolvePlain(raw, builder.version)
}

/** Inside brackets PyYAML takes `?`, and a `:` in first place, for signs of its own. */
function checkBracketText(raw: string, whole: Span): void {
  if (!raw.startsWith(':') && !raw.includes('?')) return
  throw new Fault('parse/yaml', `Expected quotes around ${quoted(raw)} inside brackets.`, whole)
}

/** PyYAML ends a block scalar at the end of the text without the line break that is not there; YAML 1.2 adds it. */
function decoded({source: {text}, version}: Builder, event: ScalarEvent): string {
  if (event.style === 3) {
    const content = text.slice(event.valueStart, event.valueEnd)
    const kept = keepEscapedBreaks(content)
    if (kept !== content) return getScalarValue(kept, {...event, valueStart: 0, valueEnd: kept.length})
  }
  const raw = getScalarValue(text, event)
  const isCut = version === '1.1' && event.style >= 4 && event.valueEnd === text.length && !/[\n\r]$/u.test(text)
  return isCut && raw.endsWith('\n') ? raw.slice(0, -1) : raw
}

/** The offset of the last character before `end` that is no white space, or -1. */
function lastInk(text: string, end: number): number {
  let offset = end - 1
  while (offset >= 0 && (text[offset] === '\n' || text[offset] === '\r' || text[offset] === ' ')) offset--
  return offset
}

/** The reader takes any eight digits after `\U`; Unicode ends at 10FFFF. */
function checkCodePoints(text: string, {start, end}: Span): void {
  const content = text.slice(start, end)
  for (const match of content.matchAll(/\\(?:U([0-9A-Fa-f]{8})|[^U])/gu)) {
    if (match[1] === undefined || Number.parseInt(match[1], 16) <= 0x10ffff) continue
    const at = start + match.index
    throw new Fault('parse/yaml', 'Expected a code point up to `10FFFF`.', {start: at, end: at + 10})
  }
}
