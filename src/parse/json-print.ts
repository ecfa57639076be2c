import {isList, isMap, type Value} from '../model/value.ts'
import {pythonNumber} from './json/python-number.ts'

/** How lists and mappings are laid out. */
export interface JsonStyle {
  /** One level, such as one space. Absent: everything on one line. */
  readonly indent?: string
  /** Ends of lines, `\n` or `\r\n`. */
  readonly newline: string
  /** Between key and value. */
  readonly colon: string
  /** Between items on one line. */
  readonly comma: string
  /** What the lines of the value's own list or mapping already stand behind. */
  readonly base: string
  /** Only ASCII, as `json.dumps` of Python writes it by default. */
  readonly ascii?: boolean
}

/** What nbformat writes: one space for each level, every item on its own line. */
export const nbformatStyle: JsonStyle = {indent: ' ', newline: '\n', colon: ': ', comma: ', ', base: ''}

/**
 * JSON in the order the keys have. Text is written as it is, but for `"`, `\`, control characters and unpaired surrogates. Recursive:
 * values come from texts whose nesting was limited.
 */
export function printJson(value: Value, style: JsonStyle = nbformatStyle): string {
  return print(value, style, style.indent === undefined ? '' : style.newline + style.base)
}

/** One line as Python's `json.dumps` writes it: only ASCII, numbers as Python prints them. */
export function printPythonJson(value: Value): string {
  if (typeof value === 'string') return ascii(JSON.stringify(value))
  if (isList(value)) return `[${value.map(printPythonJson).join(', ')}]`
  if (isMap(value)) return `{${[...value].map(([key, item]) => `${printPythonJson(key)}: ${printPythonJson(item)}`).join(', ')}}`
  return typeof value === 'number' ? pythonNumber(value) : scalar(value)
}

/** A text as the content of a JSON string, without quotes. */
export function escapeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** The same value with the keys of all objects in the order of their code points, as Python sorts them. */
export function sortKeys(value: Value): Value {
  if (isList(value)) return value.map(sortKeys)
  if (!isMap(value)) return value
  return new Map([...value].sort(([a], [b]) => compareCodePoints(a, b)).map(([key, item]) => [key, sortKeys(item)]))
}

/** Code-unit order differs where a surrogate meets a character from U+E000 on. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const x = a.charCodeAt(at)
    const y = b.charCodeAt(at)
    if (x !== y) return rank(x) - rank(y)
  }
  return a.length - b.length
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

/** `line` is the line end and indentation of the value's own level; empty where everything is on one line. */
function print(value: Value, style: JsonStyle, line: string): string {
  if (typeof value === 'string') return quoted(value, style)
  const list = isList(value)
  if (!list && !isMap(value)) return scalar(value)
  const inner = style.indent === undefined ? '' : line + style.indent
  const separator = style.indent === undefined ? style.comma : `,${inner}`
  const open = list ? '[' : '{'
  const close = list ? ']' : '}'
  let text = ''
  if (list) for (const item of value) text += (text === '' ? '' : separator) + print(item, style, inner)
  else
    for (const [key, item] of value) text += (text === '' ? '' : separator) + quoted(key, style) + style.colon + print(item, style, inner)
  return text === '' ? open + close : `${open}${inner}${text}${line}${close}`
}

/** A JSON string with its quotes. */
export function quoted(text: string, {ascii: isAscii}: Pick<JsonStyle, 'ascii'>): string {
  return isAscii ? ascii(JSON.stringify(text)) : JSON.stringify(text)
}

function scalar(value: Exclude<Value, string | readonly Value[] | ReadonlyMap<string, Value>>): string {
  return typeof value === 'object' && value !== null ? value.text : String(value)
}

function ascii(json: string): string {
  return json.replace(/[\x7f-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
