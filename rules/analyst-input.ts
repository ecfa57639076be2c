import type {CellView} from '../src/rule.ts'

/** Whether a hunter writes the cell after the run. */
export function isAnalystInput({tags}: CellView): boolean {
  return tags.some(({tag}) => tag === 'analyst_input' || tag === 'analyst-input')
}
