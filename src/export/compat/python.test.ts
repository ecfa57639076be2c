import {describe, expect, it} from 'vitest'
import {fromPlain, numberOf} from '../../model/value.ts'
import {isTruthy, pythonText} from './python.ts'

describe('isTruthy', () => {
  it.each([null, false, 0, '', [], {}])('is false for %j', value => expect(isTruthy(fromPlain(value))).toBe(false))
  it.each([true, 1, 'false', ' ', [0], {a: 1}])('is true for %j', value => expect(isTruthy(fromPlain(value))).toBe(true))
  it.each(['0.0', '-0.0', '0e5', '1e-400'])('is false for the number %s', text => expect(isTruthy(numberOf(text))).toBe(false))
  it.each(['NaN', '-Infinity', '1e-300'])('is true for the number %s', text => expect(isTruthy(numberOf(text))).toBe(true))
  it('is false for nothing', () => expect(isTruthy(undefined)).toBe(false))
})

describe('pythonText', () => {
  it.each([
    [null, 'None'],
    [true, 'True'],
    ["it's", "it's"],
    [["it's", '"', `'"`], `["it's", '"', '\\'"']`],
    [{a: ['\n\t\\\u0000\u00a0\u2028é\u{e0001}']}, `{'a': ['\\n\\t\\\\\\x00\\xa0\\u2028é\\U000e0001']}`],
    [[1, -2], '[1, -2]'],
  ])('prints %j as %s', (value, text) => expect(pythonText(fromPlain(value))).toBe(text))
  // What Python prints for `json.loads(text)`.
  it.each([
    ['1.0', '1.0'],
    ['-0', '0'],
    ['-0.0', '-0.0'],
    ['1e22', '1e+22'],
    ['1e15', '1000000000000000.0'],
    ['1e16', '1e+16'],
    ['-12345678901234567.0', '-1.2345678901234568e+16'],
    ['1E-5', '1e-05'],
    ['0.00010', '0.0001'],
    ['12345678901234567890', '12345678901234567890'],
    ['NaN', 'nan'],
    ['1e999', 'inf'],
    ['-Infinity', '-inf'],
  ])('prints the number %s as %s', (text, printed) => expect(pythonText(numberOf(text))).toBe(printed))
})
