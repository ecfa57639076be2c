// Takes the place of `@noble/hashes/sha2.js` in the bundle of the command line: Node's own SHA-256, which needs no warming up. Loaded
// with the first hash, since most commands need none.
import process from 'node:process'

export const sha256 = Object.assign(bytes => create().update(bytes).digest(), {create})

function create() {
  return wrap(process.getBuiltinModule('node:crypto').createHash('sha256'))
}

function wrap(hash) {
  return {
    update(bytes) {
      hash.update(bytes)
      return this
    },
    clone: () => wrap(hash.copy()),
    digest: () => new Uint8Array(hash.digest()),
  }
}
