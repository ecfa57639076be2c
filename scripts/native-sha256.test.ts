import {sha256 as pure} from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import {expect, it} from 'vitest'
import {sha256} from './native-sha256.mjs'

const bytes = fc.uint8Array({maxLength: 200})

it('gives the digests of the library that it takes the place of', () => {
  fc.assert(
    fc.property(bytes, bytes, (start, end) => {
      expect(sha256(start)).toEqual(pure(start))
      const [ours, theirs] = [sha256.create().update(start), pure.create().update(start)]
      expect(ours.clone().update(end).digest()).toEqual(theirs.clone().update(end).digest())
      expect(ours.digest()).toEqual(theirs.digest())
    }),
  )
})
