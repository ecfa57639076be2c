import type {Differences} from '../../formats/pair/differences.ts'
import type {Notebook} from '../../model/notebook.ts'
import type {Place} from '../../model/place.ts'
import {escapePointer} from '../../model/pointer.ts'
import {equalValues, mapOf, type ValueMap} from '../../model/value.ts'

/** The first differing key of the hunting block, else the first cell that only the source half has, else the first differing key. */
export function differencePlace(
  [source, other]: readonly [Notebook, Notebook],
  differences: Differences,
  side: 'text' | 'notebook',
): Place {
  const [key] = differences.keys
  if (differences.keys.includes('hunting')) return {kind: 'metadata', pointer: huntingPointer(source, other)}
  const [cell] = differences[side]
  if (cell !== undefined) return {kind: 'cell', cell}
  return key === undefined ? {kind: 'file'} : {kind: 'metadata', pointer: `/${escapePointer(key)}`}
}

function huntingPointer(source: Notebook, other: Notebook): string {
  const [own, others] = [blockOf(source), blockOf(other)]
  const key = [...own.keys()].find(name => !equalValues(own.get(name) ?? null, others.get(name) ?? null))
  return key === undefined ? '/hunting' : `/hunting/${escapePointer(key)}`
}

function blockOf({metadata}: Notebook): ValueMap {
  return mapOf(metadata.get('hunting'))
}
