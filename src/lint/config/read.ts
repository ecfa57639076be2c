import type {Problem} from '../../model/diagnostic.ts'
import {escapePointer, pointerKeys} from '../../model/pointer.ts'
import {isList, isMap, type Value, type ValueMap} from '../../model/value.ts'
import {linesOf, positionAt} from '../../parse/lines.ts'
import {findNearest, type Tree, treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import {nearest} from '../schemas/nearest.ts'
import {type SchemaName, validate} from '../schemas/violations.ts'
import type {ConfigProblem} from './config.ts'

/** A configuration file, checked against its schema. Presets that it extends are not read yet. */
export interface ConfigFile {
  readonly path: string
  readonly value: ValueMap
  /** Makes a problem of a place in the file. */
  readonly problemAt: (pointer: string, text: ProblemText) => ConfigProblem
}

export interface ProblemText {
  readonly message: string
  readonly hint?: string | undefined
  /** The key is meant, not its value. */
  readonly part?: 'key'
}

/** The keys that the schema knows, by the name of the mapping that holds them; those of the file itself under no name. */
export const configKeys: ReadonlyMap<string, readonly string[]> = new Map([
  [
    '',
    [
      'huntbook',
      'files',
      'ignore',
      'useIgnoreFiles',
      'extends',
      'packs',
      'rules',
      'overrides',
      'metadata',
      'attack',
      'pairs',
      'report',
      'limits',
      'cache',
      'suppressions',
      'baseline',
      'convert',
      'export',
      'new',
    ],
  ],
  ['overrides', ['files', 'team', 'ignore', 'rules', 'pairs', 'metadata']],
  ['metadata', ['schema', 'aliases', 'vocabulary', 'retired']],
  ['attack', ['version', 'domains', 'next']],
  ['pairs', ['mode', 'path']],
  ['report', ['formats', 'maxDiagnostics', 'docsUrl']],
  ['limits', ['maxFileBytes', 'fileMs', 'ruleMs', 'catalogMs', 'maxDepth']],
  ['cache', ['enabled', 'folder']],
  ['suppressions', ['requireReason', 'unused']],
  ['convert', ['representation', 'jupytextVersion', 'stale']],
  [
    'export',
    [
      'knownTags',
      'showInput',
      'streams',
      'errors',
      'showParameters',
      'to',
      'out',
      'keepTags',
      'lenientTags',
      'sections',
      'final',
      'embedImages',
      'audit',
      'maxBytes',
      'split',
      'defang',
      'includePrivate',
      'includeParameters',
      'allowIncomplete',
      'severity',
      'tlp',
      'assignee',
      'tenants',
      'allowList',
      'outputLimits',
    ],
  ],
  ['outputLimits', ['tableRows', 'tableColumns', 'textUnits', 'textLines', 'pictureBytes', 'allPictureBytes']],
  ['new', ['team', 'templates', 'template', 'to', 'technique', 'dataSource', 'tag', 'param', 'kernelspec']],
  ['kernelspec', ['name', 'display_name', 'language']],
])

/** Reads YAML 1.2, in which `off` is a word. */
export function readConfig(text: string, path: string): ConfigFile | readonly ConfigProblem[] {
  return readSettings(text, {path, schema: 'config', keys: configKeys})
}

interface SettingsOptions {
  /** As problems name the file. */
  readonly path: string
  readonly schema: SchemaName
  /** As in `configKeys`. */
  readonly keys: ReadonlyMap<string, readonly string[]>
}

/** Reads a YAML file that people write, and checks it against a schema. */
export function readSettings(text: string, {path, schema, keys}: SettingsOptions): ConfigFile | readonly ConfigProblem[] {
  const lines = linesOf(text)
  const {tree, problems} = parseYaml(text, {version: '1.2'})
  const at = (offset: number): Pick<ConfigProblem, 'path' | 'line' | 'column'> => {
    // What is missing at the end is missing on the last line that says something.
    const {line, column} = positionAt(lines, Math.min(offset, text.trimEnd().length))
    return {path, line, column}
  }
  const errors = problems.filter(problem => problem.severity === 'error' || problem.rule === 'parse/duplicate-key')
  if (errors.length > 0) return errors.map((problem: Problem) => ({...at(problem.start), message: problem.message}))
  const value = tree ? treeValue(tree) : new Map<string, Value>()
  if (!isMap(value)) return [{...at(0), message: 'Expected a mapping of settings, got something else.'}]
  const problemAt: ConfigFile['problemAt'] = (pointer, {message, hint, part}) => ({
    ...at(tree ? startOf(tree, pointer, part) : 0),
    message,
    ...(hint !== undefined && {hint}),
  })
  const violations = validate(schema, value).map(({pointer, key, keyword, message}) => {
    if (keyword === 'propertyNames' && key !== undefined) return problemAt(`${pointer}/${escapePointer(key)}`, {message, part: 'key'})
    if (keyword !== 'additionalProperties' || key === undefined) return problemAt(pointer, {message})
    const holder = pointerKeys(pointer).findLast(name => keys.has(name)) ?? ''
    return problemAt(`${pointer}/${escapePointer(key)}`, {
      message,
      hint: hintOf(
        key,
        (keys.get(holder) ?? []).filter(name => name !== key),
      ),
      part: 'key',
    })
  })
  return violations.length > 0 ? violations : {path, value, problemAt}
}

/** What may be meant by a word that is not known. */
export function hintOf(word: string, known: Iterable<string>): string | undefined {
  const meant = nearest(word, known)
  return meant === undefined ? undefined : `did you mean \`${meant}\`?`
}

/** What is missing is at the key of what should hold it. */
function startOf(tree: Tree, pointer: string, part: 'key' | undefined): number {
  const {tree: found, entry} = findNearest(tree, pointer)
  return entry && (part === 'key' || found.kind !== 'scalar') ? entry.keySpan.start : found.span.start
}

/** A list of texts, of a value that the schema has checked. */
export function textsOf(value: Value | undefined): string[] {
  return isList(value) ? value.filter(item => typeof item === 'string') : []
}
