import type {CellView} from '../../src/rule.ts'
import {type Profile, sectionIndex} from '../structure/profiles.ts'

/** From the first to the last offset of a cell's source that belongs to required sections. */
export interface Part {
  readonly start: number
  readonly end: number
}

/** Follows the sections of a notebook from cell to cell: the function gives the parts of each that belong to sections of the profile. */
export function followSections(profile: Profile): (cell: CellView) => readonly Part[] {
  let hasTitle = false
  /** Level of the heading of the section that is open. */
  let open: number | undefined
  return cell => {
    const parts: Part[] = []
    let start = 0
    for (const item of cell.outline) {
      if (item.kind !== 'heading') continue
      const isTitle = item.level === 1 && !hasTitle
      hasTitle ||= isTitle
      if (open !== undefined && item.level > open) continue
      if (open !== undefined) parts.push({start, end: item.start})
      open = !isTitle && item.level <= 2 && sectionIndex(profile, item.title) !== -1 ? item.level : undefined
      start = item.start
    }
    if (open !== undefined) parts.push({start, end: cell.source.length})
    return parts
  }
}
