import type {Cell, Notebook} from '../../model/notebook.ts'
import {emptyMap} from '../../model/value.ts'
import type {Origin} from '../ipynb/rewrite/rewrite.ts'
import {updateNotebook} from '../update/update.ts'
import {type Choice, choose, type SideCell} from './choose.ts'
import {withHidden} from './hidden.ts'
import {idsFor} from './ids.ts'
import type {Item, MergedContent} from './item.ts'
import {threeWay, type Versions} from './texts.ts'

export interface Assembled {
  readonly notebook: Notebook
  /** For each cell the one of our side that it was, where its bytes may stay. */
  readonly origins: readonly (Origin | undefined)[]
}

/** Gives merged content what texts do not hold: ids, outputs, counts, hidden metadata. */
export function assemble({metadata, items}: MergedContent, {base, ours, theirs}: Versions<Notebook | undefined> & Sides): Assembled {
  const side = (stored: Notebook, cells: readonly Cell[]) => {
    const updated = updateNotebook(stored, {minor: stored.minor, metadata, cells, extra: emptyMap})
    const cellAt = (index: number): SideCell => {
      const origin = updated.origins[index]
      return {cell: updated.notebook.cells[index] ?? emptyCell, origin, stored: origin && stored.cells[origin.stored]}
    }
    return {metadata: updated.notebook.metadata, cellAt}
  }
  const preferOurs = items.map(item => item.ours ?? item.theirs ?? conflictCell(item))
  const own = side(ours, preferOurs)
  const other = side(
    theirs,
    items.map(item => item.theirs ?? item.ours ?? conflictCell(item)),
  )
  const old = base && side(base, preferOurs)
  const choices = items.map(
    (item: Item, index): Choice => choose(item, {ours: own.cellAt(index), theirs: other.cellAt(index), base: old?.cellAt(index).stored}),
  )
  const minor = threeWay({base: base?.minor, ours: ours.minor, theirs: theirs.minor})
  const ids = idsFor(choices, minor)
  const cells = choices.map(({cell}, index) => withId(cell, ids[index]))
  return {
    notebook: {
      ...ours,
      minor,
      cells,
      metadata: withHidden(own.metadata, {base: base?.metadata ?? emptyMap, ours: ours.metadata, theirs: theirs.metadata}),
    },
    origins: choices.map(({origin}, index) => (origin && ours.cells[origin.stored]?.id === ids[index] ? origin : undefined)),
  }
}

interface Sides {
  readonly ours: Notebook
  readonly theirs: Notebook
}

const emptyCell: Cell = {type: 'raw', source: '', metadata: emptyMap, extra: emptyMap}

/** Holds what is in conflict and belongs to no cell. */
function conflictCell({source = ''}: Item): Cell {
  return {...emptyCell, source}
}

/** Outputs may be built when they are first read: copying them would build them all. */
function withId(cell: Cell, id: string | undefined): Cell {
  const {id: _, ...rest} = Object.getOwnPropertyDescriptors(cell)
  const copy: Cell = Object.defineProperties({...emptyCell}, rest)
  return id === undefined ? copy : Object.defineProperty(copy, 'id', {value: id, enumerable: true})
}
