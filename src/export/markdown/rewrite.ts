import type {Code, Definition, Image, ImageReference, Link, LinkReference, Nodes, Paragraph, Parents, Root, Text} from 'mdast'
import type {Edit, Span} from '../../model/place.ts'
import {escapeText} from '../escape.ts'
import {lowerHtml} from '../html/lower.ts'
import {judgeLink, misleadingLink, pictureNode} from '../link.ts'
import {fence, printBlocks, printInline, printUrl} from '../print.ts'
import type {Scope} from '../scope.ts'
import {hasHidden, plainText} from '../terminal.ts'
import {lowerDirective, readDirective} from './directive.ts'
import {lowerInline} from './inline.ts'
import {isPhrasingParent, type Place, spanOf, textOfNodes, walk} from './parse.ts'
import {lowerRole, roleBefore} from './role.ts'
import {indent, prefixAt} from './splice.ts'

/** What one round knows of the rounds before: a definition is dropped before what it holds for is seen in a directive. */
export interface Memory {
  readonly definitions: Map<string, string>
  /** Identifier of a footnote → its label in the document. */
  readonly footnotes: Map<string, string>
  /** The labels that are ours already. */
  readonly made: Set<string>
}

interface Pass {
  readonly source: string
  readonly scope: Scope
  readonly memory: Memory
  readonly edits: Edit[]
}

/** The edits of one round: every node that may not stay as it is, at its place in the source. */
export function rewrite(source: string, root: Root, {scope, memory}: {scope: Scope; memory: Memory}): Edit[] {
  const pass: Pass = {source, scope, memory, edits: []}
  walk(root, node => collect(node, pass))
  walk(root, (node, place) => lower(node, place, pass))
  return pass.edits
}

function collect(node: Nodes, {memory, scope}: Pass): boolean {
  if (node.type === 'definition' && !memory.definitions.has(node.identifier)) memory.definitions.set(node.identifier, node.url)
  if (node.type === 'footnoteDefinition' && !memory.made.has(node.identifier) && !memory.footnotes.has(node.identifier)) {
    const label = `c${scope.key}-${memory.footnotes.size + 1}`
    memory.footnotes.set(node.identifier, label)
    memory.made.add(label)
  }
  return true
}

/** Adds the edits of a node. Answers whether its children are still to be looked at. */
function lower(node: Nodes, place: Place, pass: Pass): boolean {
  if (isPhrasingParent(node) && holdsHtml(node)) return relower(node, pass)
  switch (node.type) {
    case 'html':
      return block(node, place, {...pass, text: htmlText(node.value, pass.scope)})
    case 'code':
      return code(node, place, pass)
    case 'definition':
      return definition(node, pass)
    case 'heading':
      if (pass.scope.headings === 'keep') return true
      return block(node, place, {
        ...pass,
        text: printBlocks([{type: 'paragraph', children: [{type: 'strong', children: inner(node, pass)}]}]),
      })
    case 'paragraph':
      return paragraphLines(node, pass)
    case 'link':
    case 'linkReference':
      return link(node, pass)
    case 'image':
    case 'imageReference':
      return picture(node, pass)
    case 'footnoteDefinition':
    case 'footnoteReference':
      return footnote(node, pass)
    case 'text':
      return text(node, place, pass)
    default:
      return true
  }
}

/** Replaces a block, set apart from the neighbours that it could otherwise run into. */
function block(node: Nodes, {parent, index}: Place, pass: Pass & {readonly text: string}): false {
  const {start, end} = spanOf(node)
  const prefix = prefixAt(pass.source, start)
  const line = `\n${prefix}`
  const before = touches(parent?.children[index - 1], node) ? line : ''
  const after = touches(node, parent?.children[index + 1]) ? line : ''
  pass.edits.push({start, end, text: pass.text === '' ? before : before + indent(pass.text, prefix) + after})
  return false
}

function touches(first: Nodes | undefined, second: Nodes | undefined): boolean {
  return first?.position !== undefined && second?.position !== undefined && first.position.end.line + 1 >= second.position.start.line
}

function htmlText(html: string, scope: Scope): string {
  const nodes = lowerHtml(html, scope)
  if (nodes) return printBlocks(nodes)
  scope.warn('export/limit', 'Expected HTML of bounded depth: it is shown as text.')
  return fence(plainText(html))
}

function holdsHtml(parent: Parents): boolean {
  let found = false
  walk(parent, node => {
    found ||= node.type === 'html'
    return !found
  })
  return found
}

/** Prints a paragraph, heading or table cell anew, without the raw HTML in it. */
function relower(node: Extract<Nodes, Parents>, pass: Pass): false {
  const start = node.children[0] && spanOf(node.children[0]).start
  const last = node.children.at(-1)
  if (start === undefined || !last) return false
  const whole = spanOf(node)
  const newline = node.type === 'paragraph' ? `\\\n${prefixAt(pass.source, whole.start)}` : ' '
  const printed = printInline(inner(node, pass), newline)
  // A heading without text would leave its marks.
  const span: Span = printed === '' && node.type !== 'tableCell' ? whole : {start, end: spanOf(last).end}
  pass.edits.push({...span, text: printed})
  return false
}

function inner(node: Nodes, {memory}: Pass): ReturnType<typeof lowerInline> {
  // Only called for parents of phrasing content, whose children the type of `children` does not tell apart.
  return 'children' in node ? lowerInline(node.children as Parameters<typeof lowerInline>[0], memory.definitions) : []
}

function code(node: Code, place: Place, pass: Pass): false {
  const name = /^\{([A-Za-z][\w:.-]*)\}$/u.exec(node.lang ?? '')?.[1]
  if (name !== undefined) {
    const text = lowerDirective(readDirective(name, node.meta ?? '', node.value), pass.scope)
    return block(node, place, {...pass, text})
  }
  const {start, end} = spanOf(node)
  const raw = pass.source.slice(start, end)
  const opening = /^(?:`{3,}|~{3,})/u.exec(raw)?.[0]
  if (opening === undefined || pass.source.slice(end).trim() !== '') return false
  const lastLine = raw
    .slice(raw.lastIndexOf('\n') + 1)
    .replace(/^[> \t]+/u, '')
    .trimEnd()
  const closed = raw.includes('\n') && lastLine.length >= opening.length && lastLine === opening.charAt(0).repeat(lastLine.length)
  if (!closed) pass.edits.push({start: end, end, text: `${raw.endsWith('\n') ? '' : '\n'}${prefixAt(pass.source, start)}${opening}`})
  return false
}

function definition(node: Definition, pass: Pass): false {
  pass.edits.push({...spanOf(node), text: ''})
  return false
}

/** Comments, targets and block breaks of MyST are lines of a paragraph to CommonMark. */
function paragraphLines(node: Paragraph, pass: Pass): boolean {
  const {start, end} = spanOf(node)
  let found = false
  for (let at = start; at < end; ) {
    const next = pass.source.indexOf('\n', at)
    const stop = next === -1 || next > end ? end : next
    const line = pass.source.slice(at, stop)
    const content = at === start ? line : line.replace(/^[> \t]+/u, '')
    if (/^(?:%|\+\+\+(?:\s|$)|\([^()]+\)=\s*$)/u.test(content)) {
      found = true
      // The line end before goes too, but the first line may share its line with the marks of a container.
      pass.edits.push({start: at === start ? at : at - 1, end: stop, text: ''})
    }
    at = stop + 1
  }
  return !found
}

function link(node: Link | LinkReference, pass: Pass): boolean {
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

function picture(node: Image | ImageReference, pass: Pass): false {
  const url = node.type === 'image' ? node.url : (pass.memory.definitions.get(node.identifier) ?? '')
  const stays = node.type === 'image' && typeof node.title !== 'string' && pass.scope.pictures.has(url)
  if (!stays) pass.edits.push({...spanOf(node), text: printInline([pictureNode(url, node.alt ?? '', pass.scope)], ' ')})
  return false
}

/** Labels get a prefix of the block, so that no text of another block is bound by them. */
function footnote(node: Extract<Nodes, {type: 'footnoteDefinition' | 'footnoteReference'}>, {source, memory, edits}: Pass): boolean {
  const label = memory.footnotes.get(node.identifier)
  if (label === undefined || memory.made.has(node.identifier)) return true
  const {start, end} = spanOf(node)
  const stop = node.type === 'footnoteReference' ? end - 1 : source.indexOf(']:', start)
  edits.push({start: start + 2, end: stop, text: label})
  return true
}

function text(node: Text, {parent, index}: Place, pass: Pass): false {
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

function isEscaped(source: string, at: number): boolean {
  let backslashes = 0
  while (source[at - 1 - backslashes] === '\\') backslashes += 1
  return backslashes % 2 === 1
}
