// Takes the place of `@scure/base` in the bundle of the command line: what it is used for there, by means of Node.
import {Buffer} from 'node:buffer'

export const base64 = {
  encode: bytes => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  /** Node decodes anything; what is not the one text that bytes have is refused. */
  decode(text) {
    const bytes = new Uint8Array(Buffer.from(text, 'base64'))
    if (base64.encode(bytes) !== text) throw new Error('Expected base64, got another text.')
    return bytes
  },
}

export const utf8 = {
  encode: bytes => new TextDecoder('utf-8', {fatal: true}).decode(bytes),
  decode: text => new TextEncoder().encode(text),
}
