import {_, type CodeKeywordDefinition, type KeywordCxt, type Name} from 'ajv/dist/2020.js'

/**
 * The keywords of JSON Schema that compare values, in place of ajv's. Ajv asks objects for `constructor` and `valueOf`, which are
 * keys like any other in what people write, and compares all pairs of a list.
 */
export const equalityKeywords: readonly CodeKeywordDefinition[] = [
  {
    keyword: 'const',
    error: {message: '', params: ({schemaCode}) => _`{allowedValue: ${schemaCode}}`},
    code: cxt => passIfOneOf(cxt, [cxt.schema]),
  },
  {
    keyword: 'enum',
    schemaType: 'array',
    error: {message: '', params: ({schemaCode}) => _`{allowedValues: ${schemaCode}}`},
    code: cxt => passIfOneOf(cxt, cxt.schema),
  },
  {
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    error: {message: '', params: ({params: {copy}}) => _`{i: ${copy}[0], j: ${copy}[1]}`},
    code(cxt) {
      if (cxt.schema !== true) return
      const copy = cxt.gen.const('copy', _`${scoped(cxt, firstCopy)}(${cxt.data})`)
      cxt.setParams({copy})
      cxt.pass(_`${copy} === undefined`)
    },
  },
]

function passIfOneOf(cxt: KeywordCxt, allowed: readonly unknown[]): void {
  const texts = new Set(allowed.map(textOf))
  const fits = (value: unknown) => texts.has(textOf(value))
  cxt.pass(_`${scoped(cxt, fits)}(${cxt.data})`)
}

function scoped({gen}: KeywordCxt, ref: (value: never) => unknown): Name {
  return gen.scopeValue('func', {ref})
}

/** Indexes of the first item that was there before, and of where it was. */
function firstCopy(items: readonly unknown[]): readonly [number, number] | undefined {
  const seen = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    const text = textOf(item)
    const first = seen.get(text)
    if (first !== undefined) return [index, first]
    seen.set(text, index)
  }
  return undefined
}

/** The same text for equal values, whatever the order of their keys. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${textOf(item)}`).join()}}`
}
