import {escapePointer, pointerKeys} from '../../model/pointer.ts'
import type {Violation} from '../../model/rule.ts'
import {isList, isMap, type Value} from '../../model/value.ts'
import {collapse} from './collapse.ts'
import {inDocumentOrder} from './document-order.ts'
import {messageOf} from './message.ts'
import type {SchemaError} from './validator.ts'

/** Makes what ajv says about a value fit for people: at most one violation a place, in document order. */
export function explain(errors: readonly SchemaError[], value: Value, patterns: ReadonlyMap<string, string>): readonly Violation[] {
  const found = new Map<string, Violation>()
  for (const error of collapse(errors)) {
    const violation = violationOf(error, value, patterns)
    const place = JSON.stringify([violation.pointer, violation.key])
    if (!found.has(place)) found.set(place, violation)
  }
  return inDocumentOrder([...found.values()], value)
}

/** The parameters that name a key of the mapping. */
const keyParams = new Map([
  ['required', 'missingProperty'],
  ['dependentRequired', 'missingProperty'],
  ['additionalProperties', 'additionalProperty'],
  ['unevaluatedProperties', 'unevaluatedProperty'],
])

function violationOf(error: SchemaError, root: Value, patterns: ReadonlyMap<string, string>): Violation {
  const {instancePath, keyword, params, propertyName} = error
  if (propertyName !== undefined) {
    return {pointer: instancePath, key: propertyName, keyword: 'propertyNames', message: messageOf(error, propertyName, patterns)}
  }
  const pointer = keyword === 'uniqueItems' ? `${instancePath}/${laterOf(params)}` : instancePath
  const key = params[keyParams.get(keyword) ?? '']
  return {
    pointer,
    ...(typeof key === 'string' && {key}),
    keyword,
    message: messageOf(error, at(root, pointer), patterns),
  }
}

function laterOf({i, j}: SchemaError['params']): string {
  return escapePointer(String(Math.max(Number(i), Number(j))))
}

function at(root: Value, pointer: string): Value {
  let value: Value | undefined = root
  for (const key of pointerKeys(pointer)) {
    value = isMap(value) ? value.get(key) : isList(value) ? value[Number(key)] : undefined
  }
  return value ?? null
}
