import type {IndicatorType} from '../../model/finding.ts'
import type {Edit, Span} from '../../model/place.ts'
import {applyEdits} from '../../parse/edits.ts'
import {type FindOptions, findPlain} from './find.ts'
import {refang, refanged} from './refang.ts'

/** An indicator so that nothing makes a link of it (spec/xdr.md, section 5). Idempotent, and undone by `refang`. */
export function defang(type: IndicatorType, value: string): string {
  const plain = refang(value)
  return applyEdits(plain, defangEdits(plain, {type, start: 0, end: plain.length}))
}

/** A text with every indicator in it defanged. The text is plain: for Markdown there is `defangMarkdown`. */
export function defangText(text: string, options: FindOptions = {}): string {
  return applyEdits(text, textEdits(text, options))
}

/** The edits that defang a text. Those of one place are one, and what is defanged already has none. */
export function textEdits(text: string, options: FindOptions): Edit[] {
  const plain = refanged(text)
  const edits = findPlain(plain, options).flatMap(match => defangEdits(plain.text, match))
  return edits
    .map(edit => ({...edit, start: plain.sourceOf(edit.start), end: plain.sourceOf(edit.end)}))
    .filter(({start, end, text: written}) => text.slice(start, end) !== written)
}

const schemes: ReadonlyMap<string, string> = new Map([
  ['http', 'hxxp'],
  ['https', 'hxxps'],
  ['ftp', 'fxp'],
])

/** The edits of one indicator in a refanged text: of single marks, so that they fit any other way to write the text. */
function defangEdits(text: string, {type, start, end}: Span & {readonly type: IndicatorType}): Edit[] {
  if (type === 'ipv4' || type === 'domain') return marks(text, {start, end}, '.')
  if (type === 'email') return emailMarks(text, {start, end})
  if (type === 'ipv6' || type === 'cidr') return marks(text, {start, end: zoneStart(text, {start, end})}, '.:')
  if (type !== 'url') return []
  const sign = text.indexOf('://', start)
  const scheme = text.slice(start, sign)
  const hostStart = sign + 3
  const rest = text.slice(hostStart, end).search(/[/?#]/u)
  const hostEnd = rest === -1 ? end : hostStart + rest
  const name = schemes.get(scheme.toLowerCase())
  const schemeEdit = name === undefined ? [] : [{start, end: sign, text: name}]
  return [...schemeEdit, ...authorityMarks(text, {start: hostStart, end: hostEnd})]
}

function authorityMarks(text: string, {start, end}: Span): Edit[] {
  const at = text.slice(start, end).lastIndexOf('@')
  const user = at === -1 ? [] : [markAt(text, start + at)]
  const hostStart = start + at + 1
  if (text.charAt(hostStart) !== '[') return [...user, ...marks(text, {start: hostStart, end}, '.')]
  return [...user, ...marks(text, {start: hostStart, end: text.lastIndexOf(']', end - 1)}, '.:')]
}

function emailMarks(text: string, {start, end}: Span): Edit[] {
  const at = text.lastIndexOf('@', end)
  return at < start ? [] : [markAt(text, at), ...marks(text, {start: at, end}, '.')]
}

/** A zone is no part of an address. */
function zoneStart(text: string, {start, end}: Span): number {
  const zone = text.slice(start, end).indexOf('%')
  return zone === -1 ? end : start + zone
}

function marks(text: string, {start, end}: Span, which: string): Edit[] {
  const edits: Edit[] = []
  for (let at = start; at < end; at += 1) if (which.includes(text.charAt(at))) edits.push(markAt(text, at))
  return edits
}

function markAt(text: string, at: number): Edit {
  return {start: at, end: at + 1, text: `[${text.charAt(at)}]`}
}
