import {isList, isMap, mapOf, type Value} from '../../model/value.ts'
import {treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import type {Tenant} from '../options.ts'

/** Why a text is no list of tenants. Ids are not shown: those of customers are nobody's business in a log. */
export interface TenantListProblem {
  readonly message: string
  readonly hint?: string
}

/** Reads the list of all tenants, YAML or JSON: `{version: 1, tenants: [{id, name}]}`. Other keys are not for an export. */
export function readTenantList(text: string): readonly Tenant[] | TenantListProblem {
  const {tree, problems} = parseYaml(text, {version: '1.2'})
  const error = problems.find(({severity, rule}) => severity === 'error' || rule === 'parse/duplicate-key')
  if (error) return {message: error.message}
  const value = tree ? mapOf(treeValue(tree)) : new Map<string, Value>()
  const list = value.get('tenants')
  if (!isList(list)) return {message: 'Expected a list of `tenants`, got none.'}
  const tenants: Tenant[] = []
  for (const [index, entry] of list.entries()) {
    const id = isMap(entry) ? entry.get('id') : undefined
    const name = isMap(entry) ? entry.get('name') : undefined
    if (typeof id !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u.test(id)) {
      const message = `Expected an id of tenant ${index + 1} that is a text, got another value.`
      return {message, hint: 'put ids in quotes: YAML takes 0100 for a number'}
    }
    tenants.push({id, ...(typeof name === 'string' && {name})})
  }
  return tenants
}
