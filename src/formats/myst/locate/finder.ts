import type {Place, Span} from '../../../model/place.ts'
import {find, findNearest, type Tree} from '../../../parse/tree.ts'
import {type ReadCell, sourceMap} from '../read/cell.ts'
import type {HeaderText} from '../read/header-text.ts'
import type {TextMap} from '../text-map.ts'
import {frontMatterMap} from './front-matter-map.ts'

/** A text that was read, with what is needed to find its parts again. */
export interface Located {
  /** The text as it is on disk. */
  readonly given: string
  /** The same with LF line ends, and where its parts stand in the text as given. */
  readonly text: string
  readonly map: TextMap
  readonly header: HeaderText
  /** The source of the first cell, where the header holds one. */
  readonly frontMatter: string | undefined
  readonly cells: readonly ReadCell[]
}

/** Looks places up. Spans are those of the text with LF line ends. */
export interface Finder {
  readonly located: Located
  /** Of cells whose source was looked up. */
  readonly maps: Map<number, (span: Span) => Span>
}

export function findPlace(finder: Finder, place: Place): Span {
  if (place.kind === 'file') return nowhere
  if (place.kind === 'metadata') return metadataSpan(finder.located, place)
  if (place.kind === 'cellMetadata') return cellMetadataSpan(finder, place)
  const source = sourceOf(finder, place.cell)
  if (source === undefined) return nowhere
  return spanOfSource(finder, place.cell, place.kind === 'source' ? place : firstLine(source))
}

/** The cell that a place counts, unless it is the front matter. */
export function cellOf({located}: Finder, index: number): ReadCell | undefined {
  return located.cells[index - (located.frontMatter === undefined ? 0 : 1)]
}

export function sourceOf(finder: Finder, index: number): string | undefined {
  return index === 0 && finder.located.frontMatter !== undefined ? finder.located.frontMatter : cellOf(finder, index)?.source
}

export function spanOfSource(finder: Finder, index: number, span: Span): Span {
  let map = finder.maps.get(index)
  if (!map) {
    const cell = cellOf(finder, index)
    map = index === 0 && finder.located.frontMatter !== undefined ? frontMatterMap(finder.located) : cell ? sourceMap(cell) : () => nowhere
    finder.maps.set(index, map)
  }
  return map({start: span.start, end: span.end})
}

/** The part of the header's YAML that a pointer into the notebook's metadata names. */
export interface HeaderPlace {
  readonly root: Tree
  readonly pointer: string
}

/** Metadata stand at the root of the header or under `jupyter:`. */
export function headerPlace({header}: Located, pointer: string): HeaderPlace | undefined {
  if (header.kind === 'none' || !header.tree) return undefined
  const root = header.tree
  const inner = `/jupyter${pointer}`
  return {root, pointer: !find(root, pointer) && find(root, inner) ? inner : pointer}
}

function metadataSpan(located: Located, place: {pointer: string; part?: 'key'}): Span {
  const {header} = located
  if (header.kind === 'none') return nowhere
  const target = headerPlace(located, place.pointer)
  if (!target) return header.block.open
  const found = treeSpan(header.yaml, target, place.part)
  const {start} = header.block.yaml
  return found ? {start: start + found.start, end: start + found.end} : header.block.open
}

function cellMetadataSpan(finder: Finder, place: {cell: number; pointer: string; part?: 'key'}): Span {
  const cell = cellOf(finder, place.cell)
  if (!cell) return findPlace(finder, {kind: 'cell', cell: place.cell})
  const {tree, metadataText, place: toText} = cell.content
  const found = tree && treeSpan(metadataText, {root: tree, pointer: place.pointer}, place.part)
  return found ? toText(found) : (openingSpan(finder.located.text, cell) ?? findPlace(finder, {kind: 'cell', cell: place.cell}))
}

/**
 * The content of a string or key, or the whole of another value. What is missing is at the key of the mapping that lacks it, and so is a list or
 * mapping whose first line is below its key: people look for it there. A block scalar begins with its indicator.
 */
function treeSpan(text: string, {root, pointer}: HeaderPlace, part: 'key' | undefined): Span | undefined {
  const found = pointer === '' ? undefined : find(root, pointer)
  if (!found) return findNearest(root, pointer).entry?.keySpan
  const {tree, entry} = found
  if (entry && (part === 'key' || (tree.kind !== 'scalar' && text.slice(entry.keySpan.end, tree.span.start).includes('\n'))))
    return entry.keySpan
  const isBlock = tree.kind === 'scalar' && (tree.style === 'literal' || tree.style === 'folded')
  return tree.kind === 'scalar' && typeof tree.value === 'string' && !isBlock ? tree.content : tree.span
}

/** Where a cell's metadata would begin: the plus signs of its break, or the fence with its info string. */
function openingSpan(text: string, {unit}: ReadCell): Span | undefined {
  if (unit.break)
    return {
      start: unit.break.mark.start,
      end: unit.break.mark.start + text.slice(unit.break.mark.start, unit.break.mark.content).trimEnd().length,
    }
  if (!unit.fence) return undefined
  return {start: unit.fence.open, end: unit.fence.open + text.slice(unit.fence.open, unit.fence.content).trimEnd().length}
}

function firstLine(source: string): Span {
  const end = source.search(/\r?\n/)
  return {start: 0, end: end === -1 ? source.length : end}
}

const nowhere: Span = {start: 0, end: 0}
