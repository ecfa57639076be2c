import type {LinkReference, Root} from 'mdast'
import type {Edit} from '../../model/place.ts'
import {codeLines, scanBlocks} from '../../parse/blocks/scan.ts'
import {parseGfm, spanOf, walk} from '../markdown/parse.ts'
import {splice} from '../markdown/splice.ts'

const sign = '\\\\?@|&#0{0,5}64;|&#[xX]0{0,4}40;|&commat;'

/** An escape and a URL are passed over; what remains is a mention with its word. */
const tokens = new RegExp(
  `\\\\(?!@)[\\s\\S]|(?:(?:https?|ftp)://|www\\.)[\\w.-]+[^\\s<]*|(?:${sign})([\\p{L}\\p{N}_]+(?:[.@-][\\p{L}\\p{N}_]+)*)`,
  'gu',
)

/** UTF-16 units. Each parse has a price of its own. */
const shortestChapter = 10_000

const mayMention = new RegExp(`(?:${sign})[\\p{L}\\p{N}_]`, 'u')

/**
 * Markdown with each `@word` outside code as code: other systems notify whom it names (spec/xdr.md 6). An e-mail address is no
 * mention, and links keep their targets.
 */
export function codeMentions(markdown: string): string {
  if (!mayMention.test(markdown)) return markdown
  return chaptersOf(markdown).map(codeChapter).join('')
}

/** The text cut before headings: a parser takes one after the other where all at once could be too dense. */
function chaptersOf(markdown: string): string[] {
  const starts = [0]
  for (const {kind, start} of scanBlocks(markdown, 0)) {
    if (kind === 'heading' && start - (starts.at(-1) ?? 0) >= shortestChapter) starts.push(start)
  }
  return starts.map((start, index) => markdown.slice(start, starts[index + 1]))
}

function codeChapter(source: string): string {
  if (!mayMention.test(source)) return source
  const root = parseGfm(source)
  return root ? splice(source, editsOf(source, root)) : breakMentions(source)
}

function editsOf(source: string, root: Root): Edit[] {
  const edits: Edit[] = []
  const fence = fenceFor(source, root)
  walk(root, node => {
    if (node.type === 'link') return source[spanOf(node).start] === '['
    const found =
      node.type === 'text' ? mentionsIn(source, {...spanOf(node), fence}) : node.type === 'linkReference' ? labelled(source, node) : []
    // One by one: as arguments of a call, many would not fit on the call stack.
    for (const edit of found) edits.push(edit)
    return true
  })
  return edits
}

function mentionsIn(source: string, {start, end, fence}: {start: number; end: number; fence: string}): Edit[] {
  const edits: Edit[] = []
  for (const {0: whole, 1: word, index} of source.slice(start, end).matchAll(tokens)) {
    const at = start + index
    const follows = edits.at(-1)?.end === at
    // In front of the text stands a mark, even where it is an underscore.
    if (word === undefined || (!follows && /[\p{L}\p{N}_]$/u.test(source.slice(Math.max(start, at - 2), at)))) continue
    const after = at + whole.length
    // Backticks side by side would be one longer run.
    const left = follows || source[at - 1] === '`' ? ' ' : ''
    const right = source[after] === '`' ? ' ' : ''
    edits.push({start: at, end: after, text: `${left}${fence}@${word}${fence}${right}`})
  }
  return edits
}

/** A reference by its own text would lose its definition with it: it gets its label apart. */
function labelled(source: string, node: LinkReference): Edit[] {
  const {start, end} = spanOf(node)
  const raw = source.slice(start, end)
  if (node.referenceType === 'full' || !mayMention.test(raw)) return []
  const label = node.referenceType === 'collapsed' ? raw.slice(0, -2) : raw
  return [{start: start + label.length, end, text: label}]
}

/** The shortest run of backticks that does not pair with one that stands alone in the text. */
function fenceFor(source: string, root: Root): string {
  const outside: string[] = []
  let at = 0
  walk(root, node => {
    if (node.type !== 'inlineCode' && node.type !== 'code') return true
    const {start, end} = spanOf(node)
    outside.push(source.slice(at, start))
    at = end
    return false
  })
  outside.push(source.slice(at))
  const taken = new Set(outside.flatMap(text => [...text.matchAll(/`+/gu)].map(([run]) => run.length)))
  let length = 1
  while (taken.has(length)) length += 1
  return '`'.repeat(length)
}

/** For text that cannot be parsed in time: what is no code gets an invisible joiner after each sign, which no mention survives. */
function breakMentions(source: string): string {
  const parts: string[] = []
  let at = 0
  for (const {start, end} of codeLines(source)) {
    parts.push(joined(source.slice(at, start)), source.slice(start, end))
    at = end
  }
  return [...parts, joined(source.slice(at))].join('')
}

function joined(text: string): string {
  return text.replace(/@(?=[\p{L}\p{N}_])/gu, '@\u2060')
}
