import type {Span} from '../../model/place.ts'
import type {Block, OtherBlock} from './block.ts'
import {type Container, matchContainers, openContainer} from './container.ts'
import {beginLine, createCursor} from './cursor.ts'
import {closesFence} from './fence.ts'
import {closesHtml} from './html.ts'
import {isComment} from './leaf.ts'
import {lineText, scanLeaf} from './leaves.ts'
import {closeContainers, type Leaf, type Line, none, type Scanner, type SilentLine} from './scanner.ts'

/**
 * The fences, block breaks, headings, HTML blocks, lists and quotes of a text outside all containers, in order.
 *
 * Block structure of CommonMark 0.31 with the leaf blocks of MyST (docs/formats.md), one line at a time without going back: the time is
 * linear in the text, whatever it holds. Lines end at LF only; `from` is the beginning of a line.
 */
export function scanBlocks(text: string, from: number): readonly Block[] {
  return scan(text, from).blocks
}

/**
 * The lines of a text that MyST shows nothing of, in order. A note that is no comment to MyST is one of them: one that is indented too far,
 * or stands in a block of HTML that is not code.
 */
export function silentLines(text: string): readonly SilentLine[] {
  return scan(text, 0).silent
}

/** The lines of code of a text, in a container or not, in order: fences with what is between them, and what is indented. */
export function codeLines(text: string): readonly Span[] {
  const code: Span[] = []
  scan(text, 0, {code})
  return code
}

/** The lines that hold no prose: those of code, and of comments, scripts and the like in HTML. */
export function unreadLines(text: string): readonly Span[] {
  const unread: Span[] = []
  scan(text, 0, {code: unread, raw: unread})
  return unread
}

function scan(text: string, from: number, {code, raw}: Partial<Pick<Scanner, 'code' | 'raw'>> = {}): Scanner {
  const scanner: Scanner = {
    cursor: createCursor(text),
    blocks: [],
    silent: [],
    code,
    raw,
    stack: [],
    quotes: [],
    leaf: none,
    outer: undefined,
    marker: 0,
  }
  for (let start = from; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    const next = feed < 0 ? end : feed + 1
    if (!isPlainLine(scanner, start)) scanLine(scanner, {start, end, next})
    start = next
  }
  return scanner
}

/** A line of text outside containers, which most lines are: a paragraph goes on or begins, with nothing to note. */
function isPlainLine(scanner: Scanner, start: number): boolean {
  if (scanner.stack.length > 0 || scanner.leaf.kind === 'fence' || scanner.leaf.kind === 'html') return false
  const code = scanner.cursor.text.charCodeAt(start) | 0x20
  if (code < 0x61 || code > 0x7a) return false
  scanner.outer = undefined
  if (scanner.leaf.kind === 'none') scanner.leaf = {kind: 'paragraph', start, lines: undefined}
  else if (scanner.leaf.lines) scanner.leaf.lines.push(lineText(scanner.cursor.text, start))
  return true
}

function scanLine(scanner: Scanner, line: Line): void {
  const {cursor, stack} = scanner
  beginLine(cursor, line.start, line.end)
  const matched = matchContainers(cursor, stack, scanner.quotes)
  if (scanner.leaf.kind === 'fence' || scanner.leaf.kind === 'html') {
    if (matched === stack.length) {
      continueConcrete(scanner, scanner.leaf, line)
      extendOuter(scanner, line)
      return
    }
    scanner.leaf = none
  }
  if (cursor.next >= cursor.end) {
    closeContainers(scanner, matched)
    scanner.leaf = none
    if (scanner.quotes.length > 0) extendOuter(scanner, line)
    return
  }
  const opened = openContainers(scanner, matched, line)
  if (cursor.next >= cursor.end) {
    if (opened) scanner.leaf = none
  } else scanLeaf(scanner, opened ? stack.length : matched, line)
  extendOuter(scanner, line)
}

/** Opens the containers that begin on the line. Unmatched ones are closed by the first. */
function openContainers(scanner: Scanner, matched: number, line: Line): boolean {
  const {cursor, stack} = scanner
  let opened = false
  for (;;) {
    const interrupts = !opened && matched === stack.length && scanner.leaf.kind === 'paragraph'
    const container = openContainer(cursor, interrupts)
    if (!container) return opened
    if (!opened) {
      closeContainers(scanner, matched)
      scanner.leaf = none
      opened = true
    }
    if (stack.length === 0) openOuter(scanner, container, line)
    if (container.kind === 'quote') scanner.quotes.push(stack.length)
    stack.push(container)
  }
}

function openOuter(scanner: Scanner, container: Container, line: Line): void {
  const marker = container.kind === 'item' ? container.marker : 0
  if (scanner.outer?.kind === 'list' && scanner.marker === marker) return
  const block: OtherBlock = {kind: container.kind === 'item' ? 'list' : 'quote', start: line.start, end: line.next, closed: true}
  scanner.blocks.push(block)
  scanner.outer = block
  scanner.marker = marker
}

function extendOuter({outer, stack}: Scanner, line: Line): void {
  if (outer && stack.length > 0) outer.end = line.next
}

function continueConcrete(scanner: Scanner, leaf: Extract<Leaf, {kind: 'fence' | 'html'}>, line: Line): void {
  const {cursor} = scanner
  const {block} = leaf
  if (leaf.kind === 'fence') {
    const closed = closesFence(cursor, leaf.mark)
    scanner.code?.push({start: line.start, end: line.next})
    if (closed) scanner.leaf = none
    if (!leaf.block) return
    leaf.block.end = line.next
    leaf.block.closed = closed
    if (!closed) leaf.block.contentEnd = line.next
    return
  }
  if (leaf.html > 5 && cursor.next >= cursor.end) {
    scanner.leaf = none
    return
  }
  if (leaf.html > 5 && isComment(cursor)) scanner.silent.push({start: cursor.next, end: line.end, continues: true})
  if (leaf.html <= 5) scanner.raw?.push({start: line.start, end: line.next})
  if (block) block.end = line.next
  if (!closesHtml(leaf.html, cursor.text.slice(cursor.pos, line.end))) return
  scanner.leaf = none
  if (leaf.block) leaf.block.closed = true
}
