import {escapePointer} from '../../../model/pointer.ts'
import {isMap, type Value, type ValueMap} from '../../../model/value.ts'
import {parseJson} from '../../../parse/json.ts'
import {treeValue} from '../../../parse/tree.ts'
import {attachmentsKey, textKey} from '../decode.ts'
import {tagsKey, unlistTags} from '../tags.ts'

/** Cell metadata without the keys of huntbook's own; a key of that name with underscores is the notebook's, and loses one. */
export function withoutCarriers(metadata: ValueMap): ValueMap {
  if (![...metadata.keys()].some(key => key.startsWith('huntbook-'))) return metadata
  const entries: [string, Value][] = []
  for (const [key, value] of unlistTags(metadata)) {
    if (key === textKey || key === attachmentsKey || key === tagsKey) continue
    entries.push([unescapedCellKey(key), value])
  }
  return new Map(entries)
}

/** The name that a key of a cell has in the notebook. */
export function unescapedCellKey(key: string): string {
  return /^huntbook-(?:text|attachments|tags)_+$/.test(key) ? key.slice(0, -1) : key
}

/** The settings of `jupytext` without huntbook's own key, and what that one carries. */
export function splitSettings(given: ValueMap): {readonly settings: Map<string, Value>; readonly carried: Value | undefined} {
  const own = [...given].filter(([key]) => key !== 'huntbook')
  const settings = new Map(own.map(([key, value]): [string, Value] => [/^huntbook_+$/.test(key) ? key.slice(0, -1) : key, value]))
  return {settings, carried: given.get('huntbook')}
}

/** The values that jupytext cannot read in a header stand as JSON beside it, by pointer; `''` stands for a key that is not there. */
export function applyCarried(metadata: ValueMap, carried: Value | undefined): ValueMap {
  if (!isMap(carried)) return metadata
  const changes = new Map<string, Value | undefined>()
  for (const [pointer, json] of carried) {
    if (typeof json !== 'string') continue
    const tree = json === '' ? undefined : parseJson(json).tree
    if (json === '' || tree) changes.set(pointer, tree && treeValue(tree))
  }
  return changeAt(metadata, '', changes)
}

/** One walk over all values for all changes. Recursive: YAML and JSON are limited in depth. */
function changeAt(map: ValueMap, at: string, changes: Map<string, Value | undefined>): ValueMap {
  if (changes.size === 0) return map
  const result = new Map<string, Value>()
  for (const [key, value] of map) {
    const pointer = `${at}/${escapePointer(key)}`
    if (changes.has(pointer)) {
      const change = changes.get(pointer)
      if (change !== undefined) result.set(key, change)
      changes.delete(pointer)
    } else result.set(key, isMap(value) ? changeAt(value, pointer, changes) : value)
  }
  for (const [pointer, value] of changes) {
    const key = pointer.startsWith(`${at}/`) ? pointer.slice(at.length + 1) : '/'
    if (key.includes('/')) continue
    if (value !== undefined) result.set(key.replaceAll('~1', '/').replaceAll('~0', '~'), value)
    changes.delete(pointer)
  }
  return result
}
