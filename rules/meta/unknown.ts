import {type Hunt, type KnownKeys, nearWords} from '../../src/rule.ts'

/** What other catalogs call the fields. */
const otherNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    attack_technique_ids: ['techniques', 'technique_ids', 'attack', 'mitre', 'attack_ids', 'attack_techniques', 'mitre_attack_id'],
    data_sources: ['datasources', 'data_source', 'integration'],
    title: ['name'],
    id: ['uuid'],
    authors: ['author'],
    modified: ['updated', 'last_modified', 'modified_date', 'modification_date', 'updated_date'],
    created: ['creation_date', 'date'],
    references: ['reference', 'links'],
    platforms: ['platform'],
  }).flatMap(([field, names]) => names.map((name): [string, string] => [name, field])),
)

/** The keys of the block that no schema and no setting names, each with the one field that it may mean. */
export function unknownKeys({json}: Hunt, known: KnownKeys, allow: readonly string[]): ReadonlyMap<string, string | undefined> {
  const unknown = [...json.keys()].filter(key => !known.has(key) && !allow.includes(key))
  return new Map(unknown.map(key => [key, otherNames.get(key) ?? nearField(key, known)]))
}

/** Other names of the configuration stand for their field. */
function nearField(key: string, {names}: KnownKeys): string | undefined {
  const fields = new Set(nearWords(key, names.keys()).map(name => names.get(name)))
  return fields.size === 1 ? [...fields][0] : undefined
}
