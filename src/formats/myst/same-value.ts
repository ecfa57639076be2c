import {equalValues, type Value} from '../../model/value.ts'
import {decimalText} from '../../parse/yaml/float.ts'

/** Deep equality in which numbers are equal that differ in their spelling alone: YAML has one for each. Key order does not count. */
export function sameValue(a: Value, b: Value): boolean {
  return equalValues(a, b, sameNumber)
}

function sameNumber(a: string, b: string): boolean {
  const integers = integer.test(a)
  // Equal texts are equal already. `-0` is 0 to Python and YAML.
  if (integers || integer.test(b)) return integers && integer.test(b) && zero.test(a) && zero.test(b)
  return decimalText(a) === decimalText(b)
}

const integer = /^-?\d+$/
const zero = /^-?0$/
