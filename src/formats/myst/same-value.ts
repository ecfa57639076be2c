import {isList, isMap, isNumber, type NumberText, type Value} from '../../model/value.ts'

/** Deep equality in which numbers are equal that differ in their spelling alone: YAML has one for each float. Key order does not count. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true
  if (isNumber(a)) return isNumber(b) && sameNumber(textOf(a), textOf(b))
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => sameValue(item, b[index] ?? null))
  if (!isMap(a) || !isMap(b) || a.size !== b.size) return false
  for (const [key, value] of a) {
    const other = b.get(key)
    if (other === undefined || !sameValue(value, other)) return false
  }
  return true
}

function sameNumber(a: string, b: string): boolean {
  return a === b || (!integer.test(a) && !integer.test(b) && Object.is(Number(a), Number(b)))
}

function textOf(number: number | NumberText): string {
  return typeof number === 'number' ? String(number) : number.text
}

const integer = /^-?\d+$/
