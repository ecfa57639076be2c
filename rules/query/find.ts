import type {SyntaxNode} from '@lezer/common'
import type {CellView, Visitors} from '../../src/rule.ts'
import {magicQueries} from './magics.ts'
import {assignedValue, type Candidate, mayHoldQuery, passedValue, type QueryString, readString} from './python.ts'
import type {Query} from './query.ts'

/** Visitors that take the queries of a notebook: of each cell those of its magics, then those in its Python strings. */
export function eachQuery(take: (query: Query) => void): Required<Pick<Visitors, 'cell' | 'parsesPython' | 'python'>> {
  let read: {readonly cell: CellView; readonly end: number} | undefined
  const taking = (find: (node: SyntaxNode, cell: CellView) => Candidate | undefined) => (node: SyntaxNode, cell: CellView) => {
    const candidate = find(node, cell)
    // What an f-string fills in is read with it, and would be read again and again where such strings nest.
    if (!candidate || (read?.cell === cell && candidate.value.from < read.end)) return
    const string = stringOf(candidate, cell)
    if (!string) return
    read = {cell, end: candidate.value.to}
    if (string.query) take(string.query)
  }
  return {
    cell: cell => {
      for (const query of foundIn(cell).magics) take(query)
    },
    parsesPython: mayHoldQuery,
    python: {AssignStatement: taking(assignedValue), CallExpression: taking(passedValue)},
  }
}

/** What was found in a cell: several rules ask for it. */
interface Found {
  readonly magics: readonly Query[]
  /** By the offset of the value; `undefined` for a value that is no string. */
  readonly strings: Map<number, QueryString | undefined>
}

const known = new WeakMap<CellView, Found>()

function foundIn(cell: CellView): Found {
  const found = known.get(cell) ?? {magics: magicQueries(cell), strings: new Map()}
  known.set(cell, found)
  return found
}

function stringOf(candidate: Candidate, cell: CellView): QueryString | undefined {
  const {strings} = foundIn(cell)
  const {from} = candidate.value
  if (!strings.has(from)) strings.set(from, readString(candidate, cell))
  return strings.get(from)
}
