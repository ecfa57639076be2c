import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {rules as shipped} from '../../rules/index.ts'
import {parseAttack} from '../attack/index.ts'
import {python3} from '../lint/config/config.ts'
import type {AttackIndex} from '../model/attack.ts'
import type {RuleSettings} from '../model/rule.ts'
import {canonicalTags, effects, tagsWithoutEffect} from '../model/tags.ts'
import {readUtf8} from './config.ts'
import {engineChecks} from './engine-checks.ts'
import {explain} from './explain.ts'
import {packageFolder} from './package.ts'
import {newestAttack, shippedFile} from './services.ts'
import type {Workspace} from './workspace.ts'

/** What people may ask about words while they write. Nothing is read before the first question. */
export interface Knowledge {
  readonly attack: (workspace: Workspace | undefined) => AttackIndex
  /** Ids of rules with the sentence that describes each, those of packs included. */
  readonly rules: (workspace: Workspace | undefined) => ReadonlyMap<string, string>
  /** Why a rule that ships, or a check of the engine, is there: Markdown of its page. */
  readonly whyOf: (id: string) => Promise<string | undefined>
  readonly settings: (workspace: Workspace | undefined, path: string) => RuleSettings
  /** The keys that the `hunting` block of a file may have, with what the schema says of each. */
  readonly huntingKeys: () => ReadonlyMap<string, string>
  /** Tags of cells, with what each does in an export. */
  readonly cellTags: (workspace: Workspace | undefined) => ReadonlyMap<string, string>
}

export function openKnowledge(): Knowledge {
  const indexes = new Map<string, AttackIndex>()
  let keys: ReadonlyMap<string, string> | undefined
  return {
    attack: workspace => {
      const version = workspace?.config.attack.version ?? newestAttack
      const known = indexes.get(version) ?? readIndex(version)
      indexes.set(version, known)
      return known
    },
    rules: workspace => {
      const ofRules = (workspace?.rules ?? shipped).map(({meta}) => [meta.id, meta.description] as const)
      return new Map([...ofRules, ...engineChecks.map(({id, description}) => [id, description] as const)])
    },
    whyOf: async id => {
      const isOurs = shipped.some(({meta}) => meta.id === id) || engineChecks.some(check => check.id === id)
      return isOurs ? (await explain(id, {cwd: packageFolder()})).sections[0]?.text : undefined
    },
    settings: (workspace, path) => workspace?.services.settingsFor?.(path) ?? workspace?.services.settings ?? noSettings,
    huntingKeys: () => {
      keys ??= readKeys()
      return keys
    },
    cellTags: workspace => {
      const own = [...(workspace?.config.export.knownTags ?? [])].map(
        tag => [tag, 'A tag of the team. It changes nothing in an export.'] as const,
      )
      return new Map([...ofVocabulary(), ...own])
    },
  }
}

const noSettings: RuleSettings = {domains: ['enterprise'], knownTags: new Set(), retired: new Map(), kernelspec: python3}

function readIndex(version: string): AttackIndex {
  const file = shippedFile(version)
  const index = parseAttack(readUtf8(file, file))
  if (typeof index === 'string') throw new Error(index)
  return index
}

function readKeys(): ReadonlyMap<string, string> {
  // A file of our own, of the shape that a JSON Schema has.
  const {properties} = JSON.parse(readFileSync(join(packageFolder(), 'schemas/hunting.schema.json'), 'utf8')) as {
    readonly properties: Readonly<Record<string, {readonly description?: string}>>
  }
  return new Map(Object.entries(properties).map(([key, {description = ''}]) => [key, description]))
}

/** Each spelling of the tags that an export knows. */
function ofVocabulary(): (readonly [string, string])[] {
  const acting = [...canonicalTags].map(([tag, canonical]) => {
    const effect = effectOf(canonical)
    return [tag, tag === canonical ? effect : `The same as \`${canonical}\`. ${effect}`] as const
  })
  return [...acting, ...[...tagsWithoutEffect].map(tag => [tag, 'It changes nothing in an export.'] as const)]
}

const parts = {
  cell: 'the whole cell',
  source: 'its source',
  outputs: 'all outputs',
  stdout: 'the output stream `stdout`',
  stderr: 'the output stream `stderr`',
  parameters: 'the whole cell, unless parameters are shown',
} as const

function effectOf(tag: string): string {
  if (tag === 'analyst_input') return 'Marks a cell that an analyst has to fill in. It removes nothing from an export.'
  if (tag === 'evidence') return 'Marks the outputs of a cell as evidence. It removes nothing from an export.'
  const [code, text] = [effects([tag], 'code'), effects([tag], 'markdown')]
  const said = ([type, removed]: readonly [string, object]): string[] => {
    const names = Object.keys(parts).filter(part => Object.hasOwn(removed, part))
    // The keys of the table are those of the effects.
    return names.length === 0 ? [] : [`${type}: ${names.map(name => parts[name as keyof typeof parts]).join(', ')}`]
  }
  return `An export leaves out, of ${[['code cells', code] as const, ['text cells', text] as const].flatMap(said).join('; of ')}.`
}
