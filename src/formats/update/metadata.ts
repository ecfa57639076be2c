import {emptyMap, isMap, mapOf, type Value, type ValueMap} from '../../model/value.ts'
import {keptNotebook, settleMetadata} from '../myst/kept.ts'
import {sameValue} from '../myst/same-value.ts'
import {comparable} from '../myst/write/comparable.ts'

/**
 * Stored metadata with what a text says: values of `given` take the place of those stored, what a text would hold (`kept`) and `given`
 * lacks goes, all else stays. Equal values stay as they are stored.
 */
export function overlay(stored: ValueMap, kept: ValueMap, given: ValueMap): ValueMap {
  const result = new Map<string, Value>()
  for (const [key, value] of stored) {
    const merged = overlayValue(value, kept.get(key), given.get(key))
    if (merged !== undefined) result.set(key, merged)
  }
  for (const [key, value] of given) if (!stored.has(key)) result.set(key, value)
  return result
}

/** Recursive over values whose nesting was limited when they were read. */
function overlayValue(value: Value, kept: Value | undefined, given: Value | undefined): Value | undefined {
  if (isMap(value) && isMap(kept) && (isMap(given) || given === undefined)) {
    const merged = overlay(value, kept, given ?? emptyMap)
    return merged.size > 0 || given !== undefined ? merged : undefined
  }
  if (given === undefined) return kept === undefined ? value : undefined
  return sameValue(value, given) ? value : given
}

/** The metadata of a stored notebook with those of a text. */
export function updateMetadata(stored: ValueMap, text: ValueMap): ValueMap {
  const given = withoutLexer(settleMetadata(text), stored)
  const settled = settleMetadata(stored)
  const kept = comparable(keptNotebook(settled, given))
  const isSame = sameValue(kept, comparable(keptNotebook(given))) && [...given].every(([key, value]) => isHeld(settled, key, value))
  if (isSame) return stored
  const jupytext = stored.get('jupytext')
  const representation = isMap(jupytext) ? jupytext.get('text_representation') : undefined
  const base = new Map(settled)
  if (representation !== undefined)
    base.set('jupytext', new Map([...mapOf(settled.get('jupytext')), ['text_representation', representation]]))
  const own = stored.get('huntbook')
  if (own !== undefined) base.set('huntbook', own)
  return overlay(base, kept, given)
}

function isHeld(settled: ValueMap, key: string, value: Value): boolean {
  const held = settled.get(key)
  if (key !== 'jupytext') return held !== undefined && sameValue(held, value)
  const lexer = mapOf(value).get('default_lexer')
  const other = mapOf(held).get('default_lexer')
  return lexer === undefined || (other !== undefined && sameValue(lexer, other))
}

/** A notebook with a language knows its lexer. */
function withoutLexer(metadata: ValueMap, stored: ValueMap): ValueMap {
  const jupytext = metadata.get('jupytext')
  if (!stored.has('language_info') || !isMap(jupytext) || !jupytext.has('default_lexer')) return metadata
  const settings = new Map(jupytext)
  settings.delete('default_lexer')
  const result = new Map(metadata)
  if (settings.size > 0) result.set('jupytext', settings)
  else result.delete('jupytext')
  return result
}
