/** The keys of a mapping that a JSON Schema names. */
export interface NamedKeys {
  /** In the order of the schema. */
  readonly names: ReadonlySet<string>
  /** Those of `patternProperties`. */
  readonly patterns: readonly RegExp[]
}

/**
 * Collects them from everywhere in the schema that speaks about the mapping itself: branches count whether they hold or not, and `$ref` is
 * followed within the file. A schema that compiles has no other references and no patterns that do not.
 */
export function namedKeys(schema: unknown): NamedKeys {
  const names = new Set<string>()
  const patterns = new Map<string, RegExp>()
  const seen = new Set<unknown>()
  const queue: unknown[] = [schema]
  let targets: ReadonlyMap<string, unknown> | undefined
  for (const next of queue) {
    if (!isObject(next) || seen.has(next)) continue
    seen.add(next)
    for (const name of namesIn(next)) names.add(name)
    for (const pattern of keysOf(next.patternProperties)) patterns.set(pattern, new RegExp(pattern, 'u'))
    queue.push(...branchesOf(next))
    for (const ref of [next.$ref, next.$dynamicRef]) {
      if (typeof ref !== 'string') continue
      targets ??= targetsIn(schema)
      queue.push(resolve(ref, schema, targets))
    }
  }
  return {names, patterns: [...patterns.values()]}
}

type Schema = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function keysOf(value: unknown): string[] {
  return isObject(value) ? Object.keys(value) : []
}

function namesIn({properties, required, dependentRequired, dependentSchemas}: Schema): string[] {
  const needed = isObject(dependentRequired) ? Object.values(dependentRequired) : []
  const listed = [required, ...needed].flat().filter(name => typeof name === 'string')
  return [...keysOf(properties), ...listed, ...keysOf(dependentRequired), ...keysOf(dependentSchemas)]
}

/** The schemas that are asked about the same mapping. */
function branchesOf(schema: Schema): unknown[] {
  const lists = [schema.allOf, schema.anyOf, schema.oneOf].flatMap(list => (Array.isArray(list) ? list : []))
  const dependent = isObject(schema.dependentSchemas) ? Object.values(schema.dependentSchemas) : []
  return [...lists, schema.if, schema.then, schema.else, ...dependent]
}

/** What a reference may name besides a pointer: `$id` → schema, `#anchor` → schema. */
function targetsIn(root: unknown): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>()
  const stack = [root]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next !== 'object' || next === null) continue
    if (isObject(next)) {
      const {$id, $anchor, $dynamicAnchor} = next
      if (typeof $id === 'string') found.set($id, next)
      for (const anchor of [$anchor, $dynamicAnchor]) if (typeof anchor === 'string') found.set(`#${anchor}`, next)
    }
    stack.push(...Object.values(next))
  }
  return found
}

function resolve(ref: string, root: unknown, targets: ReadonlyMap<string, unknown>): unknown {
  const [base = '', fragment = ''] = ref.split('#')
  const document = base === '' ? root : targets.get(base)
  if (fragment === '') return document
  if (!fragment.startsWith('/')) return targets.get(`#${fragment}`)
  let target = document
  for (const step of fragment.slice(1).split('/')) {
    const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
    target = typeof target === 'object' && target !== null && Object.hasOwn(target, key) ? (target as Schema)[key] : undefined
  }
  return target
}
