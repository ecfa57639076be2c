import {base64} from '@scure/base'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {decodeBase64} from './base64.ts'

describe('decodeBase64', () => {
  it('gives the bytes back, whatever stands between the digits', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom('', '\n', ' ', '-', '\0', 'é'), (bytes, between) => {
        const text = [...base64.encode(bytes)].join(between)
        expect(decodeBase64(text)).toEqual({bytes, isBroken: false})
      }),
    )
  })
  // The lengths are those of Python's `binascii.a2b_base64`.
  it.each([
    ['AA==AAAA', 1],
    ['AAA=AAAA', 2],
    ['A=A=A=A', 2],
    ['AAAA=BBBB', 6],
    ['====', 0],
    ['', 0],
  ])('reads %j as %i bytes', (text, length) => {
    const {bytes, isBroken} = decodeBase64(text)
    expect([bytes.length, isBroken]).toEqual([length, false])
  })
  it.each([
    ['AAAAA', 3],
    ['AAAAAA', 4],
    ['AA=A', 2],
    ['AAAA=', 3],
  ])('reads %j as far as it goes', (text, length) => {
    const {bytes, isBroken} = decodeBase64(text)
    expect([bytes.length, isBroken]).toEqual([length, text !== 'AAAA='])
  })
})
