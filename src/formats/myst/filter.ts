import {isMap, type Value, type ValueMap} from '../../model/value.ts'

/** A metadata filter of jupytext: a list of keys with commas, a `-` before those to leave out; `all` and `-all`. */
export interface Filter {
  readonly additional: ReadonlySet<string> | 'all'
  readonly excluded: ReadonlySet<string> | 'all'
}

export function parseFilter(given: Value | undefined): Filter {
  if (given === true) return {additional: 'all', excluded: new Set()}
  if (given === false) return {additional: new Set(), excluded: 'all'}
  if (isMap(given)) return {additional: keysOf(given.get('additional')), excluded: keysOf(given.get('excluded'))}
  if (typeof given !== 'string') return {additional: new Set(), excluded: new Set()}
  const keys = given.split(',').map(key => key.trim())
  const excluded = keys.filter(key => key.startsWith('-')).map(key => key.slice(1).trim())
  const additional = keys.filter(key => !key.startsWith('-')).map(key => (key.startsWith('+') ? key.slice(1).trim() : key))
  return {additional: keysOf(additional), excluded: keysOf(excluded)}
}

/** Notebook metadata in the text: what it asks for besides `defaults`, less what it excludes. */
export function filterNotebook(metadata: ValueMap, filter: Filter, defaults: ReadonlySet<string>): ValueMap {
  const {additional, excluded} = filter
  if (additional === 'all') return excluded === 'all' ? metadata : without(metadata, excluded)
  if (excluded === 'all') return only(metadata, additional)
  return without(only(metadata, new Set([...additional, ...defaults])), excluded)
}

/** Cell metadata in the text: everything but `ignored` and what the filter excludes. */
export function filterCell(metadata: ValueMap, filter: Filter, ignored: ReadonlySet<string>): ValueMap {
  const {additional, excluded} = filter
  if (additional === 'all') return excluded === 'all' ? metadata : without(metadata, excluded)
  if (excluded === 'all') return only(metadata, additional)
  const tags = metadata.get('tags')
  const empty = tags !== undefined && isEmpty(tags)
  const dropped = [...ignored].filter(key => !additional.has(key))
  return without(metadata, new Set([...excluded, ...dropped, ...(empty ? ['tags'] : [])]))
}

/** Which root keys a `root_level_metadata_filter` makes front matter. */
export function excludedBy(given: Value | undefined): (key: string) => boolean {
  const {additional, excluded} = parseFilter(given)
  if (excluded === 'all') return key => additional !== 'all' && !additional.has(key)
  return key => excluded.has(key)
}

function keysOf(given: unknown): ReadonlySet<string> | 'all' {
  if (given === 'all') return 'all'
  const keys = Array.isArray(given) ? given.filter(key => typeof key === 'string') : []
  return keys.includes('all') ? 'all' : new Set(keys.filter(key => key !== ''))
}

/** The keys that are listed; `a.b` reaches into `a`. */
function only(metadata: ValueMap, keys: ReadonlySet<string>): ValueMap {
  const inner = secondLevel(keys)
  const result = new Map<string, Value>()
  for (const [key, value] of metadata) {
    const sub = inner.get(key)
    if (sub && isMap(value)) result.set(key, only(value, sub))
    else if (keys.has(key)) result.set(key, value)
  }
  return result
}

function without(metadata: ValueMap, keys: ReadonlySet<string>): ValueMap {
  if (keys.size === 0) return metadata
  const inner = secondLevel(keys)
  const result = new Map<string, Value>()
  for (const [key, value] of metadata) {
    if (keys.has(key)) continue
    const sub = inner.get(key)
    result.set(key, sub && isMap(value) ? without(value, sub) : value)
  }
  return result
}

function secondLevel(keys: ReadonlySet<string>): Map<string, Set<string>> {
  const result = new Map<string, Set<string>>()
  for (const key of keys) {
    const dot = key.indexOf('.')
    if (dot < 0) continue
    const left = key.slice(0, dot)
    result.set(left, (result.get(left) ?? new Set()).add(key.slice(dot + 1)))
  }
  return result
}

/** Whether Python takes a value for false. */
function isEmpty(value: Value): boolean {
  return (
    value === null ||
    value === false ||
    value === '' ||
    value === 0 ||
    (Array.isArray(value) && value.length === 0) ||
    (isMap(value) && value.size === 0)
  )
}
