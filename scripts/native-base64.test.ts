import {base64 as pure, utf8 as pureText} from '@scure/base'
import fc from 'fast-check'
import {expect, it} from 'vitest'
import {base64, utf8} from './native-base64.mjs'

const bytes = fc.uint8Array({maxLength: 50})

it('gives the texts of the library that it takes the place of', () => {
  fc.assert(
    fc.property(bytes, given => {
      expect(base64.encode(given)).toBe(pure.encode(given))
      expect(base64.decode(base64.encode(given))).toEqual(given)
      expect(outcome(utf8.encode, given)).toBe(outcome(pureText.encode, given))
    }),
  )
})

it('refuses what that refuses', () => {
  const text = fc.string({unit: fc.constantFrom('a', 'B', '/', '+', '=', '-', '_', ' ', '\n', 'é'), maxLength: 9})
  fc.assert(
    fc.property(fc.oneof(text, bytes.map(pure.encode)), given => {
      expect(outcome(base64.decode, given)).toEqual(outcome(pure.decode, given))
    }),
    {numRuns: 2000},
  )
})

function outcome<Given, Made>(make: (given: Given) => Made, given: Given): Made | 'refused' {
  try {
    return make(given)
  } catch {
    return 'refused'
  }
}
