import type {List, RootContent} from 'mdast'
import type {Edit} from '../model/place.ts'
import {applyEdits} from '../parse/edits.ts'
import {parseGfm, spanOf} from './markdown/parse.ts'
import {fence} from './print.ts'

/** Joins Markdown blocks so that none continues the one before: a list, or a footnote, would take in what is indented after it. */
export function joinBlocks(blocks: readonly string[]): string {
  const parts: string[] = []
  for (const block of blocks) {
    const before = parts.at(-1)
    parts.push(before === undefined ? openDocument(block) : setApart(before, block))
  }
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`
}

/** A rule of dashes at the very start would open front matter. */
function openDocument(block: string): string {
  return block.replace(/^---(?=[ \t]*(?:\n|$))/u, '***')
}

function setApart(before: string, block: string): string {
  if (!/^(?:[ \t]|[-+*]|\d{1,9}[.)])/u.test(block) || !/^[ >\t]*(?:[-+*]|\d{1,9}[.)]|\[\^)/mu.test(before)) return block
  const last = parseGfm(before)?.children.at(-1)
  if (last?.type !== 'list' && last?.type !== 'footnoteDefinition') return block
  const first = parseGfm(block)?.children[0]
  if (!first) return block
  if (first.type === 'code' && !/^ {0,3}(?:`{3}|~{3})/u.test(block)) {
    return applyEdits(block, [{start: 0, end: spanOf(first).end, text: fence(first.value)}])
  }
  const marked = first.type === 'list' && last.type === 'list' ? applyEdits(block, otherMarks(before, {last, first, block})) : block
  return dedent(marked, first)
}

/** Lists with one mark would be one list. Marks of equal width keep the columns of their content. */
function otherMarks(before: string, {last, first, block}: {last: List; first: List; block: string}): Edit[] {
  const markOf = (text: string, start: number): string => /^(?:\d{1,9})?([-+*.)])/u.exec(text.slice(start, start + 10))?.[1] ?? ''
  const taken = markOf(before, spanOf(last).start)
  return first.children.flatMap(item => {
    const {start} = spanOf(item)
    const mark = markOf(block, start)
    if (mark === '' || mark !== taken) return []
    const at = block.indexOf(mark, start)
    const other = {'-': '*', '*': '-', '+': '-', '.': ')', ')': '.'}[mark]
    return [{start: at, end: at + 1, text: other ?? mark}]
  })
}

function dedent(block: string, first: RootContent): string {
  const width = /^ */u.exec(block)?.[0].length ?? 0
  if (width === 0) return block
  const end = spanOf(first).end
  return block.slice(0, end).replace(new RegExp(`^ {1,${width}}`, 'gmu'), '') + block.slice(end)
}
