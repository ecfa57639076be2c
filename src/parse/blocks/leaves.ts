import type {FenceBlock, OtherBlock} from './block.ts'
import type {Cursor} from './cursor.ts'
import {isDefinitions} from './definition.ts'
import {openFence} from './fence.ts'
import {closesHtml, openHtml} from './html.ts'
import {headingLevel, isComment, isTarget, isThematicBreak, isUnderline, openBreak} from './leaf.ts'
import {closeContainers, type Leaf, type Line, none, type Scanner} from './scanner.ts'

/** The part of the line after its containers. `depth`: how many containers it is in, unless it goes on a paragraph lazily. */
export function scanLeaf(scanner: Scanner, depth: number, line: Line): void {
  const {cursor, stack, leaf} = scanner
  const lazy = depth < stack.length
  const paragraph = leaf.kind === 'paragraph' ? leaf : undefined
  if (cursor.indent > 3) {
    if (paragraph) {
      paragraph.lines?.push(lineText(cursor.text, cursor.next))
      if (isSilent(cursor)) scanner.silent.push({start: cursor.next, end: line.end, continues: true})
    } else {
      scanner.code?.push({start: line.start, end: line.next})
      endLeaf(scanner, depth, none)
    }
    return
  }
  const begun = beginLeaf(scanner, depth, line)
  if (begun) return
  const underlined = paragraph && !lazy && isUnderline(cursor)
  if (underlined && !(paragraph.lines && isDefinitions(paragraph.lines.join('\n')))) {
    const level = cursor.text[cursor.next] === '=' ? 1 : 2
    if (depth === 0) scanner.blocks.push({kind: 'heading', start: paragraph.start, end: line.next, level, underlined: true})
    endLeaf(scanner, depth, none)
    return
  }
  if (isThematicBreak(cursor)) {
    endLeaf(scanner, depth, none)
    return
  }
  const text = lineText(cursor.text, cursor.next)
  if (paragraph && !underlined) paragraph.lines?.push(text)
  else endLeaf(scanner, depth, {kind: 'paragraph', start: line.start, lines: text.startsWith('[') ? [text] : undefined})
}

/** Begins the leaf block whose first characters tell it apart. */
function beginLeaf(scanner: Scanner, depth: number, line: Line): boolean {
  const {cursor} = scanner
  switch (cursor.text.charCodeAt(cursor.next)) {
    case 0x60:
    case 0x7e:
      return beginFence(scanner, depth, line)
    case 0x3c:
      return beginHtml(scanner, depth, line)
    case 0x2b:
      return beginBreak(scanner, depth, line)
    case 0x23:
      return beginHeading(scanner, depth, line)
    case 0x25:
      return endSilent(scanner, depth, line)
    case 0x28:
      return isTarget(cursor) && endSilent(scanner, depth, line)
    default:
      return false
  }
}

function beginHeading(scanner: Scanner, depth: number, line: Line): boolean {
  const level = headingLevel(scanner.cursor)
  if (level === 0) return false
  if (depth === 0) scanner.blocks.push({kind: 'heading', start: line.start, end: line.next, level, underlined: false})
  return endLeaf(scanner, depth, none)
}

function beginFence(scanner: Scanner, depth: number, line: Line): boolean {
  const {cursor, blocks} = scanner
  const mark = openFence(cursor)
  if (!mark) return false
  scanner.code?.push({start: line.start, end: line.next})
  const top = depth === 0
  const block: FenceBlock | undefined = top
    ? {kind: 'fence', start: line.start, end: line.next, mark, open: cursor.next, content: line.next, contentEnd: line.next, closed: false}
    : undefined
  if (block) blocks.push(block)
  return endLeaf(scanner, depth, {kind: 'fence', mark, block})
}

function beginHtml(scanner: Scanner, depth: number, line: Line): boolean {
  const {cursor, leaf, blocks} = scanner
  const first = cursor.text.slice(cursor.next, line.end)
  const html = openHtml(first)
  // A lone tag does not interrupt a paragraph, not even one that only goes on lazily.
  if (!html || (html === 7 && leaf.kind === 'paragraph')) return false
  const closed = closesHtml(html, first)
  const block: OtherBlock | undefined =
    depth === 0 ? {kind: 'html', start: line.start, end: line.next, closed: closed || html > 5} : undefined
  if (block) blocks.push(block)
  if (html <= 5) scanner.raw?.push({start: line.start, end: line.next})
  return endLeaf(scanner, depth, closed ? none : {kind: 'html', html, block})
}

function beginBreak(scanner: Scanner, depth: number, line: Line): boolean {
  const mark = openBreak(scanner.cursor)
  if (!mark) return false
  if (depth === 0) scanner.blocks.push({kind: 'break', start: line.start, end: line.next, mark})
  return endSilent(scanner, depth, line)
}

function endSilent(scanner: Scanner, depth: number, line: Line): true {
  scanner.silent.push({start: scanner.cursor.next, end: line.end, continues: false})
  return endLeaf(scanner, depth, none)
}

function isSilent(cursor: Cursor): boolean {
  return isComment(cursor) || isTarget(cursor) || openBreak(cursor) !== undefined
}

/** Closes what the line does not go on, and sets what the next line may. */
function endLeaf(scanner: Scanner, depth: number, leaf: Leaf): true {
  closeContainers(scanner, depth)
  if (depth === 0) scanner.outer = undefined
  scanner.leaf = leaf
  return true
}

export function lineText(text: string, start: number): string {
  const end = text.indexOf('\n', start)
  return text.slice(start, end < 0 ? text.length : end)
}
