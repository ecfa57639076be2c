import type {InlineCode, Link, Nodes, Root, Text} from 'mdast'
import {longestRun} from '../escape.ts'
import {isPhrasingParent, parseGfm, spanOf, textOfNodes, walk} from '../markdown/parse.ts'

/** A text that a reader of Markdown sees in one piece: a paragraph, a cell of a table, a fence; or the target of a link. */
export interface ShownText {
  readonly kind: 'phrases' | 'tableCell' | 'code' | 'target'
  readonly text: string
  /** What it is made of, in order. */
  readonly parts: readonly ShownPart[]
}

export interface ShownPart {
  /** In the shown text. */
  readonly start: number
  readonly node: Text | InlineCode
  /** The link that it is the text of. */
  readonly link?: Link
}

/** The texts of Markdown without its marks. One that is too dense to be parsed is one text, as it is written. */
export function shownTexts(markdown: string): readonly ShownText[] {
  const only = onlyFence(markdown)
  if (only !== undefined) return [{kind: 'code', text: only, parts: []}]
  const root = parseGfm(markdown)
  return root ? textsOf(root) : [{kind: 'code', text: withoutEscapes(markdown), parts: []}]
}

/** The texts of Markdown that is parsed. */
export function textsOf(root: Root): readonly ShownText[] {
  const texts: ShownText[] = []
  walk(root, node => {
    if (node.type === 'code') texts.push({kind: 'code', text: node.value, parts: []})
    if (!isPhrasingParent(node)) return true
    texts.push(phrasesOf(node), ...targetsOf(node))
    return false
  })
  return texts
}

/** The content of a block that is a fence of ours and nothing else: the parser need not read a long output. */
function onlyFence(markdown: string): string | undefined {
  const marks = /^`{3,}/u.exec(markdown)?.[0]
  if (marks === undefined || !markdown.endsWith(`\n${marks}`)) return undefined
  const start = markdown.indexOf('\n') + 1
  const content = markdown.slice(start, -marks.length - 1)
  return longestRun(content) < marks.length && !markdown.slice(marks.length, start).includes('`') ? content : undefined
}

function phrasesOf(parent: Nodes): ShownText {
  const parts: ShownPart[] = []
  const texts: string[] = []
  let length = 0
  let link: Link | undefined
  const add = (text: string): void => {
    texts.push(text)
    length += text.length
  }
  walk(parent, node => {
    if (link && spanOf(node).start >= spanOf(link).end) link = undefined
    if (node.type === 'link') link = node
    if (node.type === 'break') add('\n')
    if (node.type !== 'text' && node.type !== 'inlineCode') return true
    // What stands beside code or a link is no part of it.
    const apart = node.type === 'inlineCode' || link !== undefined
    if (apart) add('\n')
    parts.push({start: length, node, ...(link && {link})})
    add(node.value)
    if (apart) add('\n')
    return true
  })
  return {kind: parent.type === 'tableCell' ? 'tableCell' : 'phrases', text: texts.join(''), parts}
}

/** The targets of links that are not what the link shows anyway. */
function targetsOf(parent: Nodes): ShownText[] {
  const targets: ShownText[] = []
  walk(parent, node => {
    if (node.type !== 'link') return true
    const shown = textOfNodes(node.children).trim()
    if (![shown, `http://${shown}`, `mailto:${shown}`].includes(node.url)) targets.push({kind: 'target', text: node.url, parts: []})
    return true
  })
  return targets
}

/** Markdown without the backslashes in front of its marks. */
function withoutEscapes(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/gu, '$1')
}
