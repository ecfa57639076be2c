import type {Cell, Notebook} from '../../../model/notebook.ts'
import {emptyMap, equalValues} from '../../../model/value.ts'
import {parseJson} from '../../../parse/json.ts'
import {printJson} from '../../../parse/json-print.ts'
import type {MapTree, Tree} from '../../../parse/tree.ts'
import {wholeStyleOf} from '../file-style.ts'
import {lazyParts} from '../parse.ts'
import {attachmentsValue, cellValue} from '../print.ts'
import {fieldOf} from '../shape.ts'
import {composeList, composeMap, type Part, type Print, type Target} from './container.ts'
import {printMap, printSource, printValue} from './value.ts'

/** What a file is to hold in place of `stored`, which was read from it. */
export interface Rewriting {
  readonly stored: Notebook
  readonly notebook: Notebook
  /** For each cell of `notebook` the stored one that it was; absent for a new one. */
  readonly origins: readonly (Origin | undefined)[]
}

export interface Origin {
  /** Index of the stored cell. */
  readonly stored: number
  /** Whether what its run left goes. */
  readonly drops?: 'run'
}

/**
 * The text of a notebook file with only what changed written anew, in the file's own layout. Unchanged cells, outputs and metadata
 * keep their bytes. `undefined` where the file cannot hold the notebook without being upgraded (nbformat 3).
 */
export function rewriteIpynb(text: string, {stored, notebook, origins}: Rewriting): string | undefined {
  const {tree: root} = parseJson(text, {lazy: lazyParts})
  const cells = root?.kind === 'map' ? fieldOf(root, 'cells') : undefined
  if (root?.kind !== 'map' || cells?.kind !== 'list' || cells.items.length !== stored.cells.length) return undefined
  const target: Target = {text, style: wholeStyleOf(text, root)}
  const changes = new Map<string, Print | undefined>()
  const isSame = origins.length === cells.items.length && origins.every((origin, index) => origin?.stored === index)
  let isChanged = !isSame
  const items = notebook.cells.map((cell, index): Part => {
    const origin = origins[index]
    const old = origin && stored.cells[origin.stored]
    const tree = origin && cells.items[origin.stored]
    if (tree?.kind !== 'map' || !old) return {print: style => printJson(cellValue(cell, cell.id), style)}
    const edits = cellChanges(target, tree, {old, cell, drops: origin.drops})
    if (edits.size > 0) isChanged = true
    return {
      old: origin.stored,
      print: () => (edits.size > 0 ? composeMap(target, tree, edits) : text.slice(tree.span.start, tree.span.end)),
    }
  })
  if (isChanged) changes.set('cells', () => composeList(target, cells, items))
  if (!equalValues(stored.metadata, notebook.metadata))
    changes.set('metadata', printMap(target, fieldOf(root, 'metadata'), {old: stored.metadata, value: notebook.metadata}))
  if (changes.size === 0) return text
  return text.slice(0, root.span.start) + composeMap(target, root, changes) + text.slice(root.span.end)
}

interface CellChange {
  readonly old: Cell
  readonly cell: Cell
  readonly drops: Origin['drops']
}

function cellChanges(target: Target, tree: MapTree, {old, cell, drops}: CellChange): Map<string, Print | undefined> {
  const changes = new Map<string, Print | undefined>()
  const field = (key: string): Tree | undefined => fieldOf(tree, key)
  if (cell.source !== old.source) changes.set('source', printSource(target, field('source'), cell.source))
  if (!equalValues(cell.metadata, old.metadata))
    changes.set('metadata', printMap(target, field('metadata'), {old: old.metadata, value: cell.metadata}))
  if (!equalValues(cell.attachments ?? emptyMap, old.attachments ?? emptyMap))
    changes.set('attachments', cell.attachments && printValue(target, field('attachments'), attachmentsValue(cell.attachments)))
  if (drops !== undefined && cell.type === 'code') dropRun(tree, changes)
  return changes
}

function dropRun(tree: MapTree, changes: Map<string, Print | undefined>): void {
  const outputs = fieldOf(tree, 'outputs')
  if (isSet(fieldOf(tree, 'execution_count'))) changes.set('execution_count', () => 'null')
  if (outputs?.kind === 'list' && outputs.items.length > 0) changes.set('outputs', () => '[]')
}

function isSet(tree: Tree | undefined): boolean {
  return tree !== undefined && !(tree.kind === 'scalar' && tree.value === null)
}
