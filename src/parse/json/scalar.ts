import type {Span} from '../../model/place.ts'
import {numberOf} from '../../model/value.ts'
import type {ScalarTree} from '../tree.ts'
import {JsonScalar} from './nodes.ts'
import {addProblem} from './problem-log.ts'
import {backslashFrom, checkSurrogates, controlFrom, expected, type Reader} from './reader.ts'
import {rawSpan, unitsOf} from './units.ts'

/** A string of the text. */
export interface StringToken {
  readonly value: string
  /** Without quotes. */
  readonly content: Span
}

const words = new Map<string, null | boolean>([
  ['true', true],
  ['false', false],
  ['null', null],
])
const oddNumbers = ['NaN', 'Infinity', '-Infinity']
/** `end`: none but a line feed at the end, as lines of a source have it; `surrogates`: some that stand for halves of pairs. */
type Escapes = 'none' | 'end' | 'some' | 'surrogates'

const half = /[dD][89A-Fa-f]/u
const hexadecimal = /[\dA-Fa-f]{4}/y

/** Reads a string from its opening quote. */
export function readString(reader: Reader): StringToken | undefined {
  const start = reader.at + 1
  const escapes = scanString(reader)
  if (!escapes) return undefined
  const content = {start, end: reader.at - 1}
  return {value: decode(reader, content, escapes), content}
}

/** Passes over a string from its opening quote; says what was wrong with it but does not build it. */
export function skipString(reader: Reader): boolean {
  const start = reader.at + 1
  const escapes = scanString(reader)
  if (!escapes) return false
  if (escapes === 'surrogates' || reader.loose) decode(reader, {start, end: reader.at - 1}, 'surrogates')
  return true
}

/** Reads a number or a word. */
export function readPlain(reader: Reader): ScalarTree | undefined {
  const start = reader.at
  const value = readWord(reader) ?? readNumber(reader)
  if (value === undefined) return undefined
  return new JsonScalar(value.value, start, reader.at)
}

/** Moves behind the closing quote. Says which escapes the string has, or `undefined` where it is broken. */
function scanString(reader: Reader): Escapes | undefined {
  const {text} = reader
  const start = reader.at + 1
  let escapes: Escapes = 'none'
  let at = start
  let quote = text.indexOf('"', at)
  for (let next = backslashFrom(reader, at); quote !== -1 && next < quote; next = backslashFrom(reader, at)) {
    if (controlFrom(reader, start) < next) break
    const width = escapeAt(reader, next)
    if (width === 0) return undefined
    if (width === 6 && half.test(text.slice(next + 2, next + 4))) escapes = 'surrogates'
    else if (escapes === 'none') escapes = text[next + 1] === 'n' && next + 2 === quote ? 'end' : 'some'
    at = next + width
    if (quote < at) quote = text.indexOf('"', at)
  }
  const control = controlFrom(reader, start)
  if (quote !== -1 && control > quote) {
    reader.at = quote + 1
    return escapes
  }
  return broken(reader, Math.min(control, text.length))
}

/** The length of the escape at an offset, or 0 where it is none. */
function escapeAt(reader: Reader, at: number): 0 | 2 | 6 {
  const {text} = reader
  const kind = text[at + 1]
  if (kind === 'u') {
    hexadecimal.lastIndex = at + 2
    if (hexadecimal.test(text)) return 6
    reader.at = at + 2
    while (/[\dA-Fa-f]/u.test(text[reader.at] ?? '')) reader.at++
    expected(reader, 'a hexadecimal digit')
    return 0
  }
  if (kind !== undefined && '"\\/bfnrt'.includes(kind)) return 2
  reader.at = at + 1
  expected(reader, 'one of `"\\/bfnrtu` after `\\`')
  return 0
}

function broken(reader: Reader, at: number): undefined {
  reader.at = at
  const inside = at < reader.text.length && reader.text[at] !== '\n'
  expected(reader, inside ? 'an escape such as `\\n` for a control character' : `\`"\` at the end of the string`)
}

function decode(reader: Reader, content: Span, escapes: Escapes): string {
  const {text, loose} = reader
  const value = undoEscapes(text, content, escapes)
  if (loose || escapes === 'surrogates') {
    checkSurrogates(reader, value, (start, end) => rawSpan(text, unitsOf(text, content), {start, end}))
  }
  return value
}

function undoEscapes(text: string, {start, end}: Span, escapes: Escapes): string {
  if (escapes === 'none') return text.slice(start, end)
  if (escapes === 'end') return `${text.slice(start, end - 2)}\n`
  // The string was checked, so `JSON.parse` cannot fail and gives a string.
  return String(JSON.parse(text.slice(start - 1, end + 1)))
}

function readWord(reader: Reader): {readonly value: ScalarTree['value']} | undefined {
  const {text, at} = reader
  for (const [word, value] of words) {
    if (!text.startsWith(word, at)) continue
    reader.at = at + word.length
    return {value}
  }
  const odd = oddNumbers.find(word => text.startsWith(word, at))
  if (odd === undefined) return undefined
  reader.at = at + odd.length
  const message = `Expected a number that JSON has, got \`${odd}\`.`
  addProblem(reader.log, 'parse/number', () => ({severity: 'warning', message, start: at, end: reader.at}))
  return {value: numberOf(odd)}
}

function readNumber(reader: Reader): {readonly value: ScalarTree['value']} | undefined {
  const {text} = reader
  const start = reader.at
  if (text[start] === '-') reader.at++
  else if (!isDigit(text.charCodeAt(start))) {
    expectedValue(reader)
    return undefined
  }
  if (text[reader.at] === '0') reader.at++
  else if (!readDigits(reader)) return undefined
  if (text[reader.at] === '.') {
    reader.at++
    if (!readDigits(reader)) return undefined
  }
  if (text[reader.at] === 'e' || text[reader.at] === 'E') {
    reader.at++
    if (text[reader.at] === '+' || text[reader.at] === '-') reader.at++
    if (!readDigits(reader)) return undefined
  }
  return {value: numberOf(text.slice(start, reader.at))}
}

function expectedValue(reader: Reader): void {
  const rest = reader.text.slice(reader.at, reader.at + 10)
  const cut = rest === '' ? undefined : [...words.keys(), ...oddNumbers].find(word => word.startsWith(rest))
  // A word that the end of the text cuts is wrong at the end; any other is wrong as a whole.
  if (cut !== undefined) reader.at += rest.length
  expected(reader, cut === undefined ? 'a value' : `\`${cut}\``)
}

function readDigits(reader: Reader): boolean {
  const {text} = reader
  const start = reader.at
  while (isDigit(text.charCodeAt(reader.at))) reader.at++
  return reader.at > start || expected(reader, 'a digit')
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
