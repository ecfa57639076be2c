import type {Paragraph, PhrasingContent} from 'mdast'
import {parseGfm, spanOf, textOfNodes} from '../markdown/parse.ts'
import {literal} from './fence.ts'
import {placesOf} from './places.ts'
import {type Room, reach} from './room.ts'

interface Piece {
  readonly markdown: readonly string[]
  /** What it shows, where that is known without parsing it. */
  readonly shown?: string
}

/** A paragraph cut at the end of a sentence, else at a space, else between characters; never in a link or in code. */
export function cutParagraph(source: string, paragraph: Paragraph, room: Room): string[] | undefined {
  const places = placesOf(source, paragraph)
  const pieces: Piece[] = []
  for (let at = 0; at < source.length; ) {
    const end = reach(source, at, room)
    const place = end >= source.length ? {start: end, end} : (places.best(at, end) ?? places.between(at, end))
    if (place) pieces.push({markdown: [`${source.slice(at, place.start)}\n\n`]})
    const node = place ? undefined : places.nodeAt(at)
    if (!place && !node) return undefined
    if (node)
      pieces.push({
        markdown: literal(node.type === 'inlineCode' ? node.value : source.slice(at, spanOf(node).end), room),
        shown: textOf([node]),
      })
    at = place?.end ?? (node ? spanOf(node).end : source.length)
  }
  return isWhole(paragraph, pieces) ? pieces.flatMap(({markdown}) => markdown) : undefined
}

/** Where a cut changed what a mark means, the pieces say something else than the whole. */
function isWhole(paragraph: Paragraph, pieces: readonly Piece[]): boolean {
  const shown = pieces.map(piece => piece.shown ?? textOf(onlyParagraph(piece.markdown.join(''))?.children ?? []))
  return shown.join('') === textOf(paragraph.children)
}

function textOf(nodes: readonly PhrasingContent[]): string {
  return textOfNodes(nodes).replace(/\s+/gu, '')
}

function onlyParagraph(source: string): Paragraph | undefined {
  const [first, more] = parseGfm(source)?.children ?? []
  return first?.type === 'paragraph' && !more ? first : undefined
}
