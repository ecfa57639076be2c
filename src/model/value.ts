/**
 * JSON values as notebooks hold them. Objects are maps, so that key order, integer-like keys and names such as `__proto__`
 * are data like any other; numbers that a double would change keep their text.
 */
export type Value = null | boolean | number | string | NumberText | readonly Value[] | ValueMap

export type ValueMap = ReadonlyMap<string, Value>

/** A number whose text is not what JavaScript would print: `1.0`, `1e400`, `-0.0`, `NaN`, integers beyond 2^53. */
export interface NumberText {
  readonly text: string
}

export const emptyMap: ValueMap = new Map()

/** The one representation of a number written as `text`, so that equal texts are equal values. */
export function numberOf(text: string): number | NumberText {
  const number = Number(text)
  return String(number) === text && Number.isFinite(number) ? number : {text}
}

export function isMap(value: Value | undefined): value is ValueMap {
  return value instanceof Map
}

/** The value if it is a mapping, else an empty one. */
export function mapOf(value: Value | undefined): ValueMap {
  return isMap(value) ? value : emptyMap
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value)
}

export function isNumber(value: Value | undefined): value is number | NumberText {
  return typeof value === 'number' || (typeof value === 'object' && value !== null && !isMap(value) && !isList(value))
}

/** Deep equality. The order of keys does not count. Numbers are equal that have the same text, or that `sameNumber` takes for the same by their texts. */
export function equalValues(a: Value, b: Value, sameNumber?: (a: string, b: string) => boolean): boolean {
  if (a === b) return true
  if (isNumber(a)) return isNumber(b) && (numberText(a) === numberText(b) || sameNumber?.(numberText(a), numberText(b)) === true)
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => equalValues(item, b[index] ?? null, sameNumber))
  if (!isMap(a) || !isMap(b) || a.size !== b.size) return false
  for (const [key, value] of a) {
    const other = b.get(key)
    if (other === undefined || !equalValues(value, other, sameNumber)) return false
  }
  return true
}

function numberText(number: number | NumberText): string {
  return typeof number === 'number' ? String(number) : number.text
}

/** Plain JavaScript data for libraries such as ajv: objects without a prototype, numbers as doubles. */
export function toPlain(value: Value): unknown {
  if (isList(value)) return value.map(toPlain)
  if (isMap(value)) {
    const object: Record<string, unknown> = Object.create(null)
    for (const [key, item] of value) object[key] = toPlain(item)
    return object
  }
  return typeof value === 'object' && value !== null ? Number(value.text) : value
}

/** The inverse of `toPlain` for data that JSON can hold. Anything else is `null`. */
export function fromPlain(plain: unknown): Value {
  if (plain === null || typeof plain === 'boolean' || typeof plain === 'string') return plain
  if (typeof plain === 'number') return numberOf(String(plain))
  if (Array.isArray(plain)) return plain.map(fromPlain)
  if (typeof plain !== 'object') return null
  return new Map(Object.entries(plain).map(([key, item]) => [key, fromPlain(item)]))
}
