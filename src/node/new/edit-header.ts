import {mystReader} from '../../formats/myst/reader.ts'
import type {Change} from '../../model/place.ts'
import {escapePointer} from '../../model/pointer.ts'
import {equalValues, isMap, type ValueMap} from '../../model/value.ts'
import {applyEdits} from '../../parse/edits.ts'

/**
 * A text whose header holds other metadata, changed key by key, so that comments and layout of the header stay. `undefined` where a
 * change has no place in it. A template is short: it is read again after each change.
 */
export function editHeader(given: string, wanted: ValueMap): string | undefined {
  let text = given
  // Every change settles one key. A header with more of them is none that a person wrote.
  for (let count = 0; count < 100; count++) {
    const {notebook, locator} = mystReader.parse(text)
    const change = notebook && firstChange(notebook.metadata, wanted, '')
    if (!change) return notebook && text
    const edits = locator.edit(change)
    if (!edits) return undefined
    text = applyEdits(text, edits)
  }
  return undefined
}

/** What makes one key of a mapping what is wanted, by a pointer to it. Recursive: the parsers limit how deep values nest. */
function firstChange(map: ValueMap, wanted: ValueMap, pointer: string): Change | undefined {
  for (const [key, value] of wanted) {
    const own = map.get(key)
    if (own !== undefined && equalValues(own, value)) continue
    const at = `${pointer}/${escapePointer(key)}`
    if (isMap(own) && isMap(value)) {
      const inner = firstChange(own, value, at)
      if (inner) return inner
      continue
    }
    const place = {kind: 'metadata', pointer: at} as const
    return typeof own === 'string' && typeof value === 'string' ? {kind: 'text', at: place, text: value} : {kind: 'value', at: place, value}
  }
  const gone = [...map.keys()].find(key => !wanted.has(key))
  return gone === undefined ? undefined : {kind: 'remove', at: {kind: 'metadata', pointer: `${pointer}/${escapePointer(gone)}`}}
}
