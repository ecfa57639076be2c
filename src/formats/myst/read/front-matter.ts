import {equalValues, type ValueMap} from '../../../model/value.ts'
import {type MapTree, treeValue} from '../../../parse/tree.ts'
import {parseYaml} from '../../../parse/yaml.ts'
import {safeDump} from '../yaml/print.ts'

/**
 * The source of the raw cell that keys at the beginning of a header stand for: their lines as they are, or, where they are mixed with
 * other keys, as PyYAML's `safe_dump` prints them.
 */
export function frontMatterOf(excluded: ValueMap, {entries}: MapTree, yaml: string): string {
  const other = entries.find(({key}) => !excluded.has(key))
  const end = other ? yaml.lastIndexOf('\n', other.keySpan.start) + 1 : yaml.length
  const lines = yaml.slice(0, end)
  const {tree, problems} = parseYaml(lines, {version: '1.1'})
  const exact = tree && problems.every(({severity}) => severity !== 'error') && equalValues(treeValue(tree), excluded)
  return `---\n${exact ? lines : safeDump(excluded)}---`
}
