import type {Span} from '../../../model/place.ts'
import type {Block, FenceBlock} from '../../../parse/blocks/block.ts'

/** The line of a cell's fence, inside of a fence that it would have closed if that had been the end of it. */
export interface HiddenCell {
  readonly fence: FenceBlock
  readonly line: Span
}

/**
 * The first cell's fence in each closed fence that is at most as long. Somebody forgot to close the outer one: what closes it is the end of
 * the cell. Whoever shows how a cell is written makes the outer fence longer.
 */
export function hiddenCells(text: string, blocks: readonly Block[]): HiddenCell[] {
  const found: HiddenCell[] = []
  let at = -1
  for (const block of blocks) {
    if (block.kind !== 'fence' || !block.closed) continue
    if (at < block.content) at = indexFrom(text, block.content)
    for (; at < block.contentEnd; at = indexFrom(text, at + 1)) {
      const line = cellLineAt(text, at, block)
      if (!line) continue
      found.push({fence: block, line})
      break
    }
  }
  return found
}

/** Whether lines that are no cells look like the tags of some: what those were to keep out of an export is in it. */
export function showsTags(text: string): boolean {
  return cellTags.test(text)
}

/** In a block break, and in options of both styles. */
const cellTags =
  /^[ \t]*\+\+\+[^\n]*"tags"|-cell\}[^\n]*\n(?:(?:[ \t]*:[^\n]*\n)*?[ \t]*:|[ \t]*---\n(?:(?![ \t]*---)[^\n]*\n)*?[ \t]*)tags:/m

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

const cellFence = /\n {0,3}((`{3,}|~{3,})\{(?:code|raw|markdown)-cell\})$/

/** Units before the name that are looked at: a line can be as long as the text. */
const longest = 100
