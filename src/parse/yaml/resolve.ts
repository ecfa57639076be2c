import {type NumberText, numberOf} from '../../model/value.ts'
import {decimalText, floatText} from './float.ts'

export type YamlVersion = '1.1' | '1.2'

export type ScalarValue = null | boolean | number | string | NumberText

/**
 * What a plain scalar means. YAML 1.1 is read as PyYAML's safe loader does, but dates and `=` stay strings; YAML 1.2 by its core
 * schema. Integers get their decimal text, floats that of Python's `repr`.
 */
export function resolvePlain(text: string, version: YamlVersion): ScalarValue {
  const word = words[version].get(text)
  if (word !== undefined) return word
  return (version === '1.1' ? number11(text) : number12(text)) ?? text
}

/** The number that a text is in that version of YAML, if it is one. */
export function resolveNumber(text: string, version: YamlVersion): number | NumberText | undefined {
  return version === '1.1' ? number11(text) : number12(text)
}

const notANumber = numberOf('NaN')
const infinite = numberOf('Infinity')
const minusInfinite = numberOf('-Infinity')

const shared: readonly (readonly [string, ScalarValue])[] = [
  ['', null],
  ['~', null],
  ...cases('null', null),
  ...cases('true', true),
  ...cases('false', false),
  ...['.nan', '.NaN', '.NAN'].map(word => [word, notANumber] as const),
  ...['.inf', '.Inf', '.INF'].flatMap(word => [
    [word, infinite] as const,
    [`+${word}`, infinite] as const,
    [`-${word}`, minusInfinite] as const,
  ]),
]

const words: Readonly<Record<YamlVersion, ReadonlyMap<string, ScalarValue>>> = {
  '1.1': new Map([...shared, ...cases('yes', true), ...cases('no', false), ...cases('on', true), ...cases('off', false)]),
  '1.2': new Map(shared),
}

function cases(word: string, value: ScalarValue): (readonly [string, ScalarValue])[] {
  return [word, `${word[0]?.toUpperCase()}${word.slice(1)}`, word.toUpperCase()].map(form => [form, value])
}

const integer11 = /^[+-]?(?:0b[01_]+|0[0-7_]*|[1-9][0-9_]*(?::[0-5]?[0-9])*|0x[0-9a-fA-F_]+)$/u
const float11 = /^(?:[+-]?[0-9][0-9_]*\.[0-9_]*(?:[eE][+-][0-9]+)?|\.[0-9][0-9_]*(?:[eE][+-][0-9]+)?)$/u
const sexagesimalFloat = /^[+-]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/u

function number11(text: string): number | NumberText | undefined {
  if (!/^[-+.\d]/u.test(text)) return undefined
  const plain = text.replaceAll('_', '')
  if (integer11.test(text)) return integer(plain)
  if (float11.test(text)) return numberOf(decimalText(plain))
  return sexagesimalFloat.test(text) ? numberOf(floatText(sexagesimal(plain))) : undefined
}

function number12(text: string): number | NumberText | undefined {
  if (/^[+-]?\d+$/u.test(text)) return integer(text.replace(/^([+-]?)0+(?=\d)/u, '$1'))
  if (/^0o[0-7]+$/u.test(text) || /^0x[0-9a-fA-F]+$/u.test(text)) return numberOf(BigInt(text).toString())
  return /^[+-]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][+-]?\d+)?$/u.test(text) ? numberOf(decimalText(text)) : undefined
}

/** Without underscores. A prefix without digits (`0x_`) is no number: PyYAML crashes on it. */
function integer(text: string): number | NumberText | undefined {
  const negative = text.startsWith('-')
  const digits = text.replace(/^[+-]/u, '')
  const value = digits.includes(':') ? sexagesimalInteger(digits) : wholeNumber(digits)
  if (value === undefined) return undefined
  return numberOf(negative && value !== '0' ? `-${value}` : value)
}

function wholeNumber(digits: string): string | undefined {
  if (/^0[bx]/u.test(digits)) return digits.length > 2 ? BigInt(digits).toString() : undefined
  if (digits.length > 1 && digits.startsWith('0')) return BigInt(`0o${digits}`).toString()
  return digits
}

function sexagesimalInteger(digits: string): string {
  return digits
    .split(':')
    .reduce((value, part) => value * 60n + BigInt(part), 0n)
    .toString()
}

/** Added up from the right, as Python does it: the order decides the last digit. */
function sexagesimal(text: string): number {
  let value = 0
  let base = 1
  for (const part of text.replace(/^[+-]/u, '').split(':').reverse()) {
    value += Number(part) * base
    base *= 60
  }
  return text.startsWith('-') ? -value : value
}
