import type {PhrasingContent} from 'mdast'
import {attribute, isDroppedName, isElement, parseHtml} from '../html/parse.ts'
import {plainText} from '../terminal.ts'

/** Reference → target, by the identifier that the parser gives. */
export type Definitions = ReadonlyMap<string, string>

interface Open {
  readonly name: string
  /** Attributes count for `a` only. */
  readonly href: string
  readonly children: PhrasingContent[]
}

/**
 * Phrasing content without raw HTML and references. Pairs of tags with a meaning in Markdown become nodes, dropped elements go
 * with what stands between their tags, other tags leave their text.
 */
export function lowerInline(nodes: readonly PhrasingContent[], definitions: Definitions): PhrasingContent[] {
  const stack: Open[] = [{name: '', href: '', children: []}]
  let dropping = ''
  const add = (children: readonly PhrasingContent[]): void => {
    const open = stack.at(-1)?.children
    for (const child of children) open?.push(child)
  }
  const close = (): void => {
    const open = stack.pop()
    if (open) add(element(open))
  }
  for (const node of nodes) {
    const tag = node.type === 'html' ? tagOf(node.value) : undefined
    if (dropping !== '') {
      if (tag?.end === true && tag.name === dropping) dropping = ''
    } else if (node.type !== 'html') add(lowerNode(node, definitions))
    else if (!tag) continue
    else if (!tag.end && isDroppedName(tag.name)) dropping = isVoid(tag.name) ? '' : tag.name
    else if (tag.end) {
      if (stack.length > 1 && stack.some(({name}) => name === tag.name)) {
        while (stack.at(-1)?.name !== tag.name) close()
        close()
      }
    } else if (tag.name === 'br') add([{type: 'break'}])
    else if (tag.name === 'img') add(image(node.value))
    else if (paired.has(tag.name) && stack.length < mostOpen) stack.push({name: tag.name, href: hrefOf(tag.name, node.value), children: []})
  }
  while (stack.length > 1) add(stack.pop()?.children ?? [])
  return stack[0]?.children ?? []
}

const mostOpen = 20
const paired: ReadonlySet<string> = new Set('b strong i em del s strike a'.split(' '))

function lowerNode(node: PhrasingContent, definitions: Definitions): PhrasingContent[] {
  switch (node.type) {
    case 'emphasis':
    case 'strong':
    case 'delete':
      return [{...node, children: lowerInline(node.children, definitions)}]
    case 'link':
      return [{type: 'link', url: node.url, children: lowerInline(node.children, definitions)}]
    case 'linkReference': {
      const url = definitions.get(node.identifier)
      const children = lowerInline(node.children, definitions)
      return url === undefined ? children : [{type: 'link', url, children}]
    }
    case 'imageReference': {
      const url = definitions.get(node.identifier)
      const alt = node.alt ?? ''
      return url === undefined ? [{type: 'text', value: alt}] : [{type: 'image', url, alt}]
    }
    case 'text':
      // A character reference may have hidden what the source did not show.
      return [{type: 'text', value: plainText(node.value)}]
    default:
      return [node]
  }
}

function element({name, href, children}: Open): PhrasingContent[] {
  if (children.length === 0) return []
  if (name === 'b' || name === 'strong') return [{type: 'strong', children}]
  if (name === 'i' || name === 'em') return [{type: 'emphasis', children}]
  if (name === 'a') return href === '' ? children : [{type: 'link', url: href, children}]
  return [{type: 'delete', children}]
}

function tagOf(html: string): {readonly name: string; readonly end: boolean} | undefined {
  const match = /^<(\/?)([a-z][a-z0-9-]*)/iu.exec(html)
  return match ? {name: (match[2] ?? '').toLowerCase(), end: match[1] === '/'} : undefined
}

function isVoid(name: string): boolean {
  return name === 'embed' || name === 'input'
}

function image(html: string): PhrasingContent[] {
  const tag = parseHtml(html)?.find(isElement)
  const alt = (tag && attribute(tag, 'alt')) ?? ''
  const url = (tag && attribute(tag, 'src')) ?? ''
  return url === '' ? [{type: 'text', value: alt}] : [{type: 'image', url, alt}]
}

function hrefOf(name: string, html: string): string {
  const tag = name === 'a' ? parseHtml(html)?.find(isElement) : undefined
  return (tag && attribute(tag, 'href')) ?? ''
}
