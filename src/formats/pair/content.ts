import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import type {Notebook} from '../../model/notebook.ts'
import {emptyMap, isList, isMap, isNumber, type Value} from '../../model/value.ts'
import {printPythonJson, sortKeys} from '../../parse/json-print.ts'
import {type DecodeOptions, decodeCarriers} from '../myst/decode-carriers.ts'
import {keptNotebook} from '../myst/kept.ts'
import {keptOf} from '../myst/print.ts'
import {comparable} from '../myst/write/comparable.ts'
import {numberText} from '../myst/yaml/number.ts'
import {comparableSource} from '../update/source.ts'

/** What the halves of a pair are compared by: what a text holds, whatever its form. */
export interface Content {
  /** Key of the notebook's metadata → its value as JSON. */
  readonly metadata: ReadonlyMap<string, string>
  /** Each cell as one text. */
  readonly cells: readonly string[]
  /** SHA-256 of all of it, in hexadecimal. */
  readonly digest: string
}

/**
 * The content of a half. Blank lines at the edges of cells, spaces at the end of Markdown, the form of carriers and of numbers, and what a
 * conversion may add to `jupytext` do not count.
 */
export function contentOf(given: Notebook, options: DecodeOptions = {}): Content {
  const {settled, cells} = keptOf(decodeCarriers(given, options))
  const header = comparable(keptNotebook(settled))
  const metadata = new Map([...header].map(([key, value]) => [key, jsonOf(value)]))
  const texts = cells.map(({type, source, metadata: own, attachments}) =>
    jsonOf([type, contentSource(type, source), own, attachments ?? emptyMap]),
  )
  const whole = `${jsonOf(texts)}\n${jsonOf(header)}`
  return {metadata, cells: texts, digest: bytesToHex(sha256(utf8ToBytes(whole)))}
}

function contentSource(type: string, source: string): string {
  const text = comparableSource(source)
  if (type !== 'markdown') return text
  let end = text.length
  // A regular expression would take quadratic time for long runs inside.
  while ([' ', '\t'].includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

function jsonOf(value: Value): string {
  return printPythonJson(sortKeys(withEqualNumbers(value)))
}

/** Numbers that differ in their spelling alone are the same number. */
function withEqualNumbers(value: Value): Value {
  if (isList(value)) return value.map(withEqualNumbers)
  if (isMap(value)) return new Map([...value].map(([key, item]) => [key, withEqualNumbers(item)]))
  return isNumber(value) ? {text: numberText(value)} : value
}
