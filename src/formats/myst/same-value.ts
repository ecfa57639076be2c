import {equalValues, type Value} from '../../model/value.ts'

/** Deep equality in which floats are equal that differ in their spelling alone: YAML has one for each float. Key order does not count. */
export function sameValue(a: Value, b: Value): boolean {
  return equalValues(a, b, sameFloat)
}

function sameFloat(a: string, b: string): boolean {
  return !integer.test(a) && !integer.test(b) && Object.is(Number(a), Number(b))
}

const integer = /^-?\d+$/
