import type {CellView} from '../../src/rule.ts'

/** Where a link or a picture leads. */
export interface LinkTarget {
  readonly cell: CellView
  /** Without escapes and character references. */
  readonly url: string
  /** In the cell's source; of all of the link where the target cannot be told apart in it. */
  readonly start: number
  readonly end: number
  /** Whether the place holds the target as it is, so that another may be written there. */
  readonly isExact: boolean
}

export interface MarkdownLink extends Positioned {
  readonly type: 'link' | 'image' | 'definition'
  readonly url: string
}

interface Positioned {
  readonly position?: {readonly start: Point; readonly end: Point} | undefined
}

interface Point {
  /** From 1. */
  readonly column: number
  readonly offset?: number | undefined
}

/** The target of a link in Markdown. */
export function markdownTarget({type, url, position}: MarkdownLink, cell: CellView): LinkTarget {
  const start = position?.start.offset ?? 0
  const end = position?.end.offset ?? start
  const text = cell.source.slice(start, end)
  const opening = type === 'definition' ? ']:' : ']('
  // From the end: texts and descriptions of links may hold what looks like one, titles hardly ever do.
  for (let at = text.lastIndexOf(opening); at !== -1; at = at === 0 ? -1 : text.lastIndexOf(opening, at - 1)) {
    const [before = ''] = /^\s*<?/u.exec(text.slice(at + 2)) ?? []
    const inside = at + 2 + before.length
    if (text.startsWith(url, inside)) return {cell, url, start: start + inside, end: start + inside + url.length, isExact: true}
  }
  return {cell, url, start, end, isExact: false}
}

const tag = /<(a|img)\s[^<>]*>/giu
const href = /(?<![\w-])href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/diu
const src = /(?<![\w-])src\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/diu

/** The targets of the links and pictures in a part of a cell that is HTML. */
export function htmlTargets({position}: Positioned, cell: CellView): LinkTarget[] {
  const start = position?.start.offset ?? 0
  const html = cell.source.slice(start, position?.end.offset ?? start).replace(/<!--.*?(?:-->|$)/gsu, comment => ' '.repeat(comment.length))
  const targets: LinkTarget[] = []
  for (const {0: whole, 1: name = '', index} of html.matchAll(tag)) {
    const [, ...values] = (name.toLowerCase() === 'a' ? href : src).exec(whole)?.indices ?? []
    const [from, to] = values.find(Boolean) ?? []
    if (from === undefined || to === undefined) continue
    const text = whole.slice(from, to)
    const url = text.replaceAll('&amp;', '&')
    targets.push({cell, url, start: start + index + from, end: start + index + to, isExact: url === text})
  }
  return targets
}
