import {isList, isMap, type Value, type ValueMap} from '../../../model/value.ts'
import {printScalar} from '../yaml/scalar.ts'

/** Whether a value is a mapping that would be hard to read on one line. */
export function isDeep(value: Value): value is ValueMap {
  return isMap(value) && [...value.values()].some(item => isMap(item) || isList(item))
}

/** A mapping as lines below its key, whose own values stand on one line each. `margin` stands before the key. */
export function printLines(value: ValueMap, margin = ''): string {
  return [...value].map(([key, item]) => `\n${margin}  ${printScalar(key, {flow: true})}: ${printScalar(item, {flow: false})}`).join('')
}
