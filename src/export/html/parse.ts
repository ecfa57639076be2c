import {type DefaultTreeAdapterTypes, defaultTreeAdapter, parse} from 'parse5'

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element

/** Elements that leave nothing, whatever stands in them. */
const dropped: ReadonlySet<string> = new Set(
  'script style template noscript svg math iframe object embed applet audio video canvas select textarea button input datalist title head noembed noframes frameset'.split(
    ' ',
  ),
)

/** Elements whose end tag may be left out, and elements without one: they do not nest by themselves. */
const unnested: ReadonlySet<string> = new Set(
  'p li td th tr dt dd option optgroup thead tbody tfoot colgroup html head body area base br col embed hr img input link meta source track wbr'.split(
    ' ',
  ),
)

/** A bound of the work that nesting costs the tree builder: the sum of the depths at which tags stand. */
const mostWork = 50_000_000

/** Parses HTML as a browser would, inside a `body`. `undefined` where it nests so deep that parsing would not end in time. */
export function parseHtml(html: string): readonly HtmlNode[] | undefined {
  if (nestingWork(html) > mostWork) return undefined
  // As a document: a fragment is moved out of its root node by node, in quadratic time.
  const document = parse(`<!doctype html><body>${html}`, {scriptingEnabled: true, treeAdapter})
  const root = document.childNodes.find(isElement)
  return root?.childNodes.filter(isElement).find(({tagName}) => tagName === 'body')?.childNodes ?? []
}

/** Finds siblings from the end, where the tree grows: content of a table that belongs before it would take quadratic time. */
const treeAdapter: typeof defaultTreeAdapter = {
  ...defaultTreeAdapter,
  insertBefore(parent, node, reference) {
    parent.childNodes.splice(parent.childNodes.lastIndexOf(reference), 0, node)
    node.parentNode = parent
  },
  insertTextBefore(parent, text, reference) {
    const before = parent.childNodes[parent.childNodes.lastIndexOf(reference) - 1]
    if (before && defaultTreeAdapter.isTextNode(before)) before.value += text
    else treeAdapter.insertBefore(parent, defaultTreeAdapter.createTextNode(text), reference)
  },
  detachNode(node) {
    const siblings = node.parentNode?.childNodes
    if (siblings) siblings.splice(siblings.lastIndexOf(node), 1)
    node.parentNode = null
  },
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node
}

/** Whether nothing of the node may be shown. Foreign content (SVG, MathML) is dropped with its root. */
export function isDropped(node: HtmlNode): boolean {
  return isElement(node) ? dropped.has(node.tagName) : node.nodeName !== '#text'
}

export function isDroppedName(name: string): boolean {
  return dropped.has(name)
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find(attr => attr.name === name)?.value
}

/** The text below nodes: white space collapsed, block boundaries and `br` as spaces, pictures as their alternative text. */
export function textOf(nodes: readonly HtmlNode[]): string {
  const texts: string[] = []
  const stack: (HtmlNode | 'boundary')[] = [...nodes].reverse()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === 'boundary') texts.push(' ')
    else if ('value' in node) texts.push(node.value)
    else if (isElement(node) && !isDropped(node)) {
      const block = !inline.has(node.tagName)
      if (node.tagName === 'img') texts.push(attribute(node, 'alt') ?? '')
      if (block) texts.push(' ')
      if (block) stack.push('boundary')
      for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
        const child = node.childNodes[index]
        if (child) stack.push(child)
      }
    }
  }
  return collapse(texts.join(''))
}

/** White space of HTML and of Unicode, NEL too, as one space. */
export function collapse(text: string): string {
  return text.replace(/[\s\x85]+/gu, ' ').trim()
}

const inline: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark meter nobr output progress q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

export function isInlineName(name: string): boolean {
  return inline.has(name) || name === 'br'
}

function nestingWork(html: string): number {
  let depth = 0
  let work = 0
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/giu)) {
    if (unnested.has(name.toLowerCase())) continue
    depth = Math.max(0, depth + (end === '/' ? -1 : 1))
    work += depth
  }
  return work
}
