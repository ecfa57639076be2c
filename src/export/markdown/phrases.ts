import type {Image, ImageReference, Link, LinkReference, Nodes, Text} from 'mdast'
import type {Edit} from '../../model/place.ts'
import {escapeText} from '../escape.ts'
import {judgeLink, misleadingLink, pictureNode} from '../link.ts'
import {printInline, printUrl} from '../print.ts'
import type {Scope} from '../scope.ts'
import {hasHidden, plainText} from '../terminal.ts'
import {lowerInline} from './inline.ts'
import {type Place, spanOf, textOfNodes} from './parse.ts'
import type {Parser} from './parser.ts'
import {lowerRole, roleBefore} from './role.ts'

/** What one round knows of the rounds before: a definition is dropped before what it holds for is seen in a directive. */
export interface Memory {
  readonly definitions: Map<string, string>
  /** Identifier of a footnote → its label in the document. */
  readonly footnotes: Map<string, string>
  /** The labels that are ours already. */
  readonly made: Set<string>
  /** For all rounds, and what they read apart. */
  readonly parser: Parser
}

/** One round over one source. */
export interface Pass {
  readonly source: string
  readonly scope: Scope
  readonly memory: Memory
  readonly edits: Edit[]
}

/** Keeps a link, shows where it goes, or leaves its text. Answers whether its children are still to be looked at. */
export function link(node: Link | LinkReference, pass: Pass): boolean {
  const url = node.type === 'link' ? node.url : (pass.memory.definitions.get(node.identifier) ?? '')
  const shown = textOfNodes(node.children)
  const span = spanOf(node)
  const fate = judgeLink(url, shown, pass.scope)
  if (fate.kind === 'keep') {
    const title = node.type === 'link' && typeof node.title === 'string'
    if (node.type === 'link' && fate.url === url && !title) return true
    const last = node.children.at(-1)
    pass.edits.push({start: last ? spanOf(last).end : span.start + 1, end: span.end, text: `](${printUrl(fate.url)})`})
    return true
  }
  const nodes = fate.kind === 'text' ? inner(node, pass) : misleadingLink(shown, fate.url)
  pass.edits.push({...span, text: printInline(nodes, ' ')})
  return false
}

/** Gives a picture a target of ours, or the words that stand for it. */
export function picture(node: Image | ImageReference, pass: Pass): false {
  const url = node.type === 'image' ? node.url : (pass.memory.definitions.get(node.identifier) ?? '')
  const stays = node.type === 'image' && typeof node.title !== 'string' && pass.scope.pictures.has(url)
  if (!stays) pass.edits.push({...spanOf(node), text: printInline([pictureNode(url, node.alt ?? '', pass.scope)], ' ')})
  return false
}

/** Labels get a prefix of the block, so that no text of another block is bound by them. */
export function footnote(node: Extract<Nodes, {type: 'footnoteDefinition' | 'footnoteReference'}>, {source, memory, edits}: Pass): boolean {
  const label = memory.footnotes.get(node.identifier)
  if (label === undefined || memory.made.has(node.identifier)) return true
  const {start, end} = spanOf(node)
  const stop = node.type === 'footnoteReference' ? end - 1 : source.indexOf(']:', start)
  edits.push({start: start + 2, end: stop, text: label})
  return true
}

/** Lowers roles, shows hidden characters, and keeps text from being bound by a footnote of another cell. */
export function text(node: Text, {parent, index}: Place, pass: Pass): false {
  const {start, end} = spanOf(node)
  const raw = pass.source.slice(start, end)
  const next = parent?.children[index + 1]
  const role = next?.type === 'inlineCode' ? roleBefore(raw) : undefined
  if (role && next?.type === 'inlineCode') {
    pass.edits.push({start: end - role.length, end: spanOf(next).end, text: lowerRole(role.name, next.value)})
  }
  if (hasHidden(node.value)) {
    // Written as character references: the source itself has none left.
    pass.edits.push({start, end: end - (role?.length ?? 0), text: escapeText(plainText(node.value).replace(/\n/gu, ' '))})
    return false
  }
  for (const mark of ['[^', '<%']) {
    for (let at = raw.indexOf(mark); at !== -1; at = raw.indexOf(mark, at + 2)) {
      if (!isEscaped(raw, at)) pass.edits.push({start: start + at, end: start + at, text: '\\'})
    }
  }
  return false
}

/** What a parent of phrasing content holds, without raw HTML and references. */
export function inner(node: Nodes, {memory}: Pass): ReturnType<typeof lowerInline> {
  // Only called for parents of phrasing content, whose children the type of `children` does not tell apart.
  return 'children' in node ? lowerInline(node.children as Parameters<typeof lowerInline>[0], memory.definitions) : []
}

function isEscaped(source: string, at: number): boolean {
  let backslashes = 0
  while (source[at - 1 - backslashes] === '\\') backslashes += 1
  return backslashes % 2 === 1
}
