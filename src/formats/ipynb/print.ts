import type {Loss, Printed} from '../../model/format.ts'
import type {Cell, CodeCell, Notebook, Output} from '../../model/notebook.ts'
import {isMap, type Value, type ValueMap} from '../../model/value.ts'
import {shown} from '../../parse/json/shown.ts'
import {compareCodePoints, printJson, sortKeys} from '../../parse/json-print.ts'
import {cellIds, idsFrom} from '../cell-ids.ts'
import {splitLines} from './lines.ts'

type Entry = readonly [string, Value]

/**
 * A notebook in the style of nbformat 5: keys sorted, texts as lists of lines. Keys inside values of the notebook's metadata, and in
 * metadata of cells, keep their order, so that a text and its notebook can be made from each other.
 */
export function printIpynb(notebook: Notebook): Printed {
  const {minor, metadata, extra} = notebook
  const ids = minor >= idsFrom ? cellIds(notebook.cells) : undefined
  const value = sorted([
    ...sortedEntries(extra),
    ['cells', notebook.cells.map((cell, index) => cellValue(cell, ids?.[index]))],
    ['metadata', sorted([...metadata])],
    ['nbformat', 4],
    ['nbformat_minor', minor],
  ])
  return {text: `${printJson(value)}\n`, losses: idLosses(notebook, ids)}
}

export function cellValue(cell: Cell, id: string | undefined): Value {
  const {type, source, metadata, attachments, extra} = cell
  return sorted([
    ...sortedEntries(extra),
    ...(attachments ? [['attachments', attachmentsValue(attachments)] as const] : []),
    ['cell_type', type],
    ...(cell.type === 'code' ? codeEntries(cell) : []),
    ...(id === undefined ? [] : [['id', id] as const]),
    ['metadata', metadata],
    ['source', splitLines(source)],
  ])
}

function codeEntries({executionCount, outputs}: CodeCell): Entry[] {
  return [
    ['execution_count', executionCount],
    ['outputs', outputs.map(outputValue)],
  ]
}

function outputValue({kind, json}: Output): Value {
  const data = json.get('data')
  const text = json.get('text')
  const changes: Entry[] = []
  if (kind === 'display' && isMap(data)) changes.push(['data', splitBundle(data)])
  if (kind === 'stream' && typeof text === 'string') changes.push(['text', splitLines(text)])
  return sortKeys(new Map<string, Value>([...json, ...changes]))
}

export function attachmentsValue(attachments: ValueMap): Value {
  return sortKeys(new Map([...attachments].map(([name, bundle]) => [name, isMap(bundle) ? splitBundle(bundle) : bundle])))
}

function splitBundle(bundle: ValueMap): Value {
  return new Map([...bundle].map(([mime, value]) => [mime, typeof value === 'string' && isLines(mime) ? splitLines(value) : value]))
}

function isLines(mime: string): boolean {
  return mime.startsWith('text/') || mime === 'application/javascript' || mime === 'image/svg+xml'
}

function sorted(entries: readonly Entry[]): ValueMap {
  return new Map([...entries].sort(([a], [b]) => compareCodePoints(a, b)))
}

function sortedEntries(map: ValueMap): Entry[] {
  return [...map].map(([key, value]) => [key, sortKeys(value)])
}

function idLosses({cells, minor}: Notebook, ids: readonly string[] | undefined): Loss[] {
  return cells.flatMap(({id}, cell): Loss[] => {
    if (id === undefined || id === ids?.[cell]) return []
    const why = ids ? `is not valid or not unique: it becomes \`${ids[cell]}\`` : `is not written: nbformat 4.${minor} has no ids`
    return [{severity: 'info', message: `The id \`${shown(id)}\` of cell ${cell + 1} ${why}.`, cell}]
  })
}
