import type {Cell, Notebook} from '../model/notebook.ts'
import {pointerKeys} from '../model/pointer.ts'
import {emptyMap, equalValues, isMap, type Value, type ValueMap} from '../model/value.ts'

/** Which parts of a notebook are not what they were. */
export interface ChangedParts {
  /** Counts from 0. */
  readonly isCell: (index: number) => boolean
  /**
   * Whether the key that a pointer leads to, or through, holds another value: a key of the metadata, or of the `hunting` block. Without
   * one, any difference in what holds it counts.
   */
  readonly isKey: (pointer: string) => boolean
}

/** Compares a notebook with what it was. Only what is asked for is compared. */
export function changedParts(before: Notebook, after: Notebook): ChangedParts {
  const cells = new Map<number, boolean>()
  let matched: readonly (Cell | undefined)[] | undefined
  return {
    isCell(index) {
      matched ??= matchCells(before.cells, after.cells)
      const [old, cell] = [matched[index], after.cells[index]]
      const isChanged = cells.get(index) ?? (!old || !cell || !equalCells(old, cell))
      cells.set(index, isChanged)
      return isChanged
    },
    isKey(pointer) {
      const keys = pointerKeys(pointer)
      const own = keys.slice(0, keys[0] === 'hunting' ? 2 : 1)
      const [old, value] = [valueAt(before.metadata, own), valueAt(after.metadata, own)]
      return old === undefined || value === undefined ? old !== value : !equalValues(old, value)
    },
  }
}

/**
 * What each cell was: the cell of the same id, else one of the same source, the first with the first. One that is left may stand where
 * another one stood, but its source is not that one's: it changed either way.
 */
function matchCells(before: readonly Cell[], after: readonly Cell[]): readonly (Cell | undefined)[] {
  const byId = new Map(before.flatMap(cell => (cell.id === undefined ? [] : [[cell.id, cell] as const])))
  const used = new Set<Cell>()
  const found = after.map(({id}) => {
    const cell = id === undefined ? undefined : byId.get(id)
    if (!cell || used.has(cell)) return undefined
    used.add(cell)
    return cell
  })
  const bySource = new Map<string, Cell[]>()
  for (const cell of before.filter(old => !used.has(old)).reverse()) {
    const same = bySource.get(sourceKey(cell))
    if (same) same.push(cell)
    else bySource.set(sourceKey(cell), [cell])
  }
  return after.map((cell, index) => found[index] ?? bySource.get(sourceKey(cell))?.pop())
}

function sourceKey({type, source}: Cell): string {
  return `${type}\n${source}`
}

/** Everything but the id: whether a cell has one at all is the file's business. */
function equalCells(a: Cell, b: Cell): boolean {
  if (a.source !== b.source || !equalValues(a.metadata, b.metadata) || !equalValues(a.extra, b.extra)) return false
  if (!equalMaps(a.attachments, b.attachments)) return false
  if (a.type !== 'code' || b.type !== 'code') return a.type === b.type
  return (
    a.executionCount === b.executionCount &&
    equalValues(
      a.outputs.map(({json}) => json),
      b.outputs.map(({json}) => json),
    )
  )
}

function equalMaps(a: ValueMap = emptyMap, b: ValueMap = emptyMap): boolean {
  return equalValues(a, b)
}

function valueAt(root: ValueMap, keys: readonly string[]): Value | undefined {
  let value: Value | undefined = root
  for (const key of keys) value = isMap(value) ? value.get(key) : undefined
  return value
}
