import type {OutlineItem} from '../model/outline.ts'
import type {Span} from '../model/place.ts'
import {decodeReferences} from './character-references.ts'

/** The headings in a block of HTML and the text around them. Tags alone are no text, unless they show something by themselves. */
export function htmlItems(text: string, block: Span): readonly OutlineItem[] {
  const html = withoutComments(text.slice(block.start, block.end))
  const items: OutlineItem[] = []
  const at = (start: number, end: number): Span => ({start: block.start + start, end: block.start + end})
  // What stands in these is shown or run as it is.
  const headings = /^\s*<(?:pre|script|style|textarea)[\s>]/iu.test(html) ? [] : headingsIn(html)
  let done = 0
  const addText = (end: number): void => {
    const span = trimmed(html, {start: done, end})
    if (showsSomething(html.slice(span.start, span.end))) items.push({kind: 'text', ...at(span.start, span.end)})
  }
  for (const {level, start, content, end} of headings) {
    addText(start)
    const inner = html.slice(content.start, content.end)
    const title = decodeReferences(inner.replace(tag, '')).replace(/\s+/gu, ' ').trim()
    items.push({kind: 'heading', level, title, isEmpty: inner.trim() === '', ...at(start, end)})
    done = end
  }
  addText(html.length)
  return items
}

/** The block without its comments. One that is not closed reaches to the end where it begins a line, and is text elsewhere. */
function withoutComments(block: string): string {
  const html = blankComments(block)
  const open = /^[ \t]*<!--/mu.exec(html)
  return open ? html.slice(0, open.index) : html
}

/** Blanks in place of comments that are closed, so that offsets stay. */
export function blankComments(text: string): string {
  let result = ''
  let done = 0
  for (let start = text.indexOf('<!--'); start !== -1; start = text.indexOf('<!--', done)) {
    const close = text.indexOf('-->', start + 2)
    if (close === -1) break
    result += text.slice(done, start) + text.slice(start, close + 3).replace(/[^\n]/gu, ' ')
    done = close + 3
  }
  return result + text.slice(done)
}

interface HtmlHeading extends Span {
  readonly level: number
  readonly content: Span
}

const headingTag = /<(\/?)h([1-6])(?:\s[^<>]*)?>/giu

/** A heading that is not closed reaches to the end of its line. */
function headingsIn(html: string): HtmlHeading[] {
  const found: HtmlHeading[] = []
  let open: {level: number; start: number; content: number} | undefined
  const close = (contentEnd: number, end: number): void => {
    if (open) found.push({level: open.level, start: open.start, content: {start: open.content, end: contentEnd}, end})
    open = undefined
  }
  const closeOpen = (limit: number): void => {
    if (!open) return
    const feed = html.indexOf('\n', open.content)
    const end = feed === -1 || feed > limit ? limit : feed
    close(end, end)
  }
  for (const match of html.matchAll(headingTag)) {
    const end = match.index + match[0].length
    if (match[1] === '/') {
      if (open?.level === Number(match[2])) close(match.index, end)
      continue
    }
    closeOpen(match.index)
    open = {level: Number(match[2]), start: match.index, content: end}
  }
  closeOpen(html.length)
  return found
}

const tag = /<\/?[a-z][^<>]*>/giu
const shown = /<(?:img|svg|iframe|video|audio|object|embed|canvas)[\s>/]/iu

/** Whether something is left to see without the tags. */
export function showsSomething(html: string): boolean {
  return shown.test(html) || html.replace(tag, '').trim() !== ''
}

function trimmed(text: string, {start, end}: Span): Span {
  const part = text.slice(start, end)
  const first = start + part.length - part.trimStart().length
  return {start: Math.min(first, end), end: Math.max(first, start + part.trimEnd().length)}
}
