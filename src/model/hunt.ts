import type {Notebook} from './notebook.ts'
import {escapePointer, pointerKeys} from './pointer.ts'
import {emptyMap, isList, isMap, type Value, type ValueMap} from './value.ts'

/** What a hunt says about itself: the `hunting` block of the notebook's metadata. */
export interface Hunt {
  /** The block as it stands; empty where the notebook has none. */
  readonly json: ValueMap
  /** The block with fields under their own names, where the configuration knows other names for them. */
  readonly fields: ValueMap
  /** Field → the key that it stands under, for fields under another name. */
  readonly keys: ReadonlyMap<string, string>
  /** Whether the notebook has a `hunting` mapping. */
  readonly present: boolean
  readonly id?: Text
  readonly title?: Text
  readonly description?: Text
  readonly techniques: readonly Text[]
  readonly dataSources: readonly Text[]
  readonly tags: readonly Text[]
}

/** A string of the metadata and where it stands: a JSON pointer from the notebook's metadata. */
export interface Text {
  readonly text: string
  readonly pointer: string
}

/** Other name → name of the field, from `metadata.aliases` of the configuration. */
export type FieldAliases = ReadonlyMap<string, string>

/** Reads the block. Values of another type than the field's are left out here: the schema speaks about them. */
export function huntOf(notebook: Notebook, aliases?: FieldAliases): Hunt {
  return huntOfBlock(notebook.metadata.get('hunting'), aliases)
}

/** The same of the block alone. */
export function huntOfBlock(block: Value | undefined, aliases: FieldAliases = new Map()): Hunt {
  const json = isMap(block) ? block : emptyMap
  const keys = new Map<string, string>()
  for (const key of json.keys()) {
    const field = aliases.get(key)
    if (field !== undefined && !json.has(field)) keys.set(field, key)
  }
  const entry = (field: string): [Value | undefined, string] => {
    const key = keys.get(field) ?? field
    return [json.get(key), `/hunting/${escapePointer(key)}`]
  }
  const one = (field: 'id' | 'title' | 'description'): Partial<Record<typeof field, Text>> => {
    const [value, pointer] = entry(field)
    return typeof value === 'string' ? {[field]: {text: value, pointer}} : {}
  }
  const many = (field: string): Text[] => {
    const [value, pointer] = entry(field)
    if (!isList(value)) return []
    return value.flatMap((item, index) => (typeof item === 'string' ? [{text: item, pointer: `${pointer}/${index}`}] : []))
  }
  const names = new Map([...keys].map(([field, key]) => [key, field]))
  return {
    json,
    fields: keys.size === 0 ? json : new Map([...json].map(([key, value]) => [names.get(key) ?? key, value])),
    keys,
    present: isMap(block),
    ...one('id'),
    ...one('title'),
    ...one('description'),
    techniques: many('attack_technique_ids'),
    dataSources: many('data_sources'),
    tags: many('tags'),
  }
}

/** The pointer into the block as it is written, of a pointer into its `fields`. */
export function writtenPointer({keys}: Hunt, pointer: string): string {
  const [field = '', ...rest] = pointerKeys(pointer)
  const key = keys.get(field)
  return key === undefined ? pointer : ['', key, ...rest].map(escapePointer).join('/')
}
