import type {Span} from '../../../model/place.ts'
import type {Block, FenceBlock} from '../../../parse/blocks/block.ts'

/** The line of a cell's fence, or of one beside tags, inside of a fence that it would have closed if that had been the end of it. */
export interface HiddenCell {
  readonly fence: FenceBlock
  readonly line: Span
}

/**
 * The first cell's fence in each closed fence that is at most as long, else the first other fence where tags are beside it. Somebody
 * forgot to close the outer one: what closes it is the end of the inner one. Whoever shows how a cell is written makes the outer fence longer.
 */
export function hiddenCells(text: string, blocks: readonly Block[]): HiddenCell[] {
  const found: HiddenCell[] = []
  let at = -1
  for (const block of blocks) {
    if (block.kind !== 'fence' || !block.closed) continue
    if (at < block.content) at = indexFrom(text, block.content)
    let line: Span | undefined
    for (; !line && at < block.contentEnd; at = indexFrom(text, at + 1)) line = cellLineAt(text, at, block)
    line ??= fenceBesideTags(text, block)
    if (line) found.push({fence: block, line})
  }
  return found
}

/** Whether lines that are no cells look like the tags of some: what those were to keep out of an export is in it. */
export function showsTags(text: string): boolean {
  // Line by line: a regular expression over all of them takes quadratic time where each looks like the fence of a cell.
  let options: 'first' | 'lines' | 'block' | 'none' = 'none'
  let margin = 0
  for (const line of text.split('\n')) {
    if (breakTags.test(line)) return true
    const indent = line.search(/\S|$/)
    if (options === 'block') {
      if (indent <= margin && line.startsWith('---', indent)) options = 'none'
    } else if (options === 'first' && line.startsWith('---', indent)) [options, margin] = ['block', indent]
    else if (options !== 'none') options = line.charAt(indent) === ':' ? 'lines' : 'none'
    if (options !== 'none' && optionTags.test(line)) return true
    if (options !== 'block' && line.includes(name)) options = 'first'
  }
  return false
}

const breakTags = /^[ \t]*\+[ \t]*\+[ \t]*\+[^\n]*"tags"/
/** As a key of YAML, in any of its forms. */
const optionTags = /(?:^|[\s{,:?"'])tags["']?[ \t]*(?::|$)/

const name = '-cell}'

function indexFrom(text: string, from: number): number {
  const at = text.indexOf(name, from)
  return at === -1 ? text.length : at
}

function cellLineAt(text: string, at: number, {mark}: FenceBlock): Span | undefined {
  const end = at + name.length
  const [, opening = '', run = ''] = cellFence.exec(text.slice(Math.max(0, at - longest), end)) ?? []
  return run.charCodeAt(0) === mark.code && run.length >= mark.length ? {start: end - opening.length, end} : undefined
}

/** A fence of no cell: shorter cells and block breaks beside it are a part of the fence that is not closed. */
function fenceBesideTags(text: string, {mark, content, contentEnd}: FenceBlock): Span | undefined {
  const inside = text.slice(content, contentEnd)
  // Most hold none, and a search is cheaper than the expression.
  if (!inside.includes('```') && !inside.includes('~~~')) return undefined
  for (const {index, 1: run = ''} of inside.matchAll(namedFence)) {
    if (run.charCodeAt(0) !== mark.code || run.length < mark.length) continue
    const start = content + index + inside.slice(index).search(/\S/)
    return showsTags(inside) ? {start, end: start + run.length} : undefined
  }
  return undefined
}

const namedFence = /^ {0,3}(`{3,}(?=[^`\n]*$)|~{3,})[ \t]*[^\s~`]/gm

const cellFence = /\n {0,3}((`{3,}|~{3,})\{(?:code|raw|markdown)-cell\})$/

/** Units before the name that are looked at: a line can be as long as the text. */
const longest = 100
