import {latin1, type Part} from './parts.ts'

const drawn = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF'])

/** The chunks that make the picture (RFC 9649). */
export function webpParts(bytes: Uint8Array): Part[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = 8 + view.getUint32(4, true)
  if (size > bytes.length) return undefined
  const parts: Part[] = [{start: 0, end: 12}]
  for (let at = 12; at + 8 <= size; ) {
    const length = view.getUint32(at + 4, true)
    const end = at + 8 + length + (length % 2)
    if (end > bytes.length) return undefined
    if (drawn.has(latin1(bytes, {start: at, end: at + 4}))) parts.push({start: at, end})
    at = end
  }
  return parts
}

/** With the size that is left, and without flags for what is gone. */
export function mendWebp(bytes: Uint8Array): Uint8Array {
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).setUint32(4, bytes.length - 8, true)
  // Flags of a colour profile, Exif and XMP.
  if (latin1(bytes, {start: 12, end: 16}) === 'VP8X') bytes[20] = (bytes[20] ?? 0) & ~0x2c
  return bytes
}
