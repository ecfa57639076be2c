const annotations = new Set(['$comment', 'title', 'description', 'default', 'examples', 'patternErrorMessage'])
const maps = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas'])
const values = new Set(['const', 'enum'])

/**
 * The schema without what only people read. A key counts by where it stands: a property may be called `title`.
 *
 * @param {unknown} schema
 * @returns {any}
 */
export function lean(schema) {
  if (Array.isArray(schema)) return schema.map(lean)
  if (schema === null || typeof schema !== 'object') return schema
  const kept = Object.entries(schema).filter(([key]) => !annotations.has(key))
  return Object.fromEntries(kept.map(([key, value]) => [key, values.has(key) ? value : maps.has(key) ? each(value) : lean(value)]))
}

/**
 * Pattern → its `patternErrorMessage`. Errors name the pattern only, so that one pattern can have one message.
 *
 * @param {unknown} schemas
 * @returns {Map<string, string>}
 */
export function patternMessages(schemas) {
  const found = new Map()
  const visit = node => {
    if (node === null || typeof node !== 'object') return
    const {pattern, patternErrorMessage: message} = node
    if (typeof pattern === 'string' && typeof message === 'string') {
      if ((found.get(pattern) ?? message) !== message) throw new Error(`Expected one message for the pattern \`${pattern}\`.`)
      found.set(pattern, message)
    }
    for (const item of Object.values(node)) visit(item)
  }
  visit(schemas)
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function each(schemas) {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, lean(schema)]))
}
