import type {RetiredId} from '../model/rule.ts'
import {isList, isMap} from '../model/value.ts'
import {treeValue} from '../parse/tree.ts'
import {parseYaml} from '../parse/yaml.ts'

/** Key of the file → name here. */
const keys = [
  ['retired', 'retired'],
  ['reason', 'reason'],
  ['path', 'path'],
  ['legacy_id', 'legacyId'],
] as const

/** Reads the ledger of retired ids, YAML: id in lower case → entry. A string says what is wrong with the text. */
export function readLedger(text: string): ReadonlyMap<string, RetiredId> | string {
  const {tree, problems} = parseYaml(text, {version: '1.2'})
  const error = problems.find(problem => problem.severity === 'error')
  if (error) return error.message
  const ledger = tree ? treeValue(tree) : undefined
  const list = isMap(ledger) ? ledger.get('retired') : undefined
  if (!isList(list)) return 'Expected a list under `retired`.'
  const entries = new Map<string, RetiredId>()
  for (const [index, item] of list.entries()) {
    const id = isMap(item) ? item.get('id') : undefined
    if (!isMap(item) || typeof id !== 'string') return `Expected entry ${index + 1} to have an \`id\`.`
    const entry: {-readonly [Key in keyof RetiredId]: RetiredId[Key]} = {}
    for (const [key, name] of keys) {
      const value = item.get(key)
      if (typeof value === 'string') entry[name] = value
    }
    entries.set(id.toLowerCase(), entry)
  }
  return entries
}
