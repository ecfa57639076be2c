import {prose, shownValue, table} from './parts.mjs'

/** Title, sentence and facts of a rule. */
export function ruleHead({id, description, severity, fixable, scope}) {
  // As `src/lint/check-groups.ts` has them.
  const command = /^(?:format|pair|repo)\//u.test(id) ? ', in `check`' : ''
  const facts = table(['severity', 'fix', 'runs on'], [[severity, fixable ?? 'none', scopes[scope ?? 'notebook'] + command]])
  return `# ${id}\n\nThis rule ${description}.\n\n${facts}`
}

const scopes = {hunt: 'hunts of the catalog', notebook: 'every notebook that is checked'}

/** What the configuration may say to a rule besides its severity. */
export function ruleOptions({options}) {
  const properties = Object.entries(options?.properties ?? {})
  if (properties.length === 0) return 'This rule has no options.'
  return table(
    ['option', 'type', 'default', 'meaning'],
    properties.map(([name, schema]) => [`\`${name}\``, typeOf(schema), shownValue(schema.default), prose(schema.description ?? '')]),
  )
}

function typeOf(schema) {
  if (schema.enum) return schema.enum.map(value => `\`${value}\``).join(', ')
  if (Array.isArray(schema.type)) return schema.type.map(type => typeOf({...schema, type})).join(', or ')
  if (schema.type === 'array') return `list of ${typeOf(schema.items)}${schema.items.enum ? '' : 's'}`
  // A mapping with keys of its own is described in the page.
  if (schema.type === 'object') return schema.properties ? 'mapping' : `mapping of ${typeOf(schema.additionalProperties)}s`
  return schema.type
}

/** Every rule, with a link to its page. */
export function ruleList(metas) {
  return table(
    ['rule', 'severity', 'fix', 'it …'],
    metas.map(({id, severity, fixable, description}) => [`[\`${id}\`](${id}.md)`, severity, fixable ?? '', prose(description)]),
  )
}
