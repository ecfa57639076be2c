import {bytesToHex} from '@noble/hashes/utils.js'

/** The text of UTF-8 bytes, by means of the language alone; `undefined` for other bytes. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return decodeURIComponent(bytesToHex(bytes).replace(/../g, '%$&'))
  } catch {
    return undefined
  }
}
