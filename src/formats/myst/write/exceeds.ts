import {maxYamlLength, maxYamlLevels, maxYamlNodes} from '../../../model/limits.ts'
import {isList, isMap, type Value} from '../../../model/value.ts'
import {printJson} from '../../../parse/json-print.ts'

/** Whether a value is more than a reader of YAML takes. Deep values are followed only so far. */
export function exceedsYaml(value: Value): boolean {
  let nodes = 0
  const isDeep = (item: Value, level: number): boolean => {
    nodes++
    if (level > maxYamlLevels || nodes > maxYamlNodes) return true
    if (isList(item)) return item.some(each => isDeep(each, level + 1))
    return isMap(item) && [...item.values()].some(each => isDeep(each, level + 1))
  }
  return isDeep(value, 0) || printJson(value).length > maxYamlLength
}
