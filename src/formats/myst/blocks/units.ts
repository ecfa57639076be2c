import type {Block, BreakBlock, FenceBlock} from '../../../parse/blocks/block.ts'
import {scanBlocks} from '../../../parse/blocks/scan.ts'
import {isCellLine} from './cell-line.ts'
import {type HiddenCell, hiddenCells} from './hidden-cell.ts'

/**
 * One cell of a text. It reaches from the end of the cell before to the end of its own body, so that it holds the gap between them,
 * breaks without a cell, and its own break.
 */
export interface Unit {
  /** How the cell is written. */
  readonly kind: 'plain' | 'exact' | 'wrap' | 'code' | 'raw'
  readonly start: number
  readonly end: number
  /** The block break that gives a Markdown cell its metadata. */
  readonly break?: BreakBlock
  readonly fence?: FenceBlock
  /** The source as it stands in the text: of fences the lines between them. */
  readonly body: {readonly start: number; readonly end: number}
}

export interface Cut {
  readonly units: readonly Unit[]
  /** Breaks whose metadata belong to no cell. */
  readonly loose: readonly BreakBlock[]
  /** A block that is not closed although its cell should be, or that takes in lines which would begin cells. */
  readonly unclosed?: Block
  readonly hidden: readonly HiddenCell[]
}

/** Cuts the text from an offset on into cells. Lines end at LF only. */
export function cutUnits(text: string, from: number): Cut {
  const blocks = scanBlocks(text, from)
  const cutter: Cutter = {text, units: [], loose: [], end: from, region: from, break: undefined}
  for (const block of blocks) {
    const kind = block.kind === 'fence' ? fenceKind(text, block) : undefined
    if (block.kind !== 'break' && !kind) continue
    cutMarkdown(cutter, block.start)
    if (block.kind === 'break') takeBreak(cutter, block)
    else if (block.kind === 'fence' && kind) cutFence(cutter, kind, block)
  }
  cutMarkdown(cutter, text.length)
  if (cutter.break) cutter.loose.push(cutter.break)
  const last = blocks.at(-1)
  return {
    units: cutter.units,
    loose: cutter.loose,
    hidden: hiddenCells(text, blocks),
    ...(last && swallows(text, last) && {unclosed: last}),
  }
}

interface Cutter {
  readonly text: string
  readonly units: Unit[]
  readonly loose: BreakBlock[]
  /** Where the last cell ends. */
  end: number
  /** Where the Markdown that is not cut yet begins. */
  region: number
  break: BreakBlock | undefined
}

function fenceKind(text: string, {mark}: FenceBlock): Unit['kind'] | undefined {
  if (text.startsWith('{code-cell}', mark.info)) return 'code'
  if (text.startsWith('{raw-cell}', mark.info)) return 'raw'
  return text.startsWith('{markdown-cell}', mark.info) ? 'wrap' : undefined
}

function takeBreak(cutter: Cutter, block: BreakBlock): void {
  if (cutter.break) cutter.loose.push(cutter.break)
  cutter.break = block
  cutter.region = block.end
}

function cutMarkdown(cutter: Cutter, end: number): void {
  const body = cutter.break?.mark.exact ? exactBody(cutter.text, cutter.region, end) : plainBody(cutter.text, cutter.region, end)
  if (!body) return
  const kind = cutter.break?.mark.exact ? 'exact' : 'plain'
  const unitEnd = Math.min(body.end + 1, end)
  cutter.units.push({kind, start: cutter.end, end: unitEnd, body, ...(cutter.break && {break: cutter.break})})
  cutter.break = undefined
  cutter.end = unitEnd
  cutter.region = end
}

function cutFence(cutter: Cutter, kind: Unit['kind'], fence: FenceBlock): void {
  const own = kind === 'wrap' ? cutter.break : undefined
  if (cutter.break && !own) cutter.loose.push(cutter.break)
  const body = {start: fence.content, end: fence.contentEnd}
  cutter.units.push({kind, start: cutter.end, end: fence.end, fence, body, ...(own && {break: own})})
  cutter.break = undefined
  cutter.end = fence.end
  cutter.region = fence.end
}

/** Without trailing blank lines and leading empty ones. The white space at the end of the last line stays. */
function plainBody(text: string, from: number, to: number): Unit['body'] | undefined {
  let end = to
  while (end > from && isBlankCode(text.charCodeAt(end - 1))) end--
  if (end === from) return undefined
  const feed = text.indexOf('\n', end)
  let start = from
  while (text.charCodeAt(start) === lineFeed) start++
  return {start, end: feed === -1 || feed > to ? to : feed}
}

/** Everything but one empty line before, and the line end and one empty line after. */
function exactBody(text: string, from: number, to: number): Unit['body'] {
  let start = from
  let end = to
  if (start < end && text.charCodeAt(start) === lineFeed) start++
  const last = end > start && text.charCodeAt(end - 1) === lineFeed
  if (last && (end - 1 === start || text.charCodeAt(end - 2) === lineFeed)) end--
  if (end > start && text.charCodeAt(end - 1) === lineFeed) end--
  return {start, end}
}

function swallows(text: string, block: Block): boolean {
  if (block.kind === 'break' || block.kind === 'heading' || block.closed) return false
  if (block.kind === 'fence' && fenceKind(text, block)) return true
  for (let at = text.indexOf('\n', block.start) + 1; at > 0 && at < block.end; at = text.indexOf('\n', at) + 1) {
    if (isCellLine(text, at)) return true
  }
  return false
}

function isBlankCode(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === lineFeed
}

const lineFeed = 0x0a
