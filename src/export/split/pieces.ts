import {lineEnd} from '../../parse/around.ts'
import {scanBlocks} from '../../parse/blocks/scan.ts'
import {trimLineEnds} from '../trim.ts'
import {cutContainer} from './container.ts'
import {cutFence, literal} from './fence.ts'
import {cutLeaf} from './leaf.ts'
import {fits, type Room} from './room.ts'

/** A block outside all containers, with the blank lines after it; or a run of them that the scanner does not tell apart. */
interface TopBlock {
  readonly kind: 'fence' | 'list' | 'quote' | 'other'
  readonly start: number
  readonly end: number
  /** Of a heading. */
  readonly level?: number
  /** Of a fence that never ends, what closes it. */
  readonly close?: string
}

/** Containers in each other that are still cut inside; deeper ones are shown as text where they are too large. */
const deepest = 5

/** A document cut before its headings of levels 1 and 2, where that is too large before each block, and where that is too large inside it. */
export function* sectionPieces(text: string, room: Room): Generator<string> {
  const blocks = topBlocks(text)
  let first = 0
  for (let at = 1; at <= blocks.length; at += 1) {
    const level = blocks[at]?.level ?? 3
    if (at < blocks.length && level > 2) continue
    const section = blocks.slice(first, at)
    const [start, end] = [section[0]?.start ?? 0, section.at(-1)?.end ?? 0]
    const closed = section.every(({close}) => close === undefined)
    const whole = closed ? fitting(text.slice(start, end), room) : undefined
    if (whole === undefined) for (const block of section) yield* cutBlock(text, block, {room, depth: 0})
    else yield whole
    first = at
  }
}

/** The blocks of a text that is no document of its own: what a container holds. */
function blockPieces(text: string, inside: {readonly room: Room; readonly depth: number}): string[] {
  return topBlocks(text).flatMap(block => cutBlock(text, block, inside))
}

/** Gives pieces that fit, or shows the block as text where that cannot be. */
function cutBlock(text: string, block: TopBlock, {room, depth}: {readonly room: Room; readonly depth: number}): string[] {
  const source = text.slice(block.start, block.end) + (block.close ?? '')
  const whole = fitting(source, room)
  if (whole !== undefined) return [whole]
  const pieces = depth > deepest ? undefined : cutInside(trimLineEnds(source), block.kind, {room, depth})
  return pieces?.every(piece => fits(trimLineEnds(piece), room)) ? pieces : literal(trimLineEnds(source), room)
}

function cutInside(source: string, kind: TopBlock['kind'], inside: {readonly room: Room; readonly depth: number}): string[] | undefined {
  if (kind === 'fence') return cutFence(source, inside.room)
  if (kind === 'other') return cutLeaf(source, inside.room)
  return cutContainer(source, {...inside, kind, cut: blockPieces})
}

/** A text if it fits, perhaps with fewer blank lines at its end. */
function fitting(text: string, room: Room): string | undefined {
  if (fits(text, room)) return text
  const trimmed = trimLineEnds(text)
  return fits(trimmed, room) ? `${trimmed}\n\n` : undefined
}

/** From block to block without a gap. What is no fence, heading, list or quote is cut after blank lines. */
function topBlocks(text: string): TopBlock[] {
  const blocks: TopBlock[] = []
  let at = 0
  for (const block of scanBlocks(text, 0)) {
    addParagraphs(blocks, text, {start: at, end: block.start})
    at = block.end
    if (block.kind === 'fence') {
      const mark = String.fromCharCode(block.mark.code).repeat(block.mark.length)
      const close = `${text[block.end - 1] === '\n' ? '' : '\n'}${mark}\n\n`
      blocks.push({kind: 'fence', start: block.start, end: block.end, ...(!block.closed && {close})})
    } else if (block.kind === 'heading') blocks.push({kind: 'other', start: block.start, end: block.end, level: block.level})
    else blocks.push({kind: block.kind === 'list' || block.kind === 'quote' ? block.kind : 'other', start: block.start, end: block.end})
  }
  addParagraphs(blocks, text, {start: at, end: text.length})
  return blocks
}

/** A line that is indented may go on a block before the blank lines above it. Blank lines belong to the block before them. */
function addParagraphs(blocks: TopBlock[], text: string, {start, end}: {readonly start: number; readonly end: number}): void {
  let open = start
  let blank = true
  let empty = true
  for (let at = start; at < end; ) {
    const next = lineEnd(text, at) + 1
    const isBlank = text.slice(at, next).trim() === ''
    if (!isBlank && blank && (empty || !/[ \t]/.test(text.charAt(at)))) {
      add(blocks, {start: open, end: at, empty})
      open = at
    }
    blank = isBlank
    empty &&= isBlank
    at = next
  }
  add(blocks, {start: open, end, empty})
}

function add(blocks: TopBlock[], {start, end, empty}: {readonly start: number; readonly end: number; readonly empty: boolean}): void {
  const last = blocks.at(-1)
  if (start === end) return
  if (empty && last) blocks[blocks.length - 1] = {...last, end}
  else blocks.push({kind: 'other', start, end})
}
