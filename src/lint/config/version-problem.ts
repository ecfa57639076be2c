import {isMap} from '../../model/value.ts'
import {linesOf, positionAt} from '../../parse/lines.ts'
import {treeValue} from '../../parse/tree.ts'
import {parseYaml} from '../../parse/yaml.ts'
import type {ConfigProblem} from './config.ts'
import {isInRange} from './version-range.ts'

const key = /^huntbook[ \t]*:/mu

/**
 * What is wrong where a configuration is for another version. It is asked before anything else is: keys that this version does not know
 * are what another version is for.
 */
export function versionProblem(
  text: string,
  {path, version}: {readonly path: string; readonly version: string},
): ConfigProblem | undefined {
  const at = key.exec(text)?.index
  if (at === undefined) return undefined
  const {tree} = parseYaml(text, {version: '1.2'})
  const value = tree && treeValue(tree)
  const range = value !== undefined && isMap(value) ? value.get('huntbook') : undefined
  // What is no text is left to the schema.
  if (typeof range !== 'string') return undefined
  const isIn = isInRange(version, range)
  if (isIn === true) return undefined
  const {line, column} = positionAt(linesOf(text), at)
  return isIn === undefined
    ? {path, line, column, message: `Expected a range of versions such as \`^0.1\`, got \`${range}\`.`}
    : {
        path,
        line,
        column,
        message: `Expected huntbook \`${range}\`, this is ${version}.`,
        hint: 'run the version that the catalog is for, or change `huntbook` in its configuration',
      }
}
