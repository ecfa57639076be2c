import {type CellView, effects} from '../src/rule.ts'

/** Whether tags keep the cell out of exports. */
export function isRemoved(cell: CellView): boolean {
  const removed = effects(
    cell.tags.map(({tag}) => tag),
    cell.type,
  )
  return removed.cell !== undefined || removed.parameters !== undefined
}
