import {isList, isMap, isNumber, type Value} from '../../model/value.ts'
import {pythonNumber} from '../../parse/json/python-number.ts'

/** White space by Python's `\s`: U+001C to U+001F and U+0085 are, U+FEFF is not. For use inside `[…]`. */
export const pythonSpace = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'

/** Whether Python takes a value for true. */
export function isTruthy(value: Value | undefined): boolean {
  if (value === undefined || value === null) return false
  if (isList(value)) return value.length > 0
  if (isMap(value)) return value.size > 0
  if (!isNumber(value)) return value !== false && value !== ''
  return (typeof value === 'number' ? value : Number(value.text)) !== 0
}

/** A value as Python's `str` prints it. */
export function pythonText(value: Value): string {
  return typeof value === 'string' ? value : pythonRepr(value)
}

function pythonRepr(value: Value): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return quoted(value)
  if (isList(value)) return `[${value.map(pythonRepr).join(', ')}]`
  if (isMap(value)) return `{${[...value].map(([key, item]) => `${quoted(key)}: ${pythonRepr(item)}`).join(', ')}}`
  return typeof value === 'number' ? pythonNumber(value) : numberText(value.text)
}

/** A number that JavaScript would print in another way. Integers have all their digits in Python. */
function numberText(text: string): string {
  if (/^-?\d+$/u.test(text)) return text === '-0' ? '0' : text
  const number = Number(text)
  if (Number.isNaN(number)) return 'nan'
  if (!Number.isFinite(number)) return number < 0 ? '-inf' : 'inf'
  const printed = Object.is(number, -0) ? '-0' : pythonNumber(number)
  return /^-?\d+$/u.test(printed) ? floatText(printed) : printed
}

/** Digits of a whole float: from 1e16 up Python writes it with an exponent. */
function floatText(digits: string): string {
  const plain = digits.replace('-', '')
  if (plain.length <= 16) return `${digits}.0`
  const fraction = plain.slice(1).replace(/0+$/u, '')
  return `${digits.startsWith('-') ? '-' : ''}${plain[0]}${fraction === '' ? '' : `.${fraction}`}e+${plain.length - 1}`
}

/** Single quotes, unless the text has some and no double ones. What Python does not print is escaped. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  const escaped = text.replace(/[\\'"]|(?! )[\p{C}\p{Z}]/gu, character => {
    if (character === quote || character === '\\') return `\\${character}`
    return /['"]/u.test(character) ? character : (short.get(character) ?? escapeOf(character.codePointAt(0) ?? 0))
  })
  return quote + escaped + quote
}

const short: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
])

function escapeOf(code: number): string {
  const digits = code.toString(16)
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`
}
