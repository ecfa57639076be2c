import type {BlockContent, ListItem, PhrasingContent, RootContent} from 'mdast'
import {italic} from '../grid.ts'
import {linkNodes, pictureNode} from '../link.ts'
import type {Scope} from '../scope.ts'
import {plainText} from '../terminal.ts'
import {attribute, collapse, type HtmlElement, type HtmlNode, isDropped, isElement, isInlineName, parseHtml, textOf} from './parse.ts'
import {lowerTable} from './table.ts'

/** Containers deeper than this are text of the container around them. */
const mostContainers = 12
/** Elements deeper than this are text: the walk below recurses. */
const deepest = 400

interface Depth {
  readonly scope: Scope
  readonly elements: number
  readonly containers: number
}

/** HTML as Markdown blocks; none if nothing of it can be shown, `undefined` if it nests too deep to be parsed. */
export function lowerHtml(html: string, scope: Scope): RootContent[] | undefined {
  const nodes = parseHtml(html)
  return nodes && blocks(nodes, {scope, elements: 0, containers: 0})
}

function blocks(nodes: readonly HtmlNode[], depth: Depth): RootContent[] {
  const out: RootContent[] = []
  let line: HtmlNode[] = []
  const flush = (): void => {
    const children = tidy(phrases(line, depth))
    line = []
    if (children.length === 0) return
    out.push(sizeLine(children) ?? {type: 'paragraph', children})
  }
  for (const node of nodes) {
    if (isDropped(node)) continue
    if (!isElement(node) || (isInlineName(node.tagName) && !holdsBlocks(node))) {
      line.push(node)
      continue
    }
    flush()
    for (const lowered of block(node, {...depth, elements: depth.elements + 1})) out.push(lowered)
  }
  flush()
  return out
}

function block(element: HtmlElement, depth: Depth): RootContent[] {
  const name = element.tagName
  if (name === 'img') return [{type: 'paragraph', children: phrases([element], depth)}]
  if (name === 'hr') return [{type: 'thematicBreak'}]
  if (name === 'table') return lowerTable(element, depth.scope)
  if (name === 'pre' || name === 'xmp' || name === 'listing') return preformatted(element)
  if (/^h[1-6]$/u.test(name)) return heading(element, depth)
  if (depth.elements >= deepest) return paragraph(textOf([element]))
  const inside = {...depth, containers: depth.containers + 1}
  if (name === 'blockquote' && inside.containers <= mostContainers) {
    // Blocks of HTML are never definitions or other content that only a root may hold.
    const children = blocks(element.childNodes, inside) as BlockContent[]
    return children.length === 0 ? [] : [{type: 'blockquote', children}]
  }
  if ((name === 'ul' || name === 'ol') && inside.containers <= mostContainers) return list(element, inside)
  return blocks(element.childNodes, depth)
}

function list(element: HtmlElement, depth: Depth): RootContent[] {
  const items: ListItem[] = []
  for (const child of element.childNodes) {
    if (!isElement(child) || isDropped(child)) continue
    // As above.
    const children = (child.tagName === 'li' ? blocks(child.childNodes, depth) : blocks([child], depth)) as BlockContent[]
    if (children.length > 0) items.push({type: 'listItem', children})
  }
  if (items.length === 0) return []
  const start = Number.parseInt(attribute(element, 'start') ?? '1', 10)
  const ordered = element.tagName === 'ol'
  return [{type: 'list', ordered, ...(ordered && {start: start >= 0 && start < 1_000_000 ? start : 1}), children: items}]
}

/** Headings become bold paragraphs: in an output and in raw HTML alike they must not forge sections. */
function heading(element: HtmlElement, depth: Depth): RootContent[] {
  const children = tidy(phrases(element.childNodes, depth)).flatMap(child => (child.type === 'strong' ? child.children : [child]))
  return children.length === 0 ? [] : [{type: 'paragraph', children: [{type: 'strong', children}]}]
}

function preformatted(element: HtmlElement): RootContent[] {
  const texts: string[] = []
  const stack: HtmlNode[] = [...element.childNodes].reverse()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('value' in node) texts.push(node.value)
    else if (isElement(node) && !isDropped(node)) {
      if (node.tagName === 'br') texts.push('\n')
      for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
        const child = node.childNodes[index]
        if (child) stack.push(child)
      }
    }
  }
  const value = plainText(texts.join('')).replace(/^\n+/u, '').trimEnd()
  return value === '' ? [] : [{type: 'code', lang: 'text', value}]
}

function phrases(nodes: readonly HtmlNode[], depth: Depth): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if ('value' in node) return text(node.value)
    if (!isElement(node) || isDropped(node)) return []
    const inner = {...depth, elements: depth.elements + 1}
    if (node.tagName === 'br') return [{type: 'break'}]
    if (node.tagName === 'img') return [pictureNode(attribute(node, 'src') ?? '', attribute(node, 'alt') ?? '', depth.scope)]
    if (inner.elements >= deepest) return text(textOf([node]))
    const children = phrases(node.childNodes, inner)
    if (children.length === 0) return []
    const name = node.tagName
    if (name === 'b' || name === 'strong') return [{type: 'strong', children}]
    if (name === 'i' || name === 'em') return [{type: 'emphasis', children}]
    if (name === 'del' || name === 's' || name === 'strike') return [{type: 'delete', children}]
    if (name === 'code' || name === 'kbd' || name === 'samp' || name === 'tt') return code(textOf(node.childNodes))
    if (name === 'a') return linkNodes(attribute(node, 'href') ?? '', children, {text: textOf(node.childNodes), scope: depth.scope})
    return isInlineName(name) ? children : [{type: 'text', value: ' '}, ...children, {type: 'text', value: ' '}]
  })
}

function text(value: string): PhrasingContent[] {
  const plain = plainText(value.replace(/\r/gu, ' ')).replace(/[\s\x85]+/gu, ' ')
  return plain === '' ? [] : [{type: 'text', value: plain}]
}

function code(value: string): PhrasingContent[] {
  const plain = collapse(plainText(value))
  return plain === '' ? [] : [{type: 'inlineCode', value: plain}]
}

function paragraph(value: string): RootContent[] {
  const children = tidy(text(value))
  return children.length === 0 ? [] : [{type: 'paragraph', children}]
}

/** Joins neighbouring texts, keeps one space between words, none at the ends. Empty if there is nothing to see. */
function tidy(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const out: PhrasingContent[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    if (node.type === 'text' && last?.type === 'text') out[out.length - 1] = {type: 'text', value: last.value + node.value}
    else out.push(node)
  }
  const single = out.map(node => (node.type === 'text' ? {...node, value: node.value.replace(/ {2,}/gu, ' ')} : node))
  return single.some(node => node.type !== 'break' && (node.type !== 'text' || node.value.trim() !== '')) ? single : []
}

/** The line that pandas writes below a table it cut. */
function sizeLine(children: readonly PhrasingContent[]): RootContent | undefined {
  const [only, more] = children
  if (more || only?.type !== 'text' || !/^\s?\d[\d,]* rows × \d[\d,]* columns\s?$/u.test(only.value)) return undefined
  return italic(only.value.trim())
}

/** Inline elements around blocks (`<a><div>…`) are looked through, so that the blocks survive. */
function holdsBlocks(element: HtmlElement): boolean {
  const stack: HtmlNode[] = element.childNodes.slice(0, 200)
  for (let seen = 0; seen < 200; seen += 1) {
    const node = stack.pop()
    if (!node) return false
    if (!isElement(node) || isDropped(node)) continue
    if (!isInlineName(node.tagName)) return true
    for (const child of node.childNodes.slice(0, 200)) stack.push(child)
  }
  return false
}
