import {escapePointer} from '../../../model/pointer.ts'
import {isMap, type Value, type ValueMap} from '../../../model/value.ts'
import {compareCodePoints, printPythonJson} from '../../../parse/json-print.ts'

/** Metadata that jupytext can read, and what it cannot: JSON by pointer, `''` for a key that is not there. */
export interface Carried {
  readonly metadata: ValueMap
  readonly carried: ValueMap
}

/** `isNested`: whether a key goes under `jupyter`, where jupytext reads everything. */
export function carryOut(given: ValueMap, isNested: (key: string) => boolean): Carried {
  const carried = new Map<string, Value>()
  const nested = [...given].filter(([key]) => isNested(key))
  const rest = nested.length === 0 ? given : new Map([...given].filter(([key]) => !isNested(key)))
  const metadata = withoutNulls(rest, '', carried)
  const complete = new Map([...completeKernelspec(metadata, carried), ...nested])
  return {metadata: complete, carried: new Map([...carried].sort(([a], [b]) => compareCodePoints(a, b)))}
}

/** Recursive over objects alone: nulls in lists do no harm. */
function withoutNulls(map: ValueMap, at: string, carried: Map<string, Value>): ValueMap {
  const result = new Map<string, Value>()
  for (const [key, value] of map) {
    const pointer = `${at}/${escapePointer(key)}`
    if (value === null) carried.set(pointer, 'null')
    else result.set(key, isMap(value) ? withoutNulls(value, pointer, carried) : value)
  }
  return result
}

function completeKernelspec(metadata: ValueMap, carried: Map<string, Value>): ValueMap {
  const given = carried.has('/kernelspec') ? null : metadata.get('kernelspec')
  if (given === undefined) return metadata
  if (!isMap(given)) {
    if (given !== null) carried.set('/kernelspec', printPythonJson(given))
    const name = typeof given === 'string' ? given : ''
    return new Map(metadata).set(
      'kernelspec',
      new Map([
        ['display_name', name],
        ['name', name],
      ]),
    )
  }
  const kernelspec = new Map(given)
  for (const [key, other] of [
    ['display_name', 'name'],
    ['name', 'display_name'],
  ] as const) {
    if (kernelspec.has(key)) continue
    kernelspec.set(key, given.get(other) ?? '')
    const pointer = `/kernelspec/${key}`
    if (!carried.has(pointer)) carried.set(pointer, '')
  }
  return new Map(metadata).set('kernelspec', kernelspec)
}
