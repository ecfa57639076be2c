import type {NumberText} from '../../../model/value.ts'
import {decimalText} from '../../../parse/yaml/float.ts'

/** A number as PyYAML prints it: integers as they are (`-0` is 0 to Python), floats as Python's `repr` with a fraction before a bare exponent. */
export function numberText(value: number | NumberText): string {
  const text = typeof value === 'number' ? String(value) : value.text
  const word = words.get(text)
  if (word !== undefined) return word
  if (/^-?\d+$/u.test(text)) return text
  const decimal = words.get(decimalText(text)) ?? decimalText(text)
  return decimal.includes('.') ? decimal : decimal.replace('e', '.0e')
}

const words: ReadonlyMap<string, string> = new Map([
  ['-0', '0'],
  ['NaN', '.nan'],
  ['Infinity', '.inf'],
  ['-Infinity', '-.inf'],
])
