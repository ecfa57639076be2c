import type {Element, ElementContent, Root} from 'hast'

export interface PageHeading {
  readonly id: string
  readonly text: string
}

interface Outline {
  /** Whether the first heading of the page says what it is about. */
  readonly hasTitle: boolean
  /** The headings of level 2, in order. */
  readonly sections: readonly PageHeading[]
}

/**
 * Gives the headings of a page their levels and anchors. The first of level 1 is the heading of the page; each other of level 1 becomes a
 * section, and what stands below it goes one level down with it.
 */
export function outline(root: Root): Outline {
  const top = new Set<ElementContent | Root['children'][number]>(root.children)
  const sections: PageHeading[] = []
  let hasTitle = false
  let shift = 0
  let count = 0
  for (const heading of headings(root)) {
    const label = textOf(heading)
    const level = Number(heading.tagName.charAt(1))
    if (level === 1 && !hasTitle && top.has(heading) && label !== '') {
      hasTitle = true
      continue
    }
    if (level === 1) shift = 1
    const own = Math.min(level + shift, 6)
    heading.tagName = `h${own}`
    count += 1
    const id = `section-${count}`
    heading.properties.id = id
    if (own === 2 && top.has(heading) && label !== '') sections.push({id, text: label})
  }
  return {hasTitle, sections}
}

/** The text of an element, pictures as their alternative text. */
export function textOf(element: Element): string {
  let text = ''
  for (const node of descendants(element)) {
    if (node.type === 'text') text += node.value
    else if (node.type === 'element' && node.tagName === 'img') text += String(node.properties.alt ?? '')
  }
  return text.replace(/\s+/gu, ' ').trim()
}

/** Every node below an element, parents first, in the order of the page. */
export function* descendants(root: Root | Element): Generator<ElementContent> {
  const stack = [...root.children].reverse()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'doctype') continue
    yield node
    if (node.type !== 'element') continue
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index]
      if (child) stack.push(child)
    }
  }
}

function headings(root: Root): Element[] {
  return [...descendants(root)].filter(node => node.type === 'element').filter(({tagName}) => /^h[1-6]$/u.test(tagName))
}
