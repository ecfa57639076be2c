import type {Edit} from '../../model/place.ts'
import {applyEdits} from '../../parse/edits.ts'
import {opensPath, urlHost} from './url-host.ts'
import {urlRest} from './url-rest.ts'

/** A text with its indicators written as they are used, and the way back to the text that was read. */
export interface Refanged {
  readonly text: string
  /** Where an offset of the text stands in what was read. */
  readonly sourceOf: (offset: number) => number
  /** Whether a part of the text was written in another way. */
  readonly isDefanged: (start: number, end: number) => boolean
}

/** Undoes what keeps an indicator from being clicked: `hxxp`, `[.]`, `(at)`, `[:]` and the like (spec/xdr.md, section 5). Idempotent. */
export function refang(text: string): string {
  return applyEdits(text, refangEdits(text))
}

export function refanged(source: string): Refanged {
  const edits = refangEdits(source)
  let shift = 0
  const places = edits.map(edit => {
    const start = edit.start + shift
    shift += edit.text.length - (edit.end - edit.start)
    return {start, end: start + edit.text.length, source: edit}
  })
  /** The index of the first edit that ends behind an offset. */
  const from = (offset: number): number => {
    let low = 0
    let high = places.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((places[middle]?.end ?? 0) > offset) high = middle
      else low = middle + 1
    }
    return low
  }
  return {
    text: applyEdits(source, edits),
    sourceOf(offset) {
      const index = from(offset)
      const next = places[index]
      if (next && next.start <= offset) return next.source.start
      const last = places[index - 1]
      return last ? last.source.end + offset - last.end : offset
    },
    isDefanged(start, end) {
      const next = places[from(start)]
      return next !== undefined && next.start < end
    },
  }
}

const scheme = '(?<=^|[^\\p{L}\\p{N}]|\\\\[nrt])(?<scheme>h(?:tt|xx)ps?|f[tx]p)(?<sign>\\[*:\\]*//\\]*)'
const marked = '(?<![[({])(?<open>[[({]+)(?<mark>[.:@]|dot|at)(?<close>[\\])}]*)'
/** Each alternative begins where no run of its characters goes on before, so that no run is read twice. */
const token = new RegExp(`${scheme}|${marked}|\\.(?<half>\\]+)|\\\\\\.`, 'giu')

/** Where dots of a host may be defanged. Nothing follows it in the expression, so it never goes back. */
const authority = /(?:[\p{L}\p{N}\p{M}._~%!$&*+;=:@-]|[[({]+(?:[.:@]|dot|at)[\])}]*|\[[\da-f:.[\]]{2,90}\])*/iuy

function refangEdits(text: string): Edit[] {
  const edits: Edit[] = []
  const pattern = new RegExp(token)
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const {scheme: name, sign} = match.groups ?? {}
    if (name === undefined || sign === undefined) {
      const edit = markEdit(text, match, edits.at(-1)?.end ?? 0)
      if (edit) edits.push(edit)
      continue
    }
    const end = match.index + name.length
    pattern.lastIndex = end
    if (count(sign, '[') !== count(sign, ']')) continue
    const known = name.toLowerCase().replace('xx', 'tt').replace('fxp', 'ftp')
    if (known !== name) edits.push({start: match.index, end, text: known})
    if (sign !== '://') edits.push({start: end, end: end + sign.length, text: '://'})
    pattern.lastIndex = end + sign.length
    edits.push(...hostEdits(text, pattern))
  }
  return edits
}

/** The edits of what follows a scheme. What stands behind the host of a URL is left as it is written. */
function hostEdits(text: string, pattern: RegExp): Edit[] {
  const start = pattern.lastIndex
  authority.lastIndex = start
  const host = authority.exec(text)?.[0] ?? ''
  const end = start + host.length
  const edits: Edit[] = []
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match.index >= end || match.groups?.scheme !== undefined) break
    const edit = markEdit(text, match, 0)
    if (edit) edits.push(edit)
  }
  const plain = applyEdits(
    host,
    edits.map(edit => ({...edit, start: edit.start - start, end: edit.end - start})),
  )
  const isUrl = opensPath(text, end) && urlHost(plain + text.charAt(end), 0)?.end === plain.length
  pattern.lastIndex = isUrl ? urlRest(text, end).stop : end
  return edits
}

const pairs: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
])

/** A dot or another mark without the brackets around it. `after` is where the edit before ends. */
function markEdit(text: string, match: RegExpExecArray, after: number): Edit | undefined {
  const {open = '', mark = '.', close = '', half = ''} = match.groups ?? {}
  const escaped = match[0].startsWith('\\')
  const closers = close + half
  const markStart = match.index + open.length
  const markEnd = markStart + (escaped ? 2 : mark.length)
  const depth = pairCount(open, closers, mark)
  const written = {dot: '.', at: '@'}[mark.toLowerCase()] ?? mark
  if (depth === 0 && mark !== '.') return undefined
  const start = markStart - depth
  const end = markEnd + depth
  if (depth > 0 && depth === open.length && depth === closers.length) return {...withBlanks(text, {start, end, after}, mark), text: written}
  const last = match.index + match[0].length
  const oneSided = /^(?:\[*|\]*)$/u.test(open.slice(0, open.length - depth) + closers.slice(depth))
  if (written === '.' && oneSided && isWord(text.charAt(match.index - 1)) && isWord(text.charAt(last))) {
    return {start: match.index, end: last, text: '.'}
  }
  return depth > 0 ? {start, end, text: written} : undefined
}

/** How many brackets next to a mark pair up. */
function pairCount(open: string, close: string, mark: string): number {
  let depth = 0
  while (depth < open.length) {
    const opener = open.charAt(open.length - 1 - depth)
    if (pairs.get(opener) !== close.charAt(depth) || (mark.startsWith(':') && opener !== '[')) break
    depth += 1
  }
  return depth
}

/** A mark may stand apart from the words around it, by one space. */
function withBlanks(
  text: string,
  {start, end, after}: {start: number; end: number; after: number},
  mark: string,
): {start: number; end: number} {
  if (mark.startsWith(':')) return {start, end}
  const before = text.charAt(start - 1) === ' ' && start > after && isWord(text.charAt(start - 2))
  const behind = text.charAt(end) === ' ' && isWord(text.charAt(end + 1))
  return {start: before ? start - 1 : start, end: behind ? end + 1 : end}
}

function isWord(unit: string): boolean {
  return /[\p{L}\p{N}]/u.test(unit)
}

function count(text: string, unit: string): number {
  return text.split(unit).length - 1
}
