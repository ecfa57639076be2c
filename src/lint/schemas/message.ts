import {isList, isMap, isNumber, type Value} from '../../model/value.ts'
import {shown} from '../../parse/json/shown.ts'
import type {SchemaError} from './validator.ts'

/** What a person is told about a value that breaks a keyword. `patterns` says what the strings of a pattern are. */
export function messageOf(error: SchemaError, value: Value, patterns: ReadonlyMap<string, string>): string {
  const {keyword, params} = error
  const say = messages.get(keyword)
  if (say) return say(params, value)
  if (keyword === 'pattern') return ofPattern(String(params.pattern), value, patterns)
  if (keyword === 'anyOf') return ofBranches(params.branches, value)
  return `Expected a value that the schema allows (\`${shown(keyword)}\`), got ${described(value)}.`
}

type Say = (params: SchemaError['params'], value: Value) => string

const messages: ReadonlyMap<string, Say> = new Map<string, Say>([
  ['type', ({type}, value) => `Expected ${or(typeNames(type))}, got ${kindOf(value)}.`],
  ['enum', ({allowedValues}, value) => ofValues(allowedValues, value)],
  ['const', ({allowedValue}, value) => ofValues([allowedValue], value)],
  ['required', ({missingProperty: key}) => `${quoted(key)} is missing.`],
  ['dependentRequired', ({missingProperty: key, property}) => `${quoted(key)} is missing: ${quoted(property)} needs it.`],
  ['additionalProperties', ({additionalProperty: key}) => `Unexpected key ${quoted(key)}: remove it.`],
  ['unevaluatedProperties', ({unevaluatedProperty: key}) => `Unexpected key ${quoted(key)}: remove it.`],
  ['uniqueItems', () => 'Unexpected second copy: remove it.'],
  ['false schema', () => 'Unexpected value: remove it.'],
  ['minLength', ({limit}, value) => (value === '' ? 'Expected a string that is not empty.' : atLeast(limit, 'character', value))],
  ['maxLength', ({limit}, value) => atMost(limit, 'character', value)],
  ['minItems', ({limit}, value) => atLeast(limit, 'item', value)],
  ['maxItems', ({limit}, value) => atMost(limit, 'item', value)],
  ['items', ({limit}, value) => atMost(limit, 'item', value)],
  ['unevaluatedItems', ({len}, value) => atMost(len, 'item', value)],
  ['minProperties', ({limit}, value) => atLeast(limit, 'key', value)],
  ['maxProperties', ({limit}, value) => atMost(limit, 'key', value)],
  ['minimum', ({limit}, value) => `Expected at least ${limit}, got ${quoted(textOf(value))}.`],
  ['maximum', ({limit}, value) => `Expected at most ${limit}, got ${quoted(textOf(value))}.`],
  ['exclusiveMinimum', ({limit}, value) => `Expected more than ${limit}, got ${quoted(textOf(value))}.`],
  ['exclusiveMaximum', ({limit}, value) => `Expected less than ${limit}, got ${quoted(textOf(value))}.`],
  ['multipleOf', ({multipleOf}, value) => `Expected a multiple of ${multipleOf}, got ${quoted(textOf(value))}.`],
  ['format', ({format}, value) => `Expected a string of the form ${quoted(format)}, got ${described(value)}.`],
])

function ofPattern(pattern: string, value: Value, patterns: ReadonlyMap<string, string>): string {
  const expected = patterns.get(pattern) ?? `Expected a string that matches \`${pattern}\`.`
  return `${expected.replace(/\.$/u, '')}, got ${described(value)}.`
}

/** `branches` are the errors of the branches of `anyOf`, none of which fits. */
function ofBranches(branches: unknown, value: Value): string {
  // Put there by `collapse`.
  const errors = (Array.isArray(branches) ? branches : []) as readonly SchemaError[]
  const keys = errors.flatMap(({keyword, params}) => (keyword === 'required' ? quoted(params.missingProperty) : []))
  if (keys.length > 0) return `Expected the key ${or(keys)}.`
  const expected = errors.flatMap(({params: {type, allowedValues, allowedValue}}) => {
    if (type !== undefined) return typeNames(type)
    return valueNames(allowedValues ?? [allowedValue])
  })
  if (expected.length === 0) return `Expected a value that fits exactly one branch of the schema, got ${kindOf(value)}.`
  return `Expected ${or(expected)}, got ${described(value)}.`
}

function ofValues(allowed: unknown, value: Value): string {
  const names = valueNames(allowed)
  return `Expected ${names.length > 1 ? 'one of ' : ''}${names.join(', ')}, got ${described(value)}.`
}

function valueNames(values: unknown): string[] {
  return (Array.isArray(values) ? values : []).map(value => `\`${shown(typeof value === 'string' ? value : JSON.stringify(value))}\``)
}

const names: ReadonlyMap<unknown, string> = new Map([
  ['string', 'a string'],
  ['array', 'a list'],
  ['object', 'a mapping'],
  ['number', 'a number'],
  ['integer', 'a whole number'],
  ['boolean', '`true` or `false`'],
  ['null', '`null`'],
])

function typeNames(types: unknown): string[] {
  return (Array.isArray(types) ? types : [types]).map(type => names.get(type) ?? String(type))
}

function or(phrases: readonly string[]): string {
  const different = [...new Set(phrases)]
  const last = different.pop() ?? ''
  return different.length === 0 ? last : `${different.join(', ')} or ${last}`
}

function atLeast(limit: unknown, unit: string, value: Value): string {
  return `Expected at least ${count(limit, unit)}, got ${sizeOf(value)}.`
}

function atMost(limit: unknown, unit: string, value: Value): string {
  return `Expected at most ${count(limit, unit)}, got ${sizeOf(value)}.`
}

function count(limit: unknown, unit: string): string {
  return limit === 1 ? `one ${unit}` : `${limit} ${unit}s`
}

/** Of a string in code points, as JSON Schema counts them. */
function sizeOf(value: Value): string {
  const size = typeof value === 'string' ? [...value].length : isList(value) ? value.length : isMap(value) ? value.size : 0
  return size === 0 ? 'none' : String(size)
}

/** The value itself where it is short enough to be told. */
function described(value: Value): string {
  if (typeof value !== 'string') return kindOf(value)
  return value === '' ? 'an empty string' : /\S/u.test(value) ? quoted(value) : 'a blank string'
}

function kindOf(value: Value): string {
  if (value === null) return '`null`'
  if (typeof value === 'string') return 'a string'
  if (isMap(value)) return 'a mapping'
  if (isList(value)) return 'a list'
  return `the ${typeof value === 'boolean' ? 'boolean' : 'number'} \`${shown(textOf(value))}\``
}

function textOf(value: Value): string {
  return isNumber(value) && typeof value === 'object' ? value.text : String(value)
}

function quoted(text: unknown): string {
  return `\`${shown(String(text))}\``
}
