import {isList, isMap, type Value, type ValueMap} from '../../model/value.ts'
import type {Staged} from './payload.ts'
import {itemsAt, optionalTenant, PayloadFault} from './payload-value.ts'

/** In this order: taegis-magic writes the first, services of Taegis the others. */
const idColumns = ['taegis_magic.evidence_id', 'resource_id', 'id']
const tenantColumns = ['tenant_id', 'tenant.id', 'event_data.tenant_id']

/** The evidence in a table that pandas writes as Table Schema. The table was staged, so one without ids is a fault. */
export function readTable(value: Value): readonly Staged[] {
  if (!isMap(value)) throw new PayloadFault('')
  const schema = value.get('schema')
  const fields = itemsAt(isMap(schema) ? (schema.get('fields') ?? null) : null, '/schema/fields')
  const names = new Set(fields.flatMap(field => (isMap(field) ? [field.get('name')] : [])))
  const idColumn = idColumns.find(name => names.has(name))
  const tenantColumn = tenantColumns.find(name => names.has(name))
  if (idColumn === undefined) throw new PayloadFault('/schema/fields')
  const rows = value.get('data')
  if (!isList(rows)) throw new PayloadFault('/data')
  return rows.map((row, index) => {
    if (!isMap(row)) throw new PayloadFault(`/data/${index}`)
    return stagedOf(row, `/data/${index}`, {idColumn, tenantColumn})
  })
}

function stagedOf(
  row: ValueMap,
  at: string,
  {idColumn, tenantColumn}: {readonly idColumn: string; readonly tenantColumn: string | undefined},
): Staged {
  const id = row.get(idColumn)
  const tenant = tenantColumn === undefined ? undefined : optionalTenant(row.get(tenantColumn), at)
  if (typeof id !== 'string') throw new PayloadFault(`${at}/id`)
  return {type: id.startsWith('event://') ? 'event' : 'alert', id, provider: 'taegis', tenants: tenant === undefined ? [] : [tenant]}
}
