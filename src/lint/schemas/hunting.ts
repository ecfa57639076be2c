import type {FieldAliases} from '../../model/hunt.ts'
import type {KnownKeys, Violation} from '../../model/rule.ts'
import type {Value} from '../../model/value.ts'
import {huntingKeys} from '../generated/validators.ts'
import {type Check, compileSchema} from './compile.ts'
import {type NamedKeys, namedKeys} from './named-keys.ts'
import {validate} from './violations.ts'

/** A team's schema of the hunting block. */
export interface TeamSchema {
  readonly check: Check
  readonly keys: NamedKeys
}

/** All schemas of the hunting block that hold for a file. */
export interface HuntingSchema {
  /** Takes the block with its fields under their own names. */
  readonly check: Check
  readonly knownKeys: () => KnownKeys
}

export interface NamedSchema {
  readonly schema: TeamSchema
  /** As messages call it, such as "schema of `mdr`". */
  readonly name: string
}

/** Rejects with an error whose message says what is wrong with the schema. */
export async function compileTeamSchema(schema: unknown): Promise<TeamSchema> {
  return {check: await compileSchema(schema), keys: namedKeys(schema)}
}

/** Puts the schema of the fields and those of teams together: a block has to fit all of them. */
export function huntingSchema(teams: readonly NamedSchema[] = [], aliases: FieldAliases = new Map()): HuntingSchema {
  return {check: block => violationsIn(block, teams), knownKeys: () => knownKeysOf(teams, aliases)}
}

/** A team may ask for what the fields' own schema asks for. That is said once. */
function violationsIn(block: Value, teams: readonly NamedSchema[]): readonly Violation[] {
  const found = [...validate('hunting', block)]
  const said = new Set(found.map(identityOf))
  for (const {schema, name} of teams) {
    for (const violation of schema.check(block)) {
      if (said.has(identityOf(violation))) continue
      said.add(identityOf(violation))
      found.push({...violation, message: `${violation.message.replace(/\.$/u, '')} (${name}).`})
    }
  }
  return found
}

function identityOf({pointer, key, message}: Violation): string {
  return JSON.stringify([pointer, key, message])
}

function knownKeysOf(teams: readonly NamedSchema[], aliases: FieldAliases): KnownKeys {
  const fields = [...huntingKeys, ...teams.flatMap(({schema}) => [...schema.keys.names])]
  const names = new Map([...[...aliases], ...fields.map((name): [string, string] => [name, name])])
  const patterns = teams.flatMap(({schema}) => schema.keys.patterns)
  return {names, has: key => names.has(key) || patterns.some(pattern => pattern.test(key))}
}
