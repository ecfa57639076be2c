import type {Heading, Html, RootContent} from 'mdast'
import {type CellView, effects, markdownText} from '../../src/rule.ts'

/** A heading of the notebook and what stands below it, up to the next heading of the same or a higher level. */
export interface OutlineSection {
  readonly title: string
  readonly level: number
  readonly cell: CellView
  /** Counts the headings of the notebook. */
  readonly order: number
  /** In the cell's source. */
  readonly start: number
  readonly end: number
  /** Whether it has text or code that an export shows. */
  hasContent: boolean
}

/** Collects the headings of a notebook, cell by cell. */
export class Outline {
  readonly sections: OutlineSection[] = []
  #open: OutlineSection[] = []

  code(cell: CellView): void {
    if (cell.type === 'code' && cell.source.trim() !== '' && !isRemoved(cell)) this.#fill()
  }

  block(node: RootContent, cell: CellView): void {
    const heading = headingOf(node)
    if (!heading) {
      if (!isRemoved(cell) && isText(node)) this.#fill()
      return
    }
    const start = node.position?.start.offset ?? 0
    const section = {...heading, cell, order: this.sections.length, start, end: node.position?.end.offset ?? start, hasContent: false}
    this.#open = [...this.#open.filter(other => other.level < heading.level), section]
    this.sections.push(section)
  }

  #fill(): void {
    for (const section of this.#open) section.hasContent = true
  }
}

/** Whether tags keep the cell out of exports. */
export function isRemoved(cell: CellView): boolean {
  const removed = effects(
    cell.tags.map(({tag}) => tag),
    cell.type,
  )
  return removed.cell !== undefined || removed.parameters !== undefined
}

function headingOf(node: RootContent): {title: string; level: number} | undefined {
  if (node.type === 'heading') return {title: markdownText(node satisfies Heading), level: node.depth}
  const html = node.type === 'html' ? /^\s*<h([1-6])(?:\s[^>]*)?>(.*?)<\/h\1\s*>/isu.exec((node satisfies Html).value) : null
  return html ? {title: (html[2] ?? '').replace(/<[^>]*>/gu, '').trim(), level: Number(html[1])} : undefined
}

/** Comments, rules and labels are no text. */
function isText(node: RootContent): boolean {
  if (node.type === 'thematicBreak' || node.type === 'definition') return false
  if (node.type === 'html') return node.value.replace(/<!--.*?(?:-->|$)/gsu, '').trim() !== ''
  return !(node.type === 'paragraph' && /^\([^)\s]+\)=$/u.test(markdownText(node).trim()))
}
