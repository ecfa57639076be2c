import type {Config, Layer} from '../lint/config/config.ts'
import {layersFor} from '../lint/config/resolve.ts'
import {compileTeamSchema, type HuntingSchema, huntingSchema, type NamedSchema, type TeamSchema} from '../lint/schemas/hunting.ts'
import {readUtf8} from './config.ts'
import {insideRoot} from './services.ts'
import {ToolError} from './tool-error.ts'

export type HuntingSchemaOf = (path: string) => HuntingSchema

/** Loads the schemas of the hunting block that the configuration names. All of those that hold for a file hold together. */
export async function loadTeamSchemas({
  configRoot,
  config,
}: {
  readonly configRoot: string
  readonly config: Config
}): Promise<HuntingSchemaOf> {
  const schemas = new Map<string, TeamSchema>()
  for (const {schema} of config.layers) {
    if (schema === undefined || schemas.has(schema)) continue
    try {
      schemas.set(schema, await compileTeamSchema(JSON.parse(readUtf8(insideRoot(configRoot, schema), schema))))
    } catch (error) {
      if (error instanceof ToolError) throw error
      const reason = error instanceof Error ? error.message : String(error)
      throw new ToolError('SCHEMA_INVALID', `${schema} is no JSON Schema: ${reason}`, {cause: error})
    }
  }
  return path => {
    const named = new Map<string, NamedSchema>()
    for (const layer of layersFor(config, path)) {
      const schema = layer.schema === undefined ? undefined : schemas.get(layer.schema)
      if (schema && layer.schema !== undefined) named.set(layer.schema, {schema, name: nameOf(layer.schema, layer)})
    }
    return huntingSchema([...named.values()], config.aliases)
  }
}

/** Of an override for one team that is the team, which readers know; else the file. */
function nameOf(path: string, {files}: Layer): string {
  const [only, ...others] = files ?? []
  const team = others.length === 0 ? /^hunts\/([^*?[\]{}/]+)\/\*\*$/u.exec(only ?? '')?.[1] : undefined
  return team === undefined ? `schema \`${path}\`` : `schema of \`${team}\``
}
