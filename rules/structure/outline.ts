import type {CellView, OutlineHeading} from '../../src/rule.ts'
import {isRemoved} from '../removed.ts'

/** A heading of the notebook and what stands below it, up to the next heading of the same or a higher level. */
export interface OutlineSection extends OutlineHeading {
  readonly cell: CellView
  /** Counts the headings of the notebook. */
  readonly order: number
  /** Whether it has text or code that an export shows. */
  hasContent: boolean
}

/** Collects the headings of a notebook, cell by cell. */
export class Outline {
  readonly sections: OutlineSection[] = []
  #open: OutlineSection[] = []

  add(cell: CellView): void {
    const shows = !isRemoved(cell)
    if (shows && holdsContent(cell)) this.#fill()
    for (const item of cell.outline) {
      if (item.kind === 'heading') this.#begin(item, cell)
      else if (shows) this.#fill()
    }
  }

  #begin(heading: OutlineHeading, cell: CellView): void {
    const section = {...heading, cell, order: this.sections.length, hasContent: false}
    this.#open = [...this.#open.filter(other => other.level < heading.level), section]
    this.sections.push(section)
  }

  #fill(): void {
    for (const section of this.#open) section.hasContent = true
  }
}

/** Whether a code or raw cell holds more than comments. */
function holdsContent({type, language, source}: CellView): boolean {
  if (type === 'markdown') return false
  return source.split('\n').some(line => line.trim() !== '' && !(language === 'python' && line.trimStart().startsWith('#')))
}
