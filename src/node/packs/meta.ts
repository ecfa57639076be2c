import {wordsOf} from '../../lint/run-rule.ts'
import {compileSchema} from '../../lint/schemas/compile.ts'
import type {RuleMeta} from '../../model/rule.ts'

const severities: readonly unknown[] = ['off', 'info', 'warning', 'error']

/** What a module says about its rule, as plain data; a text says why it is none. */
export async function metaOf(module: unknown, id: string): Promise<RuleMeta | string> {
  const given: Record<string, unknown> = isObject(module) ? module : {}
  if (!isObject(given.meta) || typeof given.create !== 'function')
    return 'expected a rule as its default export: `export default defineRule({…})`'
  let meta: unknown
  try {
    meta = JSON.parse(JSON.stringify(given.meta))
  } catch (error) {
    return `expected plain data in \`meta\`: ${wordsOf(error)}`
  }
  return isObject(meta) ? checkMeta(meta, id) : 'expected a mapping in `meta`'
}

async function checkMeta(meta: Record<string, unknown>, id: string): Promise<RuleMeta | string> {
  const {description, severity, fixable, scope, options, messages} = meta
  if (meta.id !== id) return `expected \`${id}\` in \`meta.id\`, got \`${String(meta.id)}\``
  if (typeof description !== 'string') return 'expected a text in `meta.description`'
  if (!severities.includes(severity)) return 'expected `off`, `info`, `warning` or `error` in `meta.severity`'
  if (fixable !== undefined && fixable !== 'safe' && fixable !== 'unsafe') return 'expected `safe` or `unsafe` in `meta.fixable`'
  if (scope !== undefined && scope !== 'hunt' && scope !== 'notebook') return 'expected `hunt` or `notebook` in `meta.scope`'
  if (!isObject(messages) || !Object.values(messages).every(text => typeof text === 'string')) return 'expected texts in `meta.messages`'
  if (options !== undefined) {
    if (!isObject(options) || !isObject(options.properties) || !Object.values(options.properties).every(isObject)) {
      return 'expected `{type: object, properties: {…}}` in `meta.options`'
    }
    if (Object.hasOwn(options.properties, 'severity')) return 'unexpected option `severity`: the configuration sets that of every rule'
    try {
      await compileSchema({type: 'object', properties: options.properties, additionalProperties: false})
    } catch (error) {
      return `expected JSON Schemas in \`meta.options\`: ${wordsOf(error).replace(/\.+$/u, '')}`
    }
  }
  // Every field has been looked at; data of others does no harm.
  return meta as unknown as RuleMeta
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
