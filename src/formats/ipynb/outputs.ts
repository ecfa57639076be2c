import type {Output} from '../../model/notebook.ts'
import {isList, isMap, mapOf, type Value, type ValueMap} from '../../model/value.ts'
import {joined} from './text.ts'

/**
 * An output from its JSON. Whatever has a `data` object is a display, and so is an output of an unknown type, with no data: nothing of
 * it is lost, since the JSON stays. Missing fields are empty, a stream without a name is `stdout`.
 */
export function outputOf(raw: ValueMap): Output {
  const json = joinLines(raw)
  const type = json.get('output_type')
  const data = json.get('data')
  if (!isMap(data)) {
    if (type === 'stream') return {kind: 'stream', json, name: stringOr(json.get('name'), 'stdout'), text: stringOr(json.get('text'), '')}
    if (type === 'error') {
      const value = stringOr(joined(json.get('evalue')), '')
      return {kind: 'error', json, name: stringOr(json.get('ename'), ''), value, traceback: linesOf(json.get('traceback'))}
    }
  }
  return {kind: 'display', json, data: usable(mapOf(data)), metadata: mapOf(json.get('metadata'))}
}

/** A mime bundle with lists of strings joined, as nbformat reads it: JSON types stay as they are. */
export function joinBundle(bundle: ValueMap): ValueMap {
  return new Map([...bundle].map(([mime, value]) => [mime, isJsonType(mime) ? value : (joined(value) ?? value)]))
}

export function isJsonType(mime: string): boolean {
  return mime === 'application/json' || (mime.startsWith('application/') && mime.endsWith('+json'))
}

function joinLines(json: ValueMap): ValueMap {
  const data = json.get('data')
  const text = json.get('text')
  const changes: [string, Value][] = []
  if (isMap(data)) changes.push(['data', joinBundle(data)])
  if (isList(text)) changes.push(['text', joined(text) ?? text])
  // A key that is set again keeps its place.
  return changes.length === 0 ? json : new Map([...json, ...changes])
}

/** The entries that can be shown. A value that is no text has no meaning for a type that is not JSON. */
function usable(data: ValueMap): ValueMap {
  return new Map([...data].filter(([mime, value]) => isJsonType(mime) || typeof value === 'string'))
}

function linesOf(value: Value | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  return isList(value) ? value.filter(item => typeof item === 'string') : []
}

function stringOr(value: Value | undefined, other: string): string {
  return typeof value === 'string' ? value : other
}
