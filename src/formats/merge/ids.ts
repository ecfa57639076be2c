import type {Cell} from '../../model/notebook.ts'
import {cellIds, idsFrom} from '../cell-ids.ts'

interface WithIds {
  readonly cell: Cell
  /** Best first. */
  readonly ids: readonly string[]
}

/** An id for each cell: one that it had, if no cell above has it. No two are the same. Where nbformat has no ids yet there are none. */
export function idsFor(choices: readonly WithIds[], minor: number): (string | undefined)[] {
  const taken = new Set<string>()
  const kept = choices.map(({ids}) => {
    const id = ids.find(candidate => !taken.has(candidate))
    if (id !== undefined) taken.add(id)
    return id
  })
  if (minor < idsFrom) return kept
  const made = cellIds(choices.map(({cell: {type, source}}, index) => ({type, source, ...idAt(kept, index)})))
  return kept.map((id, index) => id ?? made[index])
}

function idAt(ids: readonly (string | undefined)[], index: number): {readonly id?: string} {
  const id = ids[index]
  return id === undefined ? {} : {id}
}
