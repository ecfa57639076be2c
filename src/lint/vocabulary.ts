import type {DataSource} from '../model/rule.ts'
import {isList, isMap, mapOf, type Value, type ValueMap} from '../model/value.ts'
import {linesOf, positionAt} from '../parse/lines.ts'
import {findNearest, type Tree, treeValue} from '../parse/tree.ts'
import {parseYaml} from '../parse/yaml.ts'
import {textsOf} from './config/read.ts'
import {nearest} from './schemas/nearest.ts'
import {validate} from './schemas/violations.ts'

/** Why a text is no list of data sources. */
export interface VocabularyProblem {
  /** From 1. */
  readonly line: number
  readonly message: string
}

export interface VocabularyOptions {
  /** Whether the pinned version of ATT&CK has a data component. */
  readonly isComponent: (id: string) => boolean
}

/** Reads a list of data sources, YAML. The first thing that is wrong with it is the result where there is one. */
export function readVocabulary(text: string, {isComponent}: VocabularyOptions): readonly DataSource[] | VocabularyProblem {
  const lines = linesOf(text)
  const lineOf = (offset: number): number => positionAt(lines, offset).line
  const {tree, problems} = parseYaml(text, {version: '1.2'})
  const error = problems.find(({severity, rule}) => severity === 'error' || rule === 'parse/duplicate-key')
  if (error) return {line: lineOf(error.start), message: error.message}
  const value = tree ? treeValue(tree) : new Map<string, Value>()
  const [violation] = validate('vocabulary', value)
  const wrong = violation ?? wrongKey(value) ?? wrongName(value) ?? wrongComponent(value, isComponent)
  if (wrong) return {line: tree ? lineOf(startOf(tree, wrong.pointer)) : 1, message: wrong.message}
  return entriesOf(value).map(sourceOf)
}

interface Wrong {
  readonly pointer: string
  readonly message: string
}

const keys = [
  'name',
  'platform',
  'description',
  'aliases',
  'query_names',
  'attack_data_components',
  'retention_days',
  'owner',
  'deprecated',
  'replaced_by',
]

/** Keys of the team's own are welcome, but one that is nearly known would be left out in silence. */
function wrongKey(value: Value): Wrong | undefined {
  for (const [index, entry] of entriesOf(value).entries()) {
    for (const key of entry.keys()) {
      const meant = nearest(key, keys) ?? keys.find(known => key.length > 3 && known.startsWith(key))
      if (meant === undefined || meant === key) continue
      return {pointer: `/data_sources/${index}`, message: `Expected the key \`${meant}\`, got \`${key}\`.`}
    }
  }
  return undefined
}

/** A name belongs to one entry, and so does an alias: a fix has to know which one is meant. */
function wrongName(value: Value): Wrong | undefined {
  const owners = new Map<string, number>()
  const entries = entriesOf(value)
  for (const [index, entry] of entries.entries()) {
    const name = textOf(entry.get('name'))
    if (owners.has(name)) return {pointer: `/data_sources/${index}`, message: `Unexpected second entry \`${name}\`: remove one.`}
    owners.set(name, index)
  }
  const names = new Map([...owners].map(([name, index]) => [name.toLowerCase(), index]))
  for (const [index, entry] of entries.entries()) {
    for (const alias of textsOf(entry.get('aliases'))) {
      const owner = names.get(alias.toLowerCase())
      if (owner !== undefined && owner !== index) {
        return {
          pointer: `/data_sources/${index}`,
          message: `Expected an alias of one entry, got \`${alias}\`, which is another entry's too.`,
        }
      }
      names.set(alias.toLowerCase(), index)
    }
  }
  return undefined
}

function wrongComponent(value: Value, isComponent: VocabularyOptions['isComponent']): Wrong | undefined {
  for (const [index, entry] of entriesOf(value).entries()) {
    for (const [at, id] of textsOf(entry.get('attack_data_components')).entries()) {
      if (isComponent(id)) continue
      const message = `Expected a data component of the pinned version of ATT&CK, got \`${id}\`.`
      return {pointer: `/data_sources/${index}/attack_data_components/${at}`, message}
    }
  }
  return undefined
}

function sourceOf(entry: ValueMap): DataSource {
  const [platform, description, replacedBy] = ['platform', 'description', 'replaced_by'].map(key => entry.get(key))
  return {
    name: textOf(entry.get('name')),
    ...(typeof platform === 'string' && {platform}),
    ...(typeof description === 'string' && {description}),
    aliases: textsOf(entry.get('aliases')),
    queryNames: textsOf(entry.get('query_names')),
    deprecated: entry.get('deprecated') === true,
    ...(typeof replacedBy === 'string' && {replacedBy}),
  }
}

function entriesOf(value: Value): readonly ValueMap[] {
  const list = mapOf(value).get('data_sources')
  return isList(list) ? list.filter(isMap) : []
}

/** The schema has checked that names are texts. */
function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : ''
}

function startOf(tree: Tree, pointer: string): number {
  return findNearest(tree, pointer).tree.span.start
}
