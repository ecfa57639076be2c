import {isList, isMap, mapOf, type Value, type ValueMap} from '../../model/value.ts'

/** The hooks of a configuration of pre-commit, whoever serves them. What is no hook is passed over. */
export function hooksIn(config: Value | undefined): readonly ValueMap[] {
  return maps(mapOf(config).get('repos')).flatMap(repo => maps(repo.get('hooks')))
}

function maps(value: Value | undefined): readonly ValueMap[] {
  return (isList(value) ? value : []).filter(isMap)
}
