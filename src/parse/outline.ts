import type {OutlineHeading, OutlineItem} from '../model/outline.ts'
import type {Span} from '../model/place.ts'
import type {Block, HeadingBlock} from './blocks/block.ts'
import {scanBlocks} from './blocks/scan.ts'
import {headingText} from './heading-text.ts'
import {htmlItems, showsSomething} from './html-outline.ts'

/**
 * The headings of a Markdown text and the text between them, in order, from its block structure alone. What stands in lists and
 * quotes is text; comments, rules, labels and link definitions are none. `<h1>` to `<h6>` in a block of HTML are headings.
 */
export function outlineOf(source: string): readonly OutlineItem[] {
  // The scanner's lines end at LF alone. Blanks in place of CR keep the offsets and the blocks.
  const text = source.replaceAll('\r\n', ' \n').replaceAll('\r', '\n')
  const items: OutlineItem[] = []
  let at = 0
  for (const block of scanBlocks(text, 0)) {
    addText(items, text, {start: at, end: block.start})
    for (const item of itemsOf(text, block)) items.push(item)
    at = block.end
  }
  addText(items, text, {start: at, end: text.length})
  return items
}

function itemsOf(text: string, block: Block): readonly OutlineItem[] {
  if (block.kind === 'break') return []
  if (block.kind === 'heading') return [headingOf(text, block)]
  if (block.kind === 'html') return htmlItems(text, block)
  const end = block.start + text.slice(block.start, block.end).trimEnd().length
  if (block.kind !== 'fence') return [{kind: 'text', start: block.start, end}]
  directive.lastIndex = block.mark.info
  return [{kind: directive.test(text) ? 'text' : 'code', start: block.start, end}]
}

/** Its content is Markdown, or may be. */
const directive = /\{(?!(?:code|code-block|sourcecode|literalinclude|parsed-literal|math|mermaid)\})/uy

function headingOf(text: string, {start, end, level, underlined}: HeadingBlock): OutlineHeading {
  const lines = text.slice(start, end).trimEnd()
  const content = underlined ? lines.slice(0, lines.lastIndexOf('\n')) : lines.replace(/^[ ]*#+/u, '').replace(/(?:^|[ \t])#+$/u, '')
  return {kind: 'heading', level, ...headingText(content), start, end: start + lines.length}
}

/** Runs of lines outside all other blocks: paragraphs, unless they are a rule, a label, a comment or a link definition. */
function addText(items: OutlineItem[], text: string, {start, end}: Span): void {
  let run: Span | undefined
  for (let at = start; at < end; ) {
    const feed = text.indexOf('\n', at)
    const next = feed === -1 || feed >= end ? end : feed + 1
    const line = text.slice(at, next).trimEnd()
    if (holdsText(line)) run = {start: run?.start ?? at, end: at + line.length}
    else if (run) {
      items.push({kind: 'text', ...run})
      run = undefined
    }
    at = next
  }
  if (run) items.push({kind: 'text', ...run})
}

function holdsText(line: string): boolean {
  return line !== '' && !noText.test(line) && (!/^\s*</u.test(line) || showsSomething(line))
}

const noText = /^ {0,3}(?:%|\([^)\s]+\)=\s*$|\[[^\]]+\]:\s|([-*_])[ \t]*(?:\1[ \t]*){2,}$)/u
