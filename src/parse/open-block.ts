import type {Span} from '../model/place.ts'
import {scanBlocks} from './blocks/scan.ts'

/** A block that its text does not close: the kind and its first line. */
export interface OpenBlockSpan extends Span {
  readonly kind: 'fence' | 'html'
}

/**
 * The fence, comment or element with raw text at the end of a Markdown text that is not closed, outside lists and quotes. Other blocks
 * that may stay open, such as `<?`, are rare enough to be meant.
 */
export function openBlockOf(source: string): OpenBlockSpan | undefined {
  if (!/```|~~~|<(?:!--|pre|script|style|textarea)/iu.test(source)) return undefined
  // The scanner's lines end at LF alone. Blanks in place of CR keep the offsets and the blocks.
  const text = source.replaceAll('\r\n', ' \n').replaceAll('\r', '\n')
  const last = scanBlocks(text, 0).at(-1)
  if (!last || (last.kind !== 'fence' && last.kind !== 'html') || last.closed) return undefined
  const feed = text.indexOf('\n', last.start)
  const line = text.slice(last.start, feed === -1 ? text.length : feed).trimEnd()
  if (last.kind === 'html' && !rawHtml.test(line)) return undefined
  const start = last.start + line.length - line.trimStart().length
  return {kind: last.kind, start, end: last.start + line.length}
}

const rawHtml = /^ {0,3}<(?:!--|(?:pre|script|style|textarea)(?:[\s>]|$))/iu
