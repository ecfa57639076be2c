import type {Attack} from '../model/attack.ts'
import {isList, isMap, isNumber, type Value, type ValueMap} from '../model/value.ts'
import type {CatalogEntry} from '../model/view.ts'

export interface IndexInput {
  /** In the order of their paths. */
  readonly hunts: readonly CatalogEntry[]
  readonly attack: Attack
  /** Fields of teams that the index has as well. */
  readonly extra: readonly string[]
}

/**
 * The index of a catalog as JSON: one hunt a line in the order of paths, and nothing that the catalog does not decide, such as dates or
 * absolute paths. Halves that are made of others are left out.
 */
export function indexText({hunts, attack, extra}: IndexInput): string {
  const lines = hunts.flatMap(hunt => (hunt.isMirror ? [] : [`\n    ${printLine(recordOf(hunt, attack, extra))}`]))
  const list = lines.length === 0 ? '[]' : `[${lines.join(',')}\n  ]`
  return `{\n  "version": 1,\n  "attackVersion": ${JSON.stringify(attack.version)},\n  "hunts": ${list}\n}\n`
}

function recordOf({path, hunting, content}: CatalogEntry, attack: Attack, extra: readonly string[]): ValueMap {
  const {fields, id, title, description, techniques, dataSources, tags} = hunting
  const text = (field: string): Value => textOrNull(fields.get(field))
  const tactics = new Set(techniques.flatMap(technique => attack.technique(technique.text)?.tactics ?? []))
  return new Map<string, Value>([
    ['id', id?.text ?? null],
    ['path', path],
    ['team', /^hunts\/([^/]+)\//u.exec(path)?.[1] ?? null],
    ['title', title?.text ?? null],
    ['description', description?.text ?? null],
    ['status', text('status') ?? 'active'],
    ['techniques', techniques.map(item => item.text)],
    ['tactics', [...tactics].sort()],
    ['dataSources', dataSources.map(item => item.text)],
    ['tags', tags.map(item => item.text)],
    ['platforms', textsOf(fields.get('platforms'))],
    ['severity', text('severity')],
    ['created', text('created')],
    ['modified', text('modified')],
    ['replacedBy', text('replaced_by')],
    ['parameters', content?.parameters ?? []],
    ['languages', content?.languages ?? []],
    ['hash', content ? `sha256:${content.digest}` : null],
    ...(extra.length > 0 ? [['extra', extraOf(fields, extra)] as const] : []),
  ])
}

function extraOf(fields: ValueMap, names: readonly string[]): ValueMap {
  return new Map(
    names.flatMap(name => {
      const value = fields.get(name)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}

function textOrNull(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null
}

function textsOf(value: Value | undefined): string[] {
  return isList(value) ? value.filter(item => typeof item === 'string') : []
}

/** JSON on one line. Recursive: values come from texts whose nesting was limited. Numbers that JSON cannot hold are `null`. */
function printLine(value: Value): string {
  if (isList(value)) return `[${value.map(printLine).join(', ')}]`
  if (isMap(value)) return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}: ${printLine(item)}`).join(', ')}}`
  if (!isNumber(value)) return JSON.stringify(value)
  const text = typeof value === 'number' ? String(value) : value.text
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/u.test(text) ? text : 'null'
}

/** The hunts, by id or where there is none by path, in which two indexes differ. */
export interface IndexChanges {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

/** Compares indexes by their lines: one that nobody can read as JSON, such as with marks of a conflict, can be compared all the same. */
export function indexChanges(before: string, after: string): IndexChanges {
  const [old, now] = [linesOf(before), linesOf(after)]
  return {
    added: [...now.keys()].filter(key => !old.has(key)),
    changed: [...now].filter(([key, line]) => old.has(key) && old.get(key) !== line).map(([key]) => key),
    removed: [...old.keys()].filter(key => !now.has(key)),
  }
}

function linesOf(text: string): Map<string, string> {
  const lines = text.split('\n').map(line => line.trim().replace(/,$/u, ''))
  return new Map(
    lines.flatMap(line => {
      const key = /^\{ ?"id": ?"([^"]+)"/u.exec(line)?.[1] ?? /^\{.*?"path": ?"([^"]+)"/u.exec(line)?.[1]
      return key === undefined ? [] : [[key, line] as const]
    }),
  )
}
