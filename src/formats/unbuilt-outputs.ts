import type {CodeCell} from '../model/notebook.ts'

/** Cells whose outputs are built when they are first read, and are known not to be empty. */
const unbuilt = new WeakSet<CodeCell>()

/** Says of a cell that it has outputs, so that nobody has to build them to find out. */
export function markUnbuilt(cell: CodeCell): CodeCell {
  unbuilt.add(cell)
  return cell
}

export function hasOutputs(cell: CodeCell): boolean {
  return unbuilt.has(cell) || cell.outputs.length > 0
}
