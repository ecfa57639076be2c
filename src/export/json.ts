import {isList, isMap, type Value} from '../model/value.ts'

/** Deeper values are shown as `…`: the printer recurses. */
const deepest = 100

/** JSON with two spaces of indentation, keys and numbers as they are in the file. */
export function printJson(value: Value, margin = ''): string {
  if (isList(value)) return group({items: value.map(item => ({key: '', item})), marks: '[]', margin})
  if (isMap(value)) return group({items: [...value].map(([key, item]) => ({key: `${JSON.stringify(key)}: `, item})), marks: '{}', margin})
  return typeof value === 'object' && value !== null ? value.text : JSON.stringify(value)
}

interface Group {
  readonly items: readonly {readonly key: string; readonly item: Value}[]
  readonly marks: string
  readonly margin: string
}

function group({items, marks, margin}: Group): string {
  if (items.length === 0) return marks
  if (margin.length >= 2 * deepest) return '…'
  const inner = `${margin}  `
  return `${marks.charAt(0)}\n${items.map(({key, item}) => inner + key + printJson(item, inner)).join(',\n')}\n${margin}${marks.charAt(1)}`
}
