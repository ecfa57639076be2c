import {addComment, type NewComment, type Wanted} from '../lint/suppress/add-comment.ts'
import {isForEngine} from '../lint/suppress/suppression.ts'
import {viewOf} from '../lint/views.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import type {Edit} from '../model/place.ts'
import type {CellView} from '../model/view.ts'
import {decode} from './read.ts'
import {parseFile} from './workspace.ts'

/** A way to suppress a finding. */
export interface IgnoreHere {
  readonly reach: NewComment['reach']
  /** From 0. */
  readonly cell: number
  /** In the cell's source. */
  readonly edit: Edit
  /** The same in the file. Absent where its format cannot hold it. */
  readonly edits?: readonly Edit[]
}

/** The suppressions that would hide a finding in the bytes that it was found in: for its line where that can be, else for its cell or the notebook. */
export function ignoreHere(bytes: Uint8Array, {rule, path, range, cell: at}: Diagnostic): readonly IgnoreHere[] {
  if (isForEngine(rule)) return []
  const file = decode(bytes, path)
  const source = 'text' in file ? parseFile(path, file)?.source : undefined
  const cells = (source && viewOf(source)?.cells) ?? []
  if (!source) return []
  const add = (cell: CellView | undefined, wanted: Omit<Wanted, 'rule'>): IgnoreHere[] => {
    const comment = cell && addComment(cell, {rule, ...wanted})
    if (!comment) return []
    const span = {start: comment.at, end: comment.at}
    const edits = source.parsed.locator.edit({kind: 'text', at: {kind: 'source', cell: cell.index, ...span}, text: comment.text})
    return [{reach: comment.reach, cell: cell.index, edit: {...span, text: comment.text}, ...(edits && {edits})}]
  }
  if (!at) return first(cells, cell => add(cell, {reach: 'file'}))
  const cell = cells[at.number - 1]
  if (!cell) return []
  // What is said of a cell as a whole is said on its first line, whichever that is: a comment there would speak of the line below.
  const whole = source.parsed.locator.span({kind: 'cell', cell: cell.index})
  const isWhole = range.start.offset === whole.start && range.end.offset === whole.end
  const line = at.range && !isWhole ? add(cell, {reach: 'line', start: at.range.start.offset}) : []
  return [...line, ...add(cell, {reach: 'cell'})]
}

/** Markdown cells first: a comment there is in nobody's way. */
function first(cells: readonly CellView[], add: (cell: CellView) => IgnoreHere[]): IgnoreHere[] {
  const ordered = [...cells.filter(({type}) => type === 'markdown'), ...cells.filter(({type}) => type === 'code')]
  for (const cell of ordered) {
    const found = add(cell)
    if (found.length > 0) return found
  }
  return []
}
