import {prose, shownValue, table} from './parts.mjs'

/** The keys of the configuration, nested ones by their path. */
export function configTable(schema) {
  return table(['key', 'value', 'default', 'meaning'], rowsOf(schema, {prefix: '', defs: schema.$defs}))
}

/** The keys of an entry of the vocabulary. */
export function sourcesTable({properties, $defs}) {
  return tableOf({...properties.data_sources.items, $defs}, 'key')
}

/** The fields of the hunting block. */
export function fieldsTable(schema) {
  return tableOf(schema, 'field')
}

function tableOf({properties, required, $defs}, first) {
  const rows = Object.entries(properties).map(([name, given]) => {
    const schema = {...resolved(given, $defs), ...given}
    return [`\`${name}\``, shownType(schema, $defs), required.includes(name) ? 'yes' : '', prose(schema.description)]
  })
  return table([first, 'value', 'required', 'meaning'], rows)
}

function rowsOf({properties = {}}, {prefix, defs}) {
  return Object.entries(properties).flatMap(([name, given]) => {
    const schema = {...resolved(given, defs), ...given}
    const path = prefix + name
    const items = resolved(schema.items ?? {}, defs)
    const own =
      schema.description === undefined
        ? []
        : [[`\`${path}\``, shownType(schema, defs), shownValue(schema.default), prose(schema.description)]]
    return [...own, ...rowsOf(schema, {prefix: `${path}.`, defs}), ...rowsOf(items, {prefix: `${path}[].`, defs})]
  })
}

/** Recursive over a schema that we wrote ourselves. */
function shownType(given, defs) {
  const schema = resolved(given, defs)
  if (schema.enum) return schema.enum.map(value => `\`${value}\``).join(', ')
  if (schema.type === 'array') return `list: ${shownType(schema.items, defs)}`
  if (schema.type === 'object') return 'mapping'
  return schema.type === 'integer' ? 'whole number' : schema.type
}

function resolved(schema, defs) {
  return schema.$ref === undefined ? schema : defs[schema.$ref.replace('#/$defs/', '')]
}
