import type {SchemaError} from './validator.ts'

/**
 * Takes the noise out of what ajv says. Where a value fits no branch of `anyOf` or `oneOf`, every branch complains: if one of
 * them took the value for what it is and complains about a part of it, only that counts; else the branches become one error,
 * whose parameter `branches` holds theirs.
 */
export function collapse(errors: readonly SchemaError[]): readonly SchemaError[] {
  const unions = new Map<string, SchemaError[]>()
  for (const {keyword, instancePath, propertyName} of errors) {
    if (unionWords.has(keyword) && propertyName === undefined) unions.set(instancePath, [])
  }
  const told = errors.filter(({keyword}) => !silent.has(keyword))
  if (unions.size === 0) return told.length > 0 ? told : errors
  const inside = unionsAround(told, unions)
  for (const error of told) if (isBranch(error)) unions.get(error.instancePath)?.push(error)
  const seen = new Set<string>()
  return told.flatMap(error => {
    const {instancePath, keyword} = error
    const branches = unions.get(instancePath)
    if (!branches || error.propertyName !== undefined) return [error]
    if (inside.has(instancePath)) return isBranch(error) || unionWords.has(keyword) ? [] : [error]
    if (seen.has(instancePath)) return []
    seen.add(instancePath)
    return [{...error, keyword: 'anyOf', params: {branches}}]
  })
}

const unionWords = new Set(['anyOf', 'oneOf'])
/** Said beside the errors that they come from. */
const silent = new Set(['if', 'propertyNames'])
/** What a branch says about a value of another kind than its own. */
const branchWords = new Set(['type', 'enum', 'const'])

function isBranch({keyword, schemaPath}: SchemaError): boolean {
  return branchWords.has(keyword) || (keyword === 'required' && /\/(?:anyOf|oneOf)\/\d+\/required$/u.test(schemaPath))
}

/** The unions whose value or parts of it are wrong in a way that only a fitting branch can notice. */
function unionsAround(errors: readonly SchemaError[], unions: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const found = new Set<string>()
  for (const error of errors) {
    const {instancePath, keyword, propertyName} = error
    if (propertyName !== undefined || !(isBranch(error) || unionWords.has(keyword))) found.add(instancePath)
    for (let end = instancePath.lastIndexOf('/'); end >= 0; end = instancePath.lastIndexOf('/', end - 1)) {
      const around = instancePath.slice(0, end)
      if (unions.has(around)) found.add(around)
      if (end === 0) break
    }
  }
  return found
}
