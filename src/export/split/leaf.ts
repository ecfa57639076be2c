import type {RootContent} from 'mdast'
import {parseGfm, spanOf} from '../markdown/parse.ts'
import {fence} from '../print.ts'
import {cutFence, literal} from './fence.ts'
import {cutParagraph} from './paragraph.ts'
import {fits, type Room} from './room.ts'
import {cutTable} from './table.ts'

/** Paragraphs, tables and what else stands outside containers. `undefined` for what is not known how to cut. */
export function cutLeaf(source: string, room: Room): string[] | undefined {
  const table = cutTable(source, room)
  if (table) return table
  const nodes = parseGfm(source)?.children ?? []
  const [first, second] = nodes
  if (!first) return undefined
  if (!second) return cutNode(first, source, room)
  const starts = nodes.map(node => source.lastIndexOf('\n', spanOf(node).start) + 1)
  return nodes.flatMap((_, index) => {
    const text = source.slice(index === 0 ? 0 : starts[index], starts[index + 1] ?? source.length)
    if (fits(text, room)) return [text]
    return cutTable(text.trimEnd(), room) ?? cutLeafAlone(text.trimEnd(), room) ?? literal(text.trimEnd(), room)
  })
}

/** Places of nodes count from the beginning of the text that was parsed. */
function cutLeafAlone(source: string, room: Room): string[] | undefined {
  const [first, second] = parseGfm(source)?.children ?? []
  return first && !second ? cutNode(first, source, room) : undefined
}

function cutNode(node: RootContent, source: string, room: Room): string[] | undefined {
  if (node.type === 'paragraph') return cutParagraph(source, node, room)
  return node.type === 'code' ? cutFence(fence(node.value), room) : undefined
}
