import type {Cell, CellType, CodeCell, Output} from '../../model/notebook.ts'
import {emptyMap, isMap, type Value, type ValueMap} from '../../model/value.ts'
import {type MapTree, type Tree, treeValue} from '../../parse/tree.ts'
import {markUnbuilt} from '../unbuilt-outputs.ts'
import {checkBundle, checkOutputs} from './output-shape.ts'
import {joinBundle, outputOf} from './outputs.ts'
import {contentOf, fieldOf, integerOf, isText, nameOf, type Subject, wrong, wrongField} from './shape.ts'
import {isMultiline, type Join, textOf} from './text.ts'

/** A cell and where its parts stand in the file. */
export interface ReadCell {
  readonly cell: Cell
  readonly trees: CellTrees
}

export interface CellTrees {
  readonly cell: Tree
  readonly source: Tree | undefined
  readonly join: Join
  /** Units in front of the source that the file does not have, such as the `#` of a heading. */
  readonly prefix: number
  readonly outputs: Tree | undefined
}

const cellTypes: readonly CellType[] = ['code', 'markdown', 'raw']
const textKeys = new Set(['cell_type', 'id', 'source', 'metadata', 'attachments'])
const codeKeys = new Set([...textKeys, 'outputs', 'execution_count'])

/** Reads a cell of nbformat 4. What is no object is read as an empty raw cell, so that cells keep their numbers. */
export function readCell(tree: Tree, about: Subject, minor: number): ReadCell {
  const subject = {...about, span: contentOf(tree)}
  if (tree.kind !== 'map') return notACell(tree, subject)
  const known = cellType(tree, subject)
  const type = known ?? 'raw'
  const source = fieldOf(tree, 'source')
  const metadata = fieldOf(tree, 'metadata')
  const outputs = type === 'code' ? fieldOf(tree, 'outputs') : undefined
  checkSource(subject, 'source', source)
  const base = {
    ...idOf(tree, subject, minor),
    source: textOf(source),
    metadata: metadataOf(metadata, subject, 'warning'),
    ...attachmentsOf(tree, subject),
    extra: extraOf(tree, type === 'code' ? codeKeys : textKeys),
  }
  const trees: CellTrees = {cell: tree, source, join: 'plain', prefix: 0, outputs}
  if (type !== 'code') return {cell: {type, ...base, ...(known === undefined && {isUnknown: true})}, trees}
  if (outputs?.kind !== 'list') wrongField(subject, 'outputs', {tree: outputs, want: 'a list', severity: outputs ? 'error' : 'warning'})
  else checkOutputs(subject, outputs)
  const executionCount = countOf(fieldOf(tree, 'execution_count'), subject, 'execution_count')
  return {cell: codeCell({type, ...base, executionCount}, outputs, outputOf), trees}
}

export function notACell(tree: Tree, subject: Subject): ReadCell {
  wrong(subject, {tree, message: `Expected an object as ${subject.name}, got ${nameOf(tree)}.`})
  const trees: CellTrees = {cell: tree, source: undefined, join: 'plain', prefix: 0, outputs: undefined}
  return {cell: {type: 'raw', source: '', metadata: emptyMap, extra: emptyMap}, trees}
}

/** A code cell whose outputs are built when they are first read. Most have none, and a getter is dear. */
export function codeCell(cell: Omit<CodeCell, 'outputs'>, tree: Tree | undefined, read: (json: ValueMap) => Output): Cell {
  if (tree?.kind !== 'list' || tree.items.length === 0) return {...cell, outputs: []}
  let outputs: readonly Output[] | undefined
  const built: CodeCell = {
    ...cell,
    get outputs() {
      outputs ??= outputValues(tree).map(read)
      return outputs
    },
  }
  return tree.items.some(({kind}) => kind === 'map') ? markUnbuilt(built) : built
}

/** The outputs that are objects. Places in outputs count these alone. */
export function outputTrees(outputs: Tree | undefined): readonly MapTree[] {
  return outputs?.kind === 'list' ? outputs.items.filter(item => item.kind === 'map') : []
}

function outputValues(outputs: Tree | undefined): ValueMap[] {
  return outputTrees(outputs).map(treeValue).filter(isMap)
}

export function checkSource(subject: Subject, field: string, source: Tree | undefined): void {
  if (isMultiline(source)) return
  const odd = source?.kind === 'list' ? source.items.find(item => !isText(item)) : undefined
  if (odd) wrong(subject, {tree: odd, message: `Expected only strings in \`${field}\` of ${subject.name}, got ${nameOf(odd)}.`})
  else wrongField(subject, field, {tree: source, want: 'a string or a list of strings'})
}

/** Metadata less what nbformat drops on reading. `missing` is the severity where there is none. */
export function metadataOf(tree: Tree | undefined, subject: Subject, missing: 'warning' | 'silent'): ValueMap {
  if (tree?.kind !== 'map') {
    if (tree) wrongField(subject, 'metadata', {tree, want: 'an object'})
    else if (missing === 'warning') wrongField(subject, 'metadata', {tree, want: 'an object', severity: 'warning'})
    return emptyMap
  }
  const dropped = subject.cell === undefined ? droppedFromNotebook : droppedFromCell
  return withoutKeys(treeValue(tree), dropped)
}

const droppedFromNotebook = new Set(['signature', 'orig_nbformat', 'orig_nbformat_minor'])
const droppedFromCell = new Set(['trusted'])

function withoutKeys(value: Value, keys: ReadonlySet<string>): ValueMap {
  return isMap(value) && value.size > 0 ? new Map([...value].filter(([key]) => !keys.has(key))) : emptyMap
}

/** Keys of an object that the format does not know. */
export function extraOf(tree: MapTree, known: ReadonlySet<string>): ValueMap {
  const extra = tree.entries.filter(({key}) => !known.has(key))
  return extra.length === 0 ? emptyMap : new Map(extra.map(({key, value}) => [key, treeValue(value)]))
}

/** An execution count: an integer or null. */
export function countOf(tree: Tree | undefined, subject: Subject, field: string): number | null {
  if (tree?.kind === 'scalar' && tree.value === null) return null
  const count = integerOf(tree)
  if (count !== undefined && Number.isSafeInteger(count)) return count
  wrongField(subject, field, {tree, want: 'an integer or `null`', severity: tree ? 'error' : 'warning'})
  return null
}

function cellType(tree: MapTree, subject: Subject): CellType | undefined {
  const type = fieldOf(tree, 'cell_type')
  const name = cellTypes.find(known => isText(type) && type.value === known)
  if (name) return name
  const message = `Expected the cell type \`code\`, \`markdown\` or \`raw\` in ${subject.name}, got ${nameOf(type)}.`
  wrong(subject, {tree: type, message})
  return undefined
}

function idOf(tree: MapTree, subject: Subject, minor: number): {readonly id?: string} {
  const id = fieldOf(tree, 'id')
  if (!id) return {}
  if (!isText(id)) {
    wrongField(subject, 'id', {tree: id, want: 'a string'})
    return {}
  }
  if (minor < 5) {
    const message = `Unexpected \`id\` of ${subject.name}: remove it, ids exist from nbformat 4.5 on and this is 4.${minor}.`
    wrong(subject, {tree: id, message, severity: 'warning'})
  }
  return {id: id.value}
}

function attachmentsOf(tree: MapTree, subject: Subject): {readonly attachments?: ValueMap} {
  const attachments = fieldOf(tree, 'attachments')
  if (!attachments) return {}
  if (attachments.kind !== 'map') {
    wrongField(subject, 'attachments', {tree: attachments, want: 'an object'})
    return {}
  }
  const bundles = attachments.entries.flatMap(({key, value}): [string, ValueMap][] => {
    const bundle = treeValue(value)
    if (value.kind === 'map') checkBundle(subject, value)
    else wrongField(subject, 'attachments', {tree: value, want: 'objects'})
    return isMap(bundle) ? [[key, joinBundle(bundle)]] : []
  })
  return {attachments: new Map(bundles)}
}
