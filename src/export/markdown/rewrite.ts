import type {Code, Definition, Nodes, Parents, PhrasingContent, Root} from 'mdast'
import type {Edit, Span} from '../../model/place.ts'
import {lowerHtml} from '../html/lower.ts'
import {fence, printBlocks, printInline} from '../print.ts'
import type {Scope} from '../scope.ts'
import {plainText} from '../terminal.ts'
import {lowerWithin} from './colon-fence.ts'
import {readDirective} from './directive.ts'
import {isPhrasingParent, type Place, spanOf, walk} from './parse.ts'
import {footnote, inner, link, type Memory, type Pass, picture, text} from './phrases.ts'
import {indent, prefixAt} from './splice.ts'

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
      return block(node, place, {...pass, text: boldLine(inner(node, pass))})
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

/** A heading as a bold paragraph. Marks within would run into the marks around. */
function boldLine(nodes: readonly PhrasingContent[]): string {
  const children = nodes.flatMap(node => (node.type === 'strong' || node.type === 'emphasis' ? node.children : [node]))
  return printBlocks([{type: 'paragraph', children: [{type: 'strong', children}]}])
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

function code(node: Code, place: Place, pass: Pass): false {
  const name = /^\{([A-Za-z][\w:.-]*)\}$/u.exec(node.lang ?? '')?.[1]
  if (name !== undefined) {
    const text = lowerWithin(readDirective(name, node.meta ?? '', node.value), {scope: pass.scope, parser: pass.memory.parser})
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
