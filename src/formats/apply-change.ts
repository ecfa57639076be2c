import type {Cell, Notebook} from '../model/notebook.ts'
import type {Change} from '../model/place.ts'
import {pointerKeys} from '../model/pointer.ts'
import {isList, isMap, type Value, type ValueMap} from '../model/value.ts'

/** The notebook that a change makes of another one. `undefined` where it has nothing to change, and for outputs. */
export function applyChange(notebook: Notebook, change: Change): Notebook | undefined {
  const {at} = change
  if (at.kind === 'metadata') {
    const metadata = changeMap(notebook.metadata, at, change)
    return metadata && {...notebook, metadata}
  }
  const cell = at.kind === 'file' || at.kind === 'output' ? undefined : notebook.cells[at.cell]
  const changed = cell && changeCell(cell, change)
  return changed && {...notebook, cells: notebook.cells.map(other => (other === cell ? changed : other))}
}

function changeCell(cell: Cell, change: Change): Cell | undefined {
  const {at} = change
  if (at.kind === 'cellMetadata') {
    const metadata = changeMap(cell.metadata, at, change)
    return metadata && {...cell, metadata}
  }
  if (change.kind !== 'text' || at.kind === 'cellField') return undefined
  const {source} = cell
  const {start, end} = at.kind === 'source' ? at : {start: 0, end: source.search(/\r?\n|$/)}
  return {...cell, source: source.slice(0, start) + change.text + source.slice(end)}
}

interface MetadataPlace {
  readonly pointer: string
  readonly part?: 'key'
}

function changeMap(metadata: ValueMap, {pointer, part}: MetadataPlace, change: Change): ValueMap | undefined {
  const keys = pointerKeys(pointer)
  const changed = change.kind === 'text' && part === 'key' ? renameKey(metadata, keys, change.text) : changeAt(metadata, keys, change)
  return isMap(changed) ? changed : undefined
}

/** The recursion is as deep as the pointer reaches into the value. */
function changeAt(value: Value | undefined, keys: readonly string[], change: Change): Value | undefined {
  const [key, ...rest] = keys
  if (key === undefined) return changeLeaf(value, change)
  if (change.kind === 'remove' && rest.length === 0) return without(value, key)
  if (isList(value)) {
    const index = key === '-' ? value.length : Number(key)
    const item = changeAt(value[index], rest, change)
    return item === undefined || !(index <= value.length) ? undefined : value.toSpliced(index, 1, item)
  }
  if (value !== undefined && !isMap(value)) return undefined
  const inner = changeAt(value?.get(key), rest, change)
  return inner === undefined ? undefined : new Map(value).set(key, inner)
}

function changeLeaf(value: Value | undefined, change: Change): Value | undefined {
  if (change.kind === 'value') return change.value
  if (change.kind === 'removeKeys') return withoutKeys(value, change.keys)
  return change.kind === 'text' && value !== undefined && !isMap(value) && !isList(value) ? change.text : undefined
}

function without(value: Value | undefined, key: string): Value | undefined {
  if (isList(value)) return value[Number(key)] === undefined ? undefined : value.toSpliced(Number(key), 1)
  return isMap(value) && value.has(key) ? new Map([...value].filter(([other]) => other !== key)) : undefined
}

function withoutKeys(value: Value | undefined, keys: readonly string[]): Value | undefined {
  return isMap(value) && keys.some(key => value.has(key)) ? new Map([...value].filter(([key]) => !keys.includes(key))) : undefined
}

/** A name that another key has already would take that key's value away. */
function renameKey(value: Value | undefined, [key, ...rest]: readonly string[], name: string): Value | undefined {
  if (key === undefined || value === undefined) return undefined
  if (isList(value)) {
    const item = renameKey(value[Number(key)], rest, name)
    return item && value.toSpliced(Number(key), 1, item)
  }
  if (!isMap(value) || !value.has(key)) return undefined
  if (rest.length === 0) {
    if (name !== key && value.has(name)) return undefined
    return new Map([...value].map(([other, item]) => [other === key ? name : other, item]))
  }
  const inner = renameKey(value.get(key), rest, name)
  return inner && new Map(value).set(key, inner)
}
