import type {At, CellView} from '../../model/view.ts'

/** The text below a heading: a part of each cell that it goes through. */
export interface Section {
  /** The heading. */
  readonly at: At
  readonly parts: readonly {readonly cell: CellView; readonly start: number; readonly end: number}[]
}

/** The sections under headings of a title, each up to the next heading of its level or above. One in another of that title is a part of it. */
export function sectionsUnder(cells: readonly CellView[], title: string): Section[] {
  const wanted = comparable(title)
  const sections: {at: At; level: number; parts: {cell: CellView; start: number; end: number}[]}[] = []
  let open: (typeof sections)[number] | undefined
  for (const cell of cells) {
    let start = 0
    for (const item of cell.outline) {
      if (item.kind !== 'heading' || (open && item.level > open.level)) continue
      open?.parts.push({cell, start, end: item.start})
      open = undefined
      if (comparable(item.title) !== wanted) continue
      open = {at: {cell, start: item.start, end: item.end}, level: item.level, parts: []}
      sections.push(open)
      start = item.end
    }
    open?.parts.push({cell, start, end: cell.source.length})
  }
  return sections
}

/** Without leading numbers, a final colon and letter case. */
function comparable(title: string): string {
  return title
    .trim()
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/u, '')
    .replace(/\s*:$/u, '')
    .toLowerCase()
}
