import {equalValues, mapOf, type Value, type ValueMap} from '../../model/value.ts'
import {keptNotebook, settleMetadata} from '../myst/kept.ts'
import type {Versions} from './texts.ts'

/** Merged metadata with what of the versions no text holds, such as the language: a value that one side changed is that side's. */
export function withHidden(merged: ValueMap, {base, ours, theirs}: Versions<ValueMap>): ValueMap {
  const held = new Set([merged, ours, theirs].flatMap(metadata => [...keptNotebook(settleMetadata(metadata)).keys()]))
  const result = new Map(merged)
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    if (held.has(key)) continue
    const [old, own, other] = [base.get(key), ours.get(key), theirs.get(key)]
    const value = key === 'huntbook' ? mergedMap({base: mapOf(old), ours: mapOf(own), theirs: mapOf(other)}) : pick(old, own, other)
    if (value === undefined) result.delete(key)
    else result.set(key, value)
  }
  return result
}

function mergedMap({base, ours, theirs}: Versions<ValueMap>): ValueMap | undefined {
  const entries = [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((key): [string, Value][] => {
    const value = pick(base.get(key), ours.get(key), theirs.get(key))
    return value === undefined ? [] : [[key, value]]
  })
  return entries.length > 0 ? new Map(entries) : undefined
}

function pick(base: Value | undefined, ours: Value | undefined, theirs: Value | undefined): Value | undefined {
  return same(ours, base) ? theirs : ours
}

function same(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && equalValues(a, b))
}
