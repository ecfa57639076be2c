import {pointerKeys} from '../../model/pointer.ts'
import type {Violation} from '../../model/rule.ts'
import {isList, isMap, type Value, type ValueMap} from '../../model/value.ts'

/** Sorts by where keys and items stand in the value. A missing key comes with its mapping, before what is in it. */
export function inDocumentOrder(violations: readonly Violation[], root: Value): readonly Violation[] {
  const indexes = new Map<ValueMap, ReadonlyMap<string, number>>()
  const placed = violations.map(violation => ({violation, place: placeOf(violation, root, indexes)}))
  return placed.sort((a, b) => compare(a.place, b.place)).map(({violation}) => violation)
}

/** Index of the key or item on each level. */
function placeOf({pointer, key}: Violation, root: Value, indexes: Map<ValueMap, ReadonlyMap<string, number>>): readonly number[] {
  const place: number[] = []
  let value: Value | undefined = root
  for (const step of [...pointerKeys(pointer), ...(key === undefined ? [] : [key])]) {
    const index: number | undefined = isMap(value) ? indexIn(value, step, indexes) : Number(step)
    if (index === undefined) break
    place.push(index)
    value = isMap(value) ? value.get(step) : isList(value) ? value[index] : undefined
  }
  return place
}

function indexIn(map: ValueMap, key: string, indexes: Map<ValueMap, ReadonlyMap<string, number>>): number | undefined {
  // Kept, because a large mapping may have many violations.
  let known = indexes.get(map)
  if (!known) {
    known = new Map([...map.keys()].map((name, index) => [name, index]))
    indexes.set(map, known)
  }
  return known.get(key)
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [level, index] of a.entries()) {
    const difference = index - (b[level] ?? -1)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
