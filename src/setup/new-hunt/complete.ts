import {type FieldAliases, huntOf} from '../../model/hunt.ts'
import type {Notebook} from '../../model/notebook.ts'
import {isList, isMap, mapOf, type Value, type ValueMap} from '../../model/value.ts'
import type {HuntValues} from './values.ts'

export interface CompleteOptions {
  readonly values: HuntValues
  /** Fields of the hunting block whose value the template puts together itself. */
  readonly filled: ReadonlySet<string>
  readonly aliases: FieldAliases
  /** For a template that names none. */
  readonly kernelspec: ValueMap
  /** Whether a text is left over from a template. */
  readonly isTemplateText: (text: string) => boolean
}

/** The fields of the hunting block in the order in which they are written (spec/metadata.md 2). */
const order = [
  'id',
  'title',
  'description',
  'attack_technique_ids',
  'data_sources',
  'tags',
  'hypothesis',
  'authors',
  'created',
  'modified',
  'status',
]

/** Gives a notebook what every new hunt has: the fields that a person gave, an id of its own, a day, the state `draft`, a kernel. */
export function completeNotebook(notebook: Notebook, options: CompleteOptions): Notebook {
  const {metadata} = notebook
  const jupytext = metadata.get('jupytext')
  return {
    ...notebook,
    minor: 5,
    metadata: new Map<string, Value>([
      ...metadata,
      ['hunting', huntingOf(notebook, options)],
      ...(isMap(metadata.get('kernelspec')) ? [] : [['kernelspec', options.kernelspec] as const]),
      // Without it jupytext would drop the block.
      ...(isMap(jupytext) && !jupytext.has('notebook_metadata_filter')
        ? [['jupytext', new Map<string, Value>([...jupytext, ['notebook_metadata_filter', 'hunting']])] as const]
        : []),
    ]),
  }
}

function huntingOf(notebook: Notebook, {values, filled, aliases, isTemplateText}: CompleteOptions): ValueMap {
  const {fields} = huntOf(notebook, aliases)
  const {id, title, description, techniques, dataSources, tags, date} = values
  const lists = {attack_technique_ids: techniques.map(technique => technique.id), data_sources: dataSources, tags}
  const given: readonly (readonly [string, Value | undefined])[] = [
    ['id', id],
    ['title', title],
    ['description', description],
    ...Object.entries(lists).map(([field, list]) => [field, union(fields.get(field), list, isTemplateText)] as const),
    ['created', fields.get('created') ?? date],
    ['status', fields.get('status') ?? 'draft'],
  ]
  const own = given.flatMap(([field, value]) => (value === undefined || filled.has(field) ? [] : [[field, value] as const]))
  const whole = new Map<string, Value>([...fields, ...own])
  // What the template has keeps its place, unless something has to come in between.
  if (whole.size === fields.size) return whole
  const known = order.filter(field => whole.has(field))
  return new Map([...known, ...[...whole.keys()].filter(field => !order.includes(field))].map(field => [field, whole.get(field) ?? null]))
}

/** A template may name what all of its hunts have; what it only holds the place of goes once there is a value. */
function union(stored: Value | undefined, given: readonly string[], isTemplateText: (text: string) => boolean): Value {
  const items = isList(stored) ? stored : []
  const kept = given.length > 0 ? items.filter(item => typeof item !== 'string' || !isTemplateText(item)) : items
  return [...kept, ...given.filter(text => !kept.includes(text))]
}

/** The fields of a block in whose value a placeholder stands. The block was parsed from a marked template. */
export function filledFields(notebook: Notebook, pattern: RegExp, aliases: FieldAliases): ReadonlySet<string> {
  const {fields} = huntOf(notebook, aliases)
  return new Set([...fields].filter(([, value]) => holdsMark(value, pattern)).map(([field]) => field))
}

function holdsMark(value: Value, pattern: RegExp): boolean {
  if (typeof value === 'string') return value.search(pattern) !== -1
  if (isList(value)) return value.some(item => holdsMark(item, pattern))
  return [...mapOf(value).values()].some(item => holdsMark(item, pattern))
}
