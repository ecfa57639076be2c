import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {decimalText, floatText} from './float.ts'

describe('floatText', () => {
  it.each([
    [1, '1.0'],
    [-0, '-0.0'],
    [0.1, '0.1'],
    [1e15, '1000000000000000.0'],
    [1e16, '1e+16'],
    [1.5e16, '1.5e+16'],
    [123456789012345680, '1.2345678901234568e+17'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [5e-324, '5e-324'],
    [-1.7976931348623157e308, '-1.7976931348623157e+308'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
  ])('writes %d as Python does', (value, text) => {
    expect(floatText(value)).toBe(text)
  })

  it('names the same double', () => {
    fc.assert(fc.property(fc.double(), value => Object.is(Number(floatText(value)), value)))
  })

  it('always shows that it is no integer', () => {
    fc.assert(fc.property(fc.double({noDefaultInfinity: true, noNaN: true}), value => /[.e]/u.test(floatText(value))))
  })
})

describe('decimalText', () => {
  it.each([
    ['1E5', '100000.0'],
    ['1e400', '1e+400'],
    ['-12.50e400', '-1.25e+401'],
    ['0.00125e-400', '1.25e-403'],
    ['1e-400', '1e-400'],
    ['0e400', '0.0'],
    ['1e99999999999999999999', '1e+99999999999999999999'],
    ['.5', '0.5'],
    ['5.', '5.0'],
  ])('writes %s as %s', (literal, text) => {
    expect(decimalText(literal)).toBe(text)
  })

  it('is stable', () => {
    const literal = fc.tuple(fc.nat(), fc.nat(), fc.integer({min: -500, max: 500})).map(([a, b, e]) => `${a}.${b}e${e}`)
    fc.assert(fc.property(literal, text => decimalText(decimalText(text)) === decimalText(text)))
  })
})
