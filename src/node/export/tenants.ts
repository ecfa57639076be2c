import type {Tenant} from '../../export/index.ts'
import {isList, isMap, mapOf, type Value} from '../../model/value.ts'
import {treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import {readUtf8} from '../config.ts'
import {ToolError} from '../tool-error.ts'

/** The list of all tenants, YAML or JSON: `{version: 1, tenants: [{id, name}]}`. Other keys are not for an export. */
export function readTenants(file: string, path: string): Tenant[] {
  const wrong = (message: string, hint?: string): ToolError =>
    new ToolError('TENANTS_INVALID', `${path}: ${message}`, hint === undefined ? {} : {hint})
  const {tree, problems} = parseYaml(readUtf8(file, path), {version: '1.2'})
  const error = problems.find(({severity, rule}) => severity === 'error' || rule === 'parse/duplicate-key')
  if (error) throw wrong(error.message)
  const value = tree ? mapOf(treeValue(tree)) : new Map<string, Value>()
  const list = value.get('tenants')
  if (!isList(list)) throw wrong('Expected a list of `tenants`, got none.')
  return list.map((entry, index) => {
    const id = isMap(entry) ? entry.get('id') : undefined
    const name = isMap(entry) ? entry.get('name') : undefined
    // The value is not shown: ids of customers are nobody's business in a log.
    if (typeof id !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u.test(id)) {
      throw wrong(
        `Expected an id of tenant ${index + 1} that is a text, got another value.`,
        'put ids in quotes: YAML takes 0100 for a number',
      )
    }
    return {id, ...(typeof name === 'string' && {name})}
  })
}
