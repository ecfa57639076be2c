import type {RootContent, Table} from 'mdast'
import type {FindingsBlock} from '../../model/findings.ts'
import {parseGfm} from '../markdown/parse.ts'
import {hasTree, treeOf} from '../markdown/parsed.ts'
import {readTable} from './read-table.ts'

/** Some blocks of a document, with the Markdown that their positions refer to. */
export interface Piece {
  readonly markdown: string
  readonly nodes: readonly RootContent[]
}

/**
 * The document as trees, piece by piece, so that nothing of one block can bind what stands in another. Notes and what refers to
 * them may stand in several blocks of a cell.
 */
export function piecesOf(blocks: readonly FindingsBlock[]): readonly Piece[] {
  const pieces: Piece[] = []
  for (const group of byNotes(blocks)) {
    const [block, ...more] = group
    if (!block) continue
    if (more.length > 0) pieces.push(parsed(group.map(({markdown}) => markdown).join('\n\n')))
    else if (hasTree(block)) pieces.push({markdown: block.markdown, nodes: treeOf(block)?.children ?? []})
    else for (const piece of cutPieces(block.markdown) ?? [parsed(block.markdown)]) pieces.push(piece)
  }
  return pieces
}

function byNotes(blocks: readonly FindingsBlock[]): FindingsBlock[][] {
  const groups: FindingsBlock[][] = []
  let last: FindingsBlock | undefined
  for (const block of blocks) {
    const isSame = last?.cell === block.cell && last.kind === 'markdown' && block.kind === 'markdown' && block.markdown.includes('[^')
    if (isSame) groups.at(-1)?.push(block)
    else groups.push([block])
    last = block
  }
  return groups
}

/** What cannot be parsed in time is shown as it is written. */
function parsed(markdown: string): Piece {
  return {markdown, nodes: parseGfm(markdown)?.children ?? [{type: 'code', value: markdown}]}
}

/**
 * The fences and tables of Markdown without a parse: they are most of what outputs hold, and it is we who write them. The parser has the
 * rest, and gives the same tree (trees.test.ts). `undefined` for Markdown that has to be parsed as a whole.
 */
export function cutPieces(markdown: string): readonly Piece[] | undefined {
  if (markdown.includes('[^')) return undefined
  const pieces: Piece[] = []
  let prose = 0
  const flush = (end: number): void => {
    const text = markdown.slice(prose, end)
    if (text.trim() !== '') pieces.push(parsed(text))
  }
  let isFresh = true
  for (let at = 0; at < markdown.length; ) {
    const end = lineEnd(markdown, at)
    const line = markdown.slice(at, Math.min(end, at + 200))
    const mark = /^ {0,3}(?:`{3}|~{3})/u.test(line)
    if (mark) {
      const fence = isFresh ? readFence(markdown, at) : undefined
      if (!fence) return undefined
      flush(at)
      pieces.push({markdown: '', nodes: [{type: 'code', lang: fence.lang === '' ? null : fence.lang, meta: null, value: fence.value}]})
      at = fence.end
      prose = at
      continue
    }
    const rows: number = isFresh && line.startsWith('| ') ? blockEnd(markdown, at) : at
    const table: Table | undefined = rows > at ? readTable(markdown.slice(at, rows)) : undefined
    if (table) {
      flush(at)
      pieces.push({markdown: '', nodes: [table]})
      prose = rows
    }
    isFresh = table !== undefined || (end - at < 200 && line.trim() === '')
    at = table ? rows : end + 1
  }
  flush(markdown.length)
  return pieces
}

interface Fence {
  readonly lang: string
  readonly value: string
  /** The offset of the line after it. */
  readonly end: number
}

function readFence(markdown: string, start: number): Fence | undefined {
  const opened = lineEnd(markdown, start)
  const [, marks, lang] = /^(`{3,})([A-Za-z0-9_+#.-]{0,40})$/u.exec(markdown.slice(start, opened)) ?? []
  if (marks === undefined || lang === undefined) return undefined
  const content = opened + 1
  const closing = new RegExp(`^ {0,3}${marks}\`*[ \\t]*$`, 'gmu')
  closing.lastIndex = Math.min(content, markdown.length)
  const found = closing.exec(markdown)
  if (!found) return undefined
  const value = markdown.slice(content, Math.max(content, found.index - 1))
  return {lang, value, end: lineEnd(markdown, found.index) + 1}
}

/** The end of the lines from `start` up to a blank one. */
function blockEnd(markdown: string, start: number): number {
  const end = markdown.indexOf('\n\n', start)
  return end === -1 ? markdown.length : end
}

function lineEnd(markdown: string, at: number): number {
  const end = markdown.indexOf('\n', at)
  return end === -1 ? markdown.length : end
}
