import {isList, isMap, type Value} from '../model/value.ts'
import {nbformatStyle, printJson} from '../parse/json-print.ts'

/** Deeper values stand on one line: the indentation of their lines would be longer than the text. */
const deepest = 20

/** JSON with two spaces of indentation, keys and numbers as they are in the file. */
export function indentedJson(value: Value): string {
  const {indent: _, ...line} = nbformatStyle
  return printJson(value, isDeeper(value, deepest) ? line : {...line, indent: '  '})
}

function isDeeper(value: Value, levels: number): boolean {
  const items = isList(value) ? value : isMap(value) ? [...value.values()] : []
  return items.length > 0 && (levels === 0 || items.some(item => isDeeper(item, levels - 1)))
}
