import type {Problem} from '../../model/diagnostic.ts'
import {isList, isMap, type Value, type ValueMap} from '../../model/value.ts'
import {linesOf, positionAt} from '../../parse/lines.ts'
import {findNearest, type Tree, treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import {nearest} from '../schemas/nearest.ts'
import {validate} from '../schemas/violations.ts'
import type {ConfigProblem} from './config.ts'

/** A configuration file, checked against its schema. Presets that it extends are not read yet. */
export interface ConfigFile {
  readonly path: string
  readonly value: ValueMap
  /** Makes a problem of a place in the file. */
  readonly problemAt: (pointer: string, message: string, hint?: string) => ConfigProblem
}

/** The keys of the file's top level, for "did you mean". */
const keys = ['files', 'ignore', 'useIgnoreFiles', 'extends', 'rules', 'overrides', 'metadata', 'attack', 'report', 'limits', 'export']

/** Reads YAML 1.2, in which `off` is a word. */
export function readConfig(text: string, path: string): ConfigFile | readonly ConfigProblem[] {
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
  const problemAt = (pointer: string, message: string, hint?: string): ConfigProblem => ({
    ...at(tree ? startOf(tree, pointer) : 0),
    message,
    ...(hint !== undefined && {hint}),
  })
  const violations = validate('config', value).map(({pointer, key, keyword, message}) => {
    if (keyword !== 'additionalProperties' || key === undefined) return problemAt(pointer, message)
    const meant = nearest(key, keys)
    return problemAt(`${pointer}/${key}`, message, meant === undefined ? undefined : `did you mean \`${meant}\`?`)
  })
  return violations.length > 0 ? violations : {path, value, problemAt}
}

/** A missing or unexpected key is at the key itself where there is one, else at what should hold it. */
function startOf(tree: Tree, pointer: string): number {
  const {tree: found, entry} = findNearest(tree, pointer)
  return entry && found.kind !== 'scalar' ? entry.keySpan.start : found.span.start
}

/** A list of texts, of a value that the schema has checked. */
export function textsOf(value: Value | undefined): string[] {
  return isList(value) ? value.filter(item => typeof item === 'string') : []
}
