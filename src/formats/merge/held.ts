import type {Cell, Notebook} from '../../model/notebook.ts'
import {matchCells} from '../update/match.ts'
import type {Versions} from './texts.ts'

/**
 * Whether cells hold every cell that neither side deleted, as the side that changed it has it. Lines of a text can be merged without a conflict
 * into a text that has other cells: a fence that one side made longer, and the other one filled.
 */
export function holdsAll(cells: readonly Cell[], versions: Versions<Notebook | undefined>): boolean {
  const held = new Set(cells.map(keyOf))
  return needed(versions).every(cell => held.has(keyOf(cell)))
}

function needed({base, ours, theirs}: Versions<Notebook | undefined>): Cell[] {
  const old = base?.cells ?? []
  const [own, other] = [sideOf(ours, old), sideOf(theirs, old)]
  const kept = old.flatMap((cell, index): Cell[] => {
    const [a, b] = [own.kept.get(index), other.kept.get(index)]
    if (!a || !b) return []
    if (a.source === cell.source) return [b]
    // Where both changed it, the text says what became of it.
    return b.source === cell.source || a.source === b.source ? [a] : []
  })
  return [...kept, ...own.added, ...other.added]
}

interface Side {
  /** Cell of the base → what became of it. */
  readonly kept: ReadonlyMap<number, Cell>
  readonly added: readonly Cell[]
}

/** Ids tell cells with the same source apart. What has none, or another one, is found by its source. */
function sideOf(notebook: Notebook | undefined, old: readonly Cell[]): Side {
  const cells = notebook?.cells ?? []
  const known = new Map(old.flatMap(({id}, index) => (id === undefined ? [] : [[id, index] as const])))
  const kept = new Map<number, Cell>()
  const others = cells.filter(cell => {
    const index = cell.id === undefined ? undefined : known.get(cell.id)
    if (index === undefined || kept.has(index) || old[index]?.type !== cell.type) return true
    kept.set(index, cell)
    return false
  })
  const left = [...old.keys()].filter(index => !kept.has(index))
  const matches = matchCells(
    others,
    left.flatMap(index => old[index] ?? []),
  )
  const added = others.filter((cell, at) => {
    const index = left[matches[at]?.stored ?? -1]
    if (index !== undefined) kept.set(index, cell)
    return index === undefined
  })
  return {kept, added}
}

function keyOf({type, source}: Cell): string {
  return `${type}\n${source}`
}
