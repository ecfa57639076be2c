import process from 'node:process'

/** Loaded with the first hash: most commits need none, and Node takes a millisecond or two for the module. */
export function createHash(algorithm: 'sha1' | 'sha256') {
  return process.getBuiltinModule('node:crypto').createHash(algorithm)
}

/** SHA-256; empty for what is not there. */
export function digestOf(bytes: Uint8Array | string | undefined): string {
  return bytes === undefined ? '' : createHash('sha256').update(bytes).digest('base64url')
}

/** SHA-256 in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
