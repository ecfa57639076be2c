import type {Edit} from '../../../model/place.ts'
import {applyEdits} from '../../../parse/edits.ts'
import {parseJson} from '../../../parse/json.ts'
import type {MapTree, Tree} from '../../../parse/tree.ts'
import {wholeStyleOf} from '../file-style.ts'
import {lazyParts} from '../parse.ts'
import {fieldOf, integerOf, isText} from '../shape.ts'
import {composeMap, type Target} from './container.ts'

/** What can be taken out of a notebook file. */
export type StripPart = 'outputs' | 'counts' | 'metadata'

export const stripParts: readonly StripPart[] = ['outputs', 'counts', 'metadata']

/** Cells with this tag keep all of it. */
const keepTag = 'keep_output'

/** Metadata that say how and when a cell ran. */
const runKeys = ['ExecuteTime', 'execution', 'papermill']
const notebookKeys = ['widgets', 'papermill']

/** A file that is no notebook, and why. */
export interface NotStripped {
  readonly reason: string
}

/**
 * A notebook file of nbformat 3 or 4 without outputs, execution counts or metadata of runs. All other bytes stay, so where there is nothing to
 * take out the very text comes back. What is odd about the file otherwise does not matter: of keys that are there twice both lose what they hold.
 */
export function stripIpynb(text: string, parts: ReadonlySet<StripPart>): string | NotStripped {
  const {tree: root, problems} = parseJson(text, {lazy: lazyParts})
  if (!root) return {reason: problems.find(({severity}) => severity === 'error')?.message ?? 'Expected JSON.'}
  const version = root.kind === 'map' ? integerOf(fieldOf(root, 'nbformat')) : undefined
  if (root.kind !== 'map' || (version !== 3 && version !== 4)) return {reason: 'Expected a notebook of nbformat 3 or 4.'}
  const target: Target = {text, style: wholeStyleOf(text, root)}
  const sheets = version === 3 ? fieldsOf(root, 'worksheets').flatMap(itemsOf) : [root]
  const cells = sheets.flatMap(sheet => fieldsOf(sheet, 'cells')).flatMap(itemsOf)
  const countKey = version === 3 ? 'prompt_number' : 'execution_count'
  const edits = [
    ...cells.flatMap(cell => cellEdits(target, cell, {parts, countKey})),
    ...(parts.has('metadata') ? metadataEdits(target, root, notebookKeys) : []),
  ]
  return edits.length === 0 ? text : applyEdits(text, edits)
}

interface Stripping {
  readonly parts: ReadonlySet<StripPart>
  /** Where this version of nbformat counts executions. */
  readonly countKey: string
}

function cellEdits(target: Target, cell: Tree, {parts, countKey}: Stripping): Edit[] {
  if (cell.kind !== 'map' || isKept(cell)) return []
  const edits = parts.has('metadata') ? metadataEdits(target, cell, runKeys) : []
  const type = fieldOf(cell, 'cell_type')
  if (!isText(type) || type.value !== 'code') return edits
  if (parts.has('counts')) edits.push(...countEdits(cell, countKey))
  for (const outputs of fieldsOf(cell, 'outputs')) {
    const items = itemsOf(outputs)
    if (items.length === 0) continue
    if (parts.has('outputs')) edits.push({...outputs.span, text: '[]'})
    else if (parts.has('counts')) edits.push(...items.flatMap(output => countEdits(output, countKey)))
  }
  return edits
}

/** Counts stand beside the outputs and in results. */
function countEdits(tree: Tree, key: string): Edit[] {
  return fieldsOf(tree, key).flatMap(count => (count.kind === 'scalar' && count.value === null ? [] : [{...count.span, text: 'null'}]))
}

function metadataEdits(target: Target, tree: MapTree, keys: readonly string[]): Edit[] {
  return fieldsOf(tree, 'metadata').flatMap((metadata): Edit[] => {
    const found = keys.filter(key => fieldsOf(metadata, key).length > 0)
    if (metadata.kind !== 'map' || found.length === 0) return []
    return [{...metadata.span, text: composeMap(target, metadata, new Map(found.map(key => [key, undefined])))}]
  })
}

function isKept(cell: MapTree): boolean {
  const metadata = fieldOf(cell, 'metadata')
  const tags = metadata?.kind === 'map' ? fieldOf(metadata, 'tags') : undefined
  return tags?.kind === 'list' && tags.items.some(tag => isText(tag) && tag.value === keepTag)
}

/** The values of a key, of which there may be more than one. */
function fieldsOf(tree: Tree, key: string): readonly Tree[] {
  return tree.kind === 'map' ? tree.entries.filter(entry => entry.key === key).map(({value}) => value) : []
}

function itemsOf(tree: Tree): readonly Tree[] {
  return tree.kind === 'list' ? tree.items : []
}
