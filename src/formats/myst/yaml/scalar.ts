import {isList, isMap, isNumber, type Value} from '../../../model/value.ts'
import {writtenString} from '../../../parse/yaml/quote.ts'
import {numberText} from './number.ts'

/**
 * A value on one line, for a place in a person's text: YAML 1.1 and 1.2 read it alike. Lists and mappings stand in brackets;
 * `flow` says whether the place is already inside of some.
 */
export function printScalar(value: Value, context: {readonly flow: boolean}): string {
  if (isList(value)) return `[${value.map(item => printScalar(item, {flow: true})).join(', ')}]`
  if (isMap(value)) return `{${[...value].map(([key, item]) => `${printKey(key)}: ${printScalar(item, {flow: true})}`).join(', ')}}`
  if (isNumber(value)) return numberText(value)
  return typeof value === 'string' ? writtenString(value, context) : String(value)
}

function printKey(key: string): string {
  return writtenString(key, {flow: true})
}
