import {parseGfm, spanOf} from '../markdown/parse.ts'
import {trimLineEnds} from '../trim.ts'
import {literal} from './fence.ts'
import {pack} from './pack.ts'
import {fits, type Room, within} from './room.ts'

type Cut = (text: string, inside: {readonly room: Room; readonly depth: number}) => string[]

interface Inside {
  readonly kind: 'list' | 'quote'
  readonly room: Room
  readonly depth: number
  /** Cuts what a container holds. */
  readonly cut: Cut
}

/** A list cut between its items, and quotes and items that are too large between the blocks that they hold. */
export function cutContainer(source: string, inside: Inside): string[] | undefined {
  return inside.kind === 'quote' ? cutQuote(source, inside) : cutList(source, inside)
}

function cutQuote(source: string, {room, depth, cut}: Inside): string[] {
  const content = source
    .split('\n')
    // A line without the mark goes on a paragraph, also where it would underline it.
    .map(line => (/^ {0,3}>/u.test(line) ? line.replace(/^ {0,3}> ?/u, '') : line.replace(/^ *(?==+[ \t]*$)/u, '\\')))
    .join('\n')
  const inner = within(room, quote)
  return pack(cut(content, {room: inner, depth: depth + 1}), inner).map(piece => `${quote(piece)}\n\n`)
}

function quote(text: string): string {
  return text
    .split('\n')
    .map(line => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

/** Only what is too large is parsed: a list may be large. */
function cutList(source: string, inside: Inside): string[] {
  const items = itemsOf(source)
  return items.flatMap((item, index) => {
    if (!fits(item, inside.room)) return cutItems(item, inside)
    return [index === items.length - 1 ? `${item}\n\n` : item]
  })
}

const mark = /^( {0,3})(?:[-+*]|(\d{1,9})([.)]))(?=[ \t\n]|$)/u

/**
 * A list before each line that begins an item where its first item begins: no item can hold such a line. The first number counts, so
 * that equal ones are counted up where the columns of what an item holds stay as they are.
 */
function itemsOf(source: string): string[] {
  const first = mark.exec(source)
  const starts = [...source.matchAll(new RegExp(`^${first?.[1] ?? ''}(?:[-+*]|\\d{1,9}[.)])(?=[ \\t\\n]|$)`, 'gmu'))].map(
    ({index}) => index,
  )
  const items = starts.map((start, index) => source.slice(index === 0 ? 0 : start, starts[index + 1] ?? source.length))
  const number = first?.[2]
  if (number === undefined || items.some(item => mark.exec(item)?.[2] !== number || hasMore(item))) return items
  return items.map((item, index) => numbered(item, {old: number, number: String(Number(number) + index)}))
}

/** Whether items that begin in other columns may stand behind an item. */
function hasMore(item: string): boolean {
  return /\n {0,3}\d{1,9}[.)](?:[ \t\n]|$)/u.test(item)
}

function numbered(item: string, {old, number}: {readonly old: string; readonly number: string}): string {
  const keepsColumns = number.length === old.length || !item.trimEnd().includes('\n')
  return keepsColumns && number.length <= 9 ? item.replace(old, number) : item
}

/** Cuts items that are too large together or alone. */
function cutItems(source: string, inside: Inside): string[] {
  const [list, more] = parseGfm(source)?.children ?? []
  if (list?.type !== 'list' || more) return literal(trimLineEnds(source), inside.room)
  const starts = list.children.map(item => source.lastIndexOf('\n', spanOf(item).start) + 1)
  return starts.flatMap((start, index) => {
    const item = source.slice(start, starts[index + 1])
    if (fits(item, inside.room)) return [starts[index + 1] === undefined ? `${item}\n\n` : item]
    return cutItem(trimLineEnds(item), inside) ?? literal(trimLineEnds(item), inside.room)
  })
}

const marker = /^( {0,3}(?:[-+*]|\d{1,9}[.)]))(?: {1,4}(?=\S)|[ \t]|$)/u

/** Each piece is an item with the same mark. */
function cutItem(item: string, {room, depth, cut}: Inside): string[] | undefined {
  const [whole = '', mark = ''] = marker.exec(item) ?? []
  if (mark === '' || whole.endsWith('\t')) return undefined
  const head = whole === mark ? `${mark} ` : whole
  const indent = ' '.repeat(head.length)
  const content = item.slice(whole.length).replace(new RegExp(`\\n {1,${head.length}}`, 'gu'), '\n')
  const wrap = (text: string): string => head + text.replace(/\n(?=[^\n])/gu, `\n${indent}`)
  const inner = within(room, wrap)
  return pack(cut(trimLineEnds(content), {room: inner, depth: depth + 1}), inner).map(piece => `${wrap(piece)}\n\n`)
}
