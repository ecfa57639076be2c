import type {Diagnostic} from '../model/diagnostic.ts'

/** For notebooks in JSON, and for code and raw cells of a text, whose lines are not those of the file as people see it. */
export function isCellNamed({cell, path}: Pick<Diagnostic, 'cell' | 'path'>): boolean {
  return cell !== undefined && (cell.type !== 'markdown' || path.toLowerCase().endsWith('.ipynb'))
}

/** `cell 2, line 2`, as titles, messages and tables name a cell; empty where none is named. */
export function cellName(diagnostic: Pick<Diagnostic, 'cell' | 'path'>): string {
  const {cell} = diagnostic
  if (!cell || !isCellNamed(diagnostic)) return ''
  return `cell ${cell.number}${cell.range ? `, line ${cell.range.start.line}` : ''}`
}

/** The same in brackets, to end a text with. */
export function cellSuffix(diagnostic: Pick<Diagnostic, 'cell' | 'path'>): string {
  const name = cellName(diagnostic)
  return name === '' ? '' : ` (${name})`
}
