import type {List} from 'mdast'
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

function cutList(source: string, inside: Inside): string[] | undefined {
  const [list, more] = parseGfm(source)?.children ?? []
  if (list?.type !== 'list' || more) return undefined
  const starts = list.children.map(item => source.lastIndexOf('\n', spanOf(item).start) + 1)
  return starts.flatMap((start, index) => {
    const end = starts[index + 1]
    const item = numbered(source.slice(start, end), list, index)
    if (fits(item, inside.room)) return [end === undefined ? `${item}\n\n` : item]
    return cutItem(trimLineEnds(item), inside) ?? literal(trimLineEnds(item), inside.room)
  })
}

const marker = /^( {0,3}(?:[-+*]|\d{1,9}[.)]))(?: {1,4}(?=\S)|[ \t]|$)/u

/** A part begins with the number that the item has in the whole list, where the columns of what it holds stay as they are. */
function numbered(item: string, {start, ordered}: List, index: number): string {
  if (ordered !== true) return item
  const number = String((start ?? 1) + index)
  return item.replace(/^( {0,3})(\d{1,9})(?=[.)])/u, (mark: string, indent: string, old: string) =>
    number.length <= 9 && (number.length === old.length || !item.trimEnd().includes('\n')) ? indent + number : mark,
  )
}

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
