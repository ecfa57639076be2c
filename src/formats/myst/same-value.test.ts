import {expect, it} from 'vitest'
import {numberOf} from '../../model/value.ts'
import {sameValue} from './same-value.ts'

it.each([
  ['1.5', '1.50', true],
  ['1e5', '100000.0', true],
  ['1', '1.0', false],
  ['-0', '0', true],
  ['-0.0', '0.0', false],
  ['1e400', '10e399', true],
  ['1e400', '1e500', false],
  ['1e-400', '0.0', false],
  ['NaN', 'NaN', true],
  ['123456789012345678901', '123456789012345678902', false],
])('%s and %s are one number: %s', (a, b, same) => {
  expect(sameValue([numberOf(a)], [numberOf(b)])).toBe(same)
})
