import {type AttackDomain, attackDomains} from '../model/attack.ts'

/** An index file whose shape was checked. Facts stay as they stand in it. */
export interface AttackFile {
  readonly attackVersion: string
  readonly notice: string
  readonly domains: ReadonlyMap<AttackDomain, DomainFacts>
}

export interface DomainFacts {
  readonly tactics: readonly TacticFacts[]
  readonly techniques: readonly TechniqueFacts[]
  readonly dataComponents: readonly {readonly id: string; readonly name: string}[]
  /** Keys are data: read it as a map. */
  readonly techniqueDataComponents: object
}

export interface TacticFacts {
  readonly id: string
  readonly stix?: string
  readonly shortname: string
  readonly name: string
}

export interface TechniqueFacts {
  readonly id: string
  readonly stix?: string
  readonly name: string
  readonly tactics: readonly string[]
  readonly subtechniqueOf: string | null
  readonly platforms: readonly string[]
  readonly status: 'active' | 'revoked' | 'deprecated'
  readonly replacedBy: string | null
}

/** The file, or what is wrong with it as a sentence. */
export function readAttackFile(text: string): AttackFile | string {
  const json = parseJson(text)
  if (!isRecord(json)) return 'Expected an ATT&CK index: a JSON object with `attackVersion` and `domains`.'
  const wrong = wrongKey(json, fileShape, '')
  if (wrong !== undefined) return wrong
  // The table has just checked these keys.
  const {attackVersion, notice, domains} = json as {attackVersion: string; notice: string; domains: object}
  const found = new Map<AttackDomain, DomainFacts>()
  for (const [name, facts] of Object.entries(domains)) {
    const domain = attackDomains.find(candidate => candidate === name)
    if (domain === undefined) return `Expected domains out of \`${attackDomains.join('`, `')}\`, got \`${name}\`.`
    const problem = wrongDomain(facts, `/domains/${domain}`)
    if (problem !== undefined) return problem
    // `wrongDomain` has checked every field.
    found.set(domain, facts as DomainFacts)
  }
  if (found.size === 0) return 'Expected at least one domain at `/domains`.'
  return {attackVersion, notice, domains: found}
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Kind {
  readonly expected: string
  readonly fits: (value: unknown) => boolean
}

type Shape = Readonly<Record<string, Kind>>

const text: Kind = {expected: 'a string', fits: isText}
const optionalText: Kind = {expected: 'a string', fits: value => value === undefined || isText(value)}
const textOrNull: Kind = {expected: 'a string or null', fits: value => value === null || isText(value)}
const texts: Kind = {expected: 'a list of strings', fits: isTexts}
const list: Kind = {expected: 'a list', fits: Array.isArray}
const record: Kind = {expected: 'an object', fits: isRecord}
const status: Kind = {
  expected: 'one of `active`, `revoked`, `deprecated`',
  fits: value => value === 'active' || value === 'revoked' || value === 'deprecated',
}

const fileShape: Shape = {attackVersion: text, notice: text, domains: record}
const domainShape: Shape = {tactics: list, techniques: list, dataComponents: list, techniqueDataComponents: record}
const itemShapes: Readonly<Record<string, Shape>> = {
  tactics: {id: text, stix: optionalText, shortname: text, name: text},
  techniques: {
    id: text,
    stix: optionalText,
    name: text,
    tactics: texts,
    subtechniqueOf: textOrNull,
    platforms: texts,
    status,
    replacedBy: textOrNull,
  },
  dataComponents: {id: text, name: text},
}

function wrongDomain(facts: unknown, pointer: string): string | undefined {
  const wrong = wrongKey(facts, domainShape, pointer)
  if (wrong !== undefined || !isRecord(facts)) return wrong
  for (const [key, shape] of Object.entries(itemShapes)) {
    const items = facts[key]
    if (!Array.isArray(items)) continue
    for (const [index, item] of items.entries()) {
      const problem = wrongKey(item, shape, `${pointer}/${key}/${index}`)
      if (problem !== undefined) return problem
    }
  }
  const {techniqueDataComponents} = facts
  for (const [id, components] of Object.entries(techniqueDataComponents ?? {})) {
    if (!isTexts(components)) return `Expected a list of strings for \`${id}\` at \`${pointer}/techniqueDataComponents\`.`
  }
  return undefined
}

/** What the first key is whose value does not fit the shape. */
function wrongKey(value: unknown, shape: Shape, pointer: string): string | undefined {
  if (!isRecord(value)) return `Expected an object at \`${pointer}\`.`
  for (const key in shape) {
    const kind = shape[key]
    if (kind && !kind.fits(value[key])) return `Expected ${kind.expected} at \`${pointer}/${key}\`.`
  }
  return undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText)
}
