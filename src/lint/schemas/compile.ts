import type {Violation} from '../../model/rule.ts'
import {fromPlain, toPlain, type Value} from '../../model/value.ts'
import {repeatsLoosely} from '../../parse/repetition.ts'
import {explain} from './explain.ts'
import type {Validator} from './validator.ts'

export type Check = (value: Value) => readonly Violation[]

/**
 * Makes a check of a JSON Schema (draft 2020-12) that is not known at build time: a team's, or a rule's options. Rejects with an
 * error whose message says what is wrong with the schema. Keywords and formats that ajv does not know are passed over.
 */
export async function compileSchema(schema: unknown): Promise<Check> {
  if (!isSchema(schema)) throw new Error('Expected a JSON Schema: a mapping, `true` or `false`.')
  const ajv = await loadAjv()
  if (ajv.validateSchema(schema) !== true) {
    const [first] = explain(ajv.errors ?? [], fromPlain(schema), new Map())
    throw new Error(first ? `${first.pointer === '' ? '' : `\`${first.pointer}\`: `}${first.message}` : 'Expected a JSON Schema.')
  }
  try {
    const validator: Validator = ajv.compile(schema)
    const patterns = patternMessages(schema)
    refuseLoose(schema)
    return value => (validator(toPlain(value)) ? [] : explain(validator.errors ?? [], value, patterns))
  } finally {
    // Two teams may use one `$id`. What was compiled stays as it is.
    if (typeof schema !== 'boolean') ajv.removeSchema(schema)
  }
}

let ajv: ReturnType<typeof makeAjv> | undefined

/** Loads ajv once, with the first schema: it would cost every start 45 ms. */
function loadAjv(): ReturnType<typeof makeAjv> {
  ajv ??= makeAjv()
  return ajv
}

async function makeAjv() {
  const [{Ajv2020}, formats, {equalityKeywords}] = await Promise.all([
    import('ajv/dist/2020.js'),
    import('ajv-formats'),
    import('./equality.ts'),
  ])
  const made = new Ajv2020({allErrors: true, strict: false, allowUnionTypes: true, messages: false, logger: false})
  formats.default.default(made)
  // One that may never end on some text would hold the run, and whoever wants to end it.
  made.addFormat('regex', text => isExpression(text) && !repeatsLoosely(text))
  for (const keyword of equalityKeywords) {
    made.removeKeyword(String(keyword.keyword))
    made.addKeyword(keyword)
  }
  return made
}

function isSchema(schema: unknown): schema is object | boolean {
  return typeof schema === 'boolean' || (typeof schema === 'object' && schema !== null && !Array.isArray(schema))
}

/** Pattern → what the schema says about it; the first one counts. */
function patternMessages(schema: unknown, found = new Map<string, string>()): ReadonlyMap<string, string> {
  if (typeof schema !== 'object' || schema === null) return found
  // Both keys may be missing or of any type, whatever the object is.
  const {pattern, patternErrorMessage: message} = schema as {pattern?: unknown; patternErrorMessage?: unknown}
  if (typeof pattern === 'string' && typeof message === 'string' && !found.has(pattern)) found.set(pattern, message)
  for (const item of Object.values(schema)) patternMessages(item, found)
  return found
}

/** Patterns of a schema are tried on what a notebook says. */
function refuseLoose(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return
  // Both keys may be missing or of any type, whatever the object is.
  const {pattern, patternProperties} = schema as {pattern?: unknown; patternProperties?: unknown}
  const keys = typeof patternProperties === 'object' && patternProperties !== null ? Object.keys(patternProperties) : []
  const loose = [pattern, ...keys].find(text => typeof text === 'string' && repeatsLoosely(text))
  if (loose !== undefined) {
    throw new Error(`the pattern \`${String(loose)}\` repeats what can repeat in more than one way, so that on some texts it would not end`)
  }
  for (const item of Object.values(schema)) refuseLoose(item)
}

function isExpression(text: string): boolean {
  try {
    new RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}
