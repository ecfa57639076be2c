import type {OutlineHeading, OutlineItem} from '../model/outline.ts'
import type {Block, HeadingBlock, OtherBlock} from './blocks/block.ts'
import {scanBlocks} from './blocks/scan.ts'

/**
 * The headings of a Markdown text and the text between them, in order, from its block structure alone. What stands in lists and
 * quotes is text; comments, rules, labels and link definitions are none. `<h1>` to `<h6>` on lines of their own are headings.
 */
export function outlineOf(source: string): readonly OutlineItem[] {
  // The scanner's lines end at LF alone. Blanks in place of CR keep the offsets and the blocks.
  const text = source.replaceAll('\r\n', ' \n').replaceAll('\r', '\n')
  const items: OutlineItem[] = []
  let at = 0
  for (const block of scanBlocks(text, 0)) {
    if (holdsText(text.slice(at, block.start))) items.push({kind: 'text'})
    const item = itemOf(text, block)
    if (item) items.push(item)
    at = block.end
  }
  if (holdsText(text.slice(at))) items.push({kind: 'text'})
  return items
}

function itemOf(text: string, block: Block): OutlineItem | undefined {
  if (block.kind === 'break') return undefined
  if (block.kind === 'heading') return headingOf(text, block)
  return block.kind === 'html' ? htmlItem(text, block) : {kind: 'text'}
}

function headingOf(text: string, {start, end, level, underlined}: HeadingBlock): OutlineHeading {
  const lines = text.slice(start, end).trimEnd()
  const title = underlined ? lines.slice(0, lines.lastIndexOf('\n')) : lines.replace(/^[ ]*#+/u, '').replace(/(?:^|[ \t])#+$/u, '')
  return {kind: 'heading', level, title: plainText(title), start, end: start + lines.length}
}

function htmlItem(text: string, {start, end}: OtherBlock): OutlineItem | undefined {
  const html = text.slice(start, end).trimEnd()
  const heading = /^\s*<h([1-6])(?:\s[^>]*)?>(.*?)<\/h\1\s*>/isu.exec(html)
  if (heading) {
    const title = (heading[2] ?? '').replace(/<[^>]*>/gu, '').trim()
    return {kind: 'heading', level: Number(heading[1]), title, start, end: start + html.length}
  }
  return html.replace(/<!--.*?(?:-->|$)/gsu, '').trim() === '' ? undefined : {kind: 'text'}
}

/** Lines outside all other blocks: paragraphs, unless they are a rule, a label, a comment or a link definition. */
function holdsText(text: string): boolean {
  return text.split('\n').some(line => line.trim() !== '' && !noText.test(line))
}

const noText = /^ {0,3}(?:%|\([^)\s]+\)=\s*$|\[[^\]]+\]:\s|([-*_])[ \t]*(?:\1[ \t]*){2,}$)/u

function plainText(inline: string): string {
  return inline
    .replace(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])?/gu, '$1')
    .replace(/<\/?[a-z][^<>]*>/giu, '')
    .replace(/(?<!\\)[*`]|(?<![\w\\])_|_(?!\w)/gu, '')
    .replace(/\\([^\w\s])/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim()
}
