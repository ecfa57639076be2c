export interface Decoded {
  readonly bytes: Uint8Array
  /** Whether the text is no base64 at its end, where nbconvert refuses it. The bytes are those before. */
  readonly isBroken: boolean
}

/** Decodes as Python's `a2b_base64` does: foreign characters are skipped, and the first complete padding is the end. */
export function decodeBase64(text: string): Decoded {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4) + 3)
  let length = 0
  let place = 0
  let pads = 0
  let bits = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === padding) {
      if (place < 2) continue
      pads += 1
      if (place + pads >= 4) return {bytes: bytes.subarray(0, length), isBroken: false}
      continue
    }
    const value = code < 128 ? (values[code] ?? foreign) : foreign
    if (value === foreign) continue
    pads = 0
    bits = ((bits << 6) | value) & 0xffff
    place = (place + 1) % 4
    // The second to fourth digit of four each complete a byte.
    if (place === 1) continue
    const rest = place === 0 ? 0 : 6 - 2 * (place - 1)
    bytes[length] = (bits >> rest) & 0xff
    length += 1
  }
  return {bytes: bytes.subarray(0, length), isBroken: place !== 0}
}

const padding = 0x3d
const foreign = 64

const values = new Uint8Array(128).fill(foreign)
for (const [value, digit] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
  values[digit.charCodeAt(0)] = value
}
