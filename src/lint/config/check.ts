import {maxAlternatives} from '../../model/limits.ts'
import {escapePointer} from '../../model/pointer.ts'
import type {Rule} from '../../model/rule.ts'
import {isList, isMap, type ValueMap} from '../../model/value.ts'
import {compileSchema} from '../schemas/compile.ts'
import type {ConfigProblem} from './config.ts'
import {hasTooMany, leadsOutside} from './globs.ts'
import {type ConfigFile, hintOf, textsOf} from './read.ts'
import {groupOf} from './resolve.ts'

/** What a configuration is checked against. */
export interface KnownRules {
  readonly rules: readonly Rule[]
  /** Packs that have not been loaded: nobody knows their rules. */
  readonly unloaded?: ReadonlySet<string>
}

/** What the schema cannot know: rules that exist, the options that each takes, globs that leave the root, `team` and `files` at once. */
export async function checkConfig(file: ConfigFile, rules: KnownRules): Promise<ConfigProblem[]> {
  const problems: ConfigProblem[] = []
  const overrides = file.value.get('overrides')
  for (const [entry, pointer] of [[file.value, ''], ...listed(overrides)] as const) {
    problems.push(...(await checkRules(file, {entry, pointer}, rules)), ...checkGlobs(file, {entry, pointer}))
    if (pointer === '') continue
    if (entry.has('team') === entry.has('files')) problems.push(file.problemAt(pointer, {message: 'Expected either `files` or `team`.'}))
  }
  return problems
}

function listed(overrides: ReturnType<ValueMap['get']>): [ValueMap, string][] {
  const list = isList(overrides) ? overrides : []
  return list.flatMap((entry, index): [ValueMap, string][] => (isMap(entry) ? [[entry, `/overrides/${index}`]] : []))
}

interface Entry {
  readonly entry: ValueMap
  readonly pointer: string
}

async function checkRules(file: ConfigFile, {entry, pointer}: Entry, {rules, unloaded}: KnownRules): Promise<ConfigProblem[]> {
  const settings = entry.get('rules')
  const problems: ConfigProblem[] = []
  for (const [id, setting] of isMap(settings) ? settings : []) {
    if (unloaded?.has(groupOf(id))) continue
    const at = `${pointer}/rules/${escapePointer(id)}`
    const problem = unknownRule(id, rules)
    if (problem) problems.push(file.problemAt(at, {...problem, part: 'key'}))
    else if (isMap(setting)) problems.push(...(await checkOptions(file, {at, setting, rule: rules.find(rule => rule.meta.id === id)})))
  }
  return problems
}

function checkGlobs(file: ConfigFile, {entry, pointer}: Entry): ConfigProblem[] {
  return ['files', 'ignore'].flatMap(key =>
    [...textsOf(entry.get(key)).entries()].flatMap(([index, glob]) => {
      const message = globProblem(glob)
      return message === undefined ? [] : [file.problemAt(`${pointer}/${key}/${index}`, {message})]
    }),
  )
}

function globProblem(glob: string): string | undefined {
  if (hasTooMany(glob)) return `Expected a glob whose braces stand for at most ${maxAlternatives} patterns, got more.`
  if (leadsOutside(glob)) return `Expected a glob inside the root, got \`${glob}\`.`
  // Matchers disagree about these two: a negation, a comment, or a name.
  return /^[!#]/u.test(glob) ? `Unexpected \`${glob[0]}\` at the start of \`${glob}\`: write it as \`[${glob[0]}]\` in a name.` : undefined
}

/** Why an id or group names no rule, and the one that may be meant. */
export function unknownRule(id: string, rules: readonly Rule[]): {readonly message: string; readonly hint?: string} | undefined {
  const ids = rules.map(rule => rule.meta.id)
  const groups = [...new Set(ids.map(name => `${name.slice(0, name.indexOf('/'))}/*`))]
  if (ids.includes(id) || groups.includes(id)) return undefined
  if (id === 'suppress/unused') return {message: `Expected a known rule, got \`${id}\`.`, hint: 'its severity is `suppressions.unused`'}
  const hint = hintOf(id, [...ids, ...groups])
  return {message: `Expected a known rule, got \`${id}\`.`, ...(hint !== undefined && {hint})}
}

interface OptionsAt {
  readonly at: string
  readonly setting: ValueMap
  /** Absent for a group, which takes no options. */
  readonly rule: Rule | undefined
}

async function checkOptions(file: ConfigFile, {at, setting, rule}: OptionsAt): Promise<ConfigProblem[]> {
  const options = new Map(setting)
  options.delete('severity')
  if (options.size === 0) return []
  const properties = rule?.meta.options?.properties ?? {}
  const validate = await compileSchema({type: 'object', properties, additionalProperties: false})
  return validate(options).map(({pointer, key, keyword, message}) => {
    if (keyword !== 'additionalProperties' || key === undefined) return file.problemAt(at + pointer, {message})
    if (pointer !== '') return file.problemAt(`${at}${pointer}/${escapePointer(key)}`, {message, part: 'key'})
    const text = rule ? `Expected an option of \`${rule.meta.id}\`, got \`${key}\`.` : `Expected a severity, got the option \`${key}\`.`
    return file.problemAt(`${at}/${escapePointer(key)}`, {message: text, hint: hintOf(key, Object.keys(properties)), part: 'key'})
  })
}
