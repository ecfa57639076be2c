import {type Bytes, latin1, type Part} from './parts.ts'

/** Chunks that change what is seen, of PNG and APNG. Dates, Exif, colour profiles and chunks of single programs are not among them. */
const drawn = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD hIST pHYs acTL fcTL fdAT cICP'.split(' '))

/** The chunks that make the picture, and texts that are not compressed (PNG, third edition, section 11). `undefined` for what is not well formed. */
export function pngParts(bytes: Uint8Array): Part[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Part[] = [{start: 0, end: 8}]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return undefined
    const type = latin1(bytes, {start: at + 4, end: at + 8})
    if (drawn.has(type)) parts.push({start: at, end})
    else if (type === 'tEXt' || (type === 'iTXt' && !isCompressed(bytes, {start: at + 8, end}))) {
      parts.push({start: at, end, note: {start: at + 8, end: end - 4}})
    }
    if (type === 'IEND') return parts
    at = end
  }
  return undefined
}

/** By the flag behind the keyword. */
function isCompressed(bytes: Uint8Array, {start, end}: Bytes): boolean {
  const keyword = bytes.indexOf(0, start)
  return keyword === -1 || keyword + 1 >= end || bytes[keyword + 1] !== 0
}
