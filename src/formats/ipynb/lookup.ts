import type {Span} from '../../model/place.ts'
import {rawSpan, type Units, unitsOf} from '../../parse/json/units.ts'
import type {ScalarTree, Tree} from '../../parse/tree.ts'
import type {CellTrees} from './cells.ts'
import {contentOf} from './shape.ts'
import {inPiece, type Piece, pieceAt, piecesOf} from './text.ts'

/** A notebook's text and the trees of its parts. */
export interface Located {
  readonly text: string
  /** Absent where the text is no JSON. */
  readonly root: Tree | undefined
  readonly cells: readonly CellTrees[]
  /** Whether it is of nbformat 3, where texts of the notebook are not always texts of the file. */
  readonly old: boolean
}

/** What the spans of a text need: its strings and how their units stand in the file. */
export interface Lookup {
  readonly located: Located
  readonly pieces: (tree: Tree, cell: CellTrees | undefined) => readonly Piece[]
  readonly units: (tree: ScalarTree) => Units
}

/** Remembers what it made: many places are in one text, and finding each anew would be quadratic. */
export function lookupOf(located: Located): Lookup {
  const pieces = new WeakMap<Tree, readonly Piece[]>()
  const units = new WeakMap<Tree, Units>()
  return {
    located,
    pieces(tree, cell) {
      const known = pieces.get(tree) ?? piecesOf(tree, cell?.join, cell?.prefix)
      pieces.set(tree, known)
      return known
    },
    units(tree) {
      const known = units.get(tree) ?? unitsOf(located.text, tree.content)
      units.set(tree, known)
      return known
    },
  }
}

/** The first line of a cell's source, in its units. */
export function firstLine(lookup: Lookup, cell: CellTrees): Span {
  const pieces = cell.source ? lookup.pieces(cell.source, cell) : []
  for (const {tree, start} of pieces) {
    const end = tree.value.search(/\r?\n/)
    if (end !== -1) return {start: 0, end: start + end}
  }
  const last = pieces.at(-1)
  return {start: 0, end: last ? last.start + last.tree.value.length : 0}
}

/** A text of the notebook: a string of the file or a list of strings, with the span to find. */
export interface TextPlace {
  readonly tree: Tree
  readonly cell: CellTrees | undefined
  readonly span: Span
}

/** Between two strings of a list a start is in the later one and an end in the earlier one. */
export function textSpan(lookup: Lookup, {tree, cell, span}: TextPlace): Span {
  const {text} = lookup.located
  const pieces = lookup.pieces(tree, cell)
  const first = pieceAt(pieces, span.start) ?? pieces[0]
  if (!first) return tree.kind === 'list' ? {start: tree.span.start + 1, end: tree.span.start + 1} : contentOf(tree)
  const start = rawSpan(text, lookup.units(first.tree), inPiece(first, {start: span.start, end: span.start + 1})).start
  if (span.end <= span.start) return {start, end: start}
  const last = pieceAt(pieces, span.end - 1) ?? first
  const end = rawSpan(text, lookup.units(last.tree), inPiece(last, {start: span.end - 1, end: span.end})).end
  return {start, end: Math.max(start, end)}
}
