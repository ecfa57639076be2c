import type {Link} from 'mdast'
import type {Edit} from '../../model/place.ts'
import {applyEdits} from '../../parse/edits.ts'
import {longestRun} from '../escape.ts'
import {parseGfm, spanOf, textOfNodes} from '../markdown/parse.ts'
import {alignValue} from './align.ts'
import {defangText, textEdits} from './defang.ts'
import {leaveOut} from './leave-out.ts'
import {type ShownPart, type ShownText, textsOf} from './shown-text.ts'

/**
 * Defangs the indicators that Markdown shows as text, code spans included. Fences, links with a text of their own, and identifiers stay.
 * A bare address that would be a link is none afterwards.
 */
export function defangMarkdown(markdown: string): string {
  const root = parseGfm(markdown)
  if (!root) return defangLines(markdown)
  const source: Source = {markdown, marks: '`'.repeat(longestRun(markdown) + 1)}
  return applyEdits(
    markdown,
    textsOf(root).flatMap(shown => phraseEdits(shown, source)),
  )
}

interface Source {
  readonly markdown: string
  /** Backticks that no others in the source can pair up with. */
  readonly marks: string
}

function phraseEdits({kind, text, parts}: ShownText, source: Source): Edit[] {
  const {markdown} = source
  const edits = textEdits(text, leaveOut(text))
  if (edits.length === 0) return []
  const links = new Set<Link>()
  const made: Edit[] = []
  let next = 0
  for (const part of parts) {
    const end = part.start + part.node.value.length
    const own: Edit[] = []
    for (let edit = edits[next]; edit && edit.start < end; edit = edits[++next]) {
      if (edit.start >= part.start && edit.end <= end) own.push({...edit, start: edit.start - part.start, end: edit.end - part.start})
    }
    if (own.length === 0) continue
    if (!part.link) made.push(...partEdits(markdown, part, own))
    else if (isBare(markdown, part.link)) links.add(part.link)
  }
  return [...made, ...[...links].map(link => linkEdit(link, kind, source))]
}

/** A link that shows its own target has no brackets around its text. */
function isBare(markdown: string, link: Link): boolean {
  return markdown.charAt(spanOf(link).start) !== '['
}

/** What could be a mark of Markdown, or a link, in plain text. */
const active = /[\\*`~<>&$|!]|\[(?![.:@]\])|(?<!\[[.:@])\]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?:https?|ftp):\/\/|www\.|[\w.+-]@\w/iu

/** As code if only its brackets set it apart, or if something in it would be active now: in a URL, nothing is. */
function linkEdit(link: Link, kind: ShownText['kind'], {markdown, marks}: Source): Edit {
  const {start, end} = spanOf(link)
  const shown = textOfNodes(link.children)
  const text = defangText(shown, leaveOut(shown))
  const before = markdown.slice(Math.max(0, start - 1), start)
  const alone = /^[\s([{"'*|]?$/u.test(before) && /^[.,;:!?)\]}"'*]{0,3}(?:[\s|]|$)/u.test(markdown.slice(end, end + 4))
  if (alone && markdown.charAt(start) !== '<' && !active.test(text)) return {start, end, text}
  const code = text.endsWith('`') ? `${marks} ${text} ${marks}` : marks + text + marks
  // Two spans of code that touch would be one.
  const apart = (/[`>\\]/u.test(markdown.charAt(start - 1)) ? ' ' : '') + code + (/[`<]/u.test(markdown.charAt(end)) ? ' ' : '')
  return {start, end, text: kind === 'tableCell' ? apart.replaceAll('|', '\\|') : apart}
}

function partEdits(markdown: string, {node}: ShownPart, edits: readonly Edit[]): Edit[] {
  const {start, end} = spanOf(node)
  const aligned = alignValue(markdown.slice(start, end), node.value, node.type)
  if (!aligned) return []
  return edits.map(edit => {
    const to = start + (aligned.ends[edit.end - 1] ?? 0)
    // In front of a parenthesis the brackets would make a link.
    const text = node.type === 'text' && markdown.charAt(to) === '(' ? edit.text.replace(/\]$/u, '\\]') : edit.text
    return {start: start + (aligned.starts[edit.start] ?? 0), end: to, text}
  })
}

/** Markdown that is too dense to be parsed: line by line, without its fences and the targets of its links. */
function defangLines(markdown: string): string {
  let fence = ''
  const lines = markdown.split('\n').map(line => {
    const mark = /^[ \t>]*(`{3,}|~{3,})/u.exec(line)?.[1] ?? ''
    const closes = fence !== '' && mark.startsWith(fence)
    if (fence === '' && mark === '') {
      const targets = [...line.matchAll(/\]\([^()\s]*\)/gu)].map(({0: {length}, index}) => ({start: index, end: index + length}))
      return defangText(line, {leaveOut: [...targets, ...leaveOut(line).leaveOut]})
    }
    if (closes) fence = ''
    else if (fence === '') fence = mark
    return line
  })
  return lines.join('\n')
}
