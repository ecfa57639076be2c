import type {Part} from './parts.ts'

const [startOfScan, endOfImage, jfif, adobe, comment] = [0xda, 0xd9, 0xe0, 0xee, 0xfe]

/** The segments that make the picture (ITU-T T.81, annex B), and comments. Of the applications' segments only JFIF and Adobe's are among them. */
export function jpegParts(bytes: Uint8Array): Part[] | undefined {
  const parts: Part[] = [{start: 0, end: 2}]
  for (let at = 2; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === endOfImage) return [...parts, {start: at, end: at + 2}]
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
    if (end > bytes.length || end < at + 4) return undefined
    const isForeign = marker > jfif && marker <= 0xef && marker !== adobe
    const scanned = marker === startOfScan ? scanEnd(bytes, end) : end
    if (!isForeign) parts.push({start: at, end: scanned, ...(marker === comment && {note: {start: at + 4, end}})})
    at = scanned
  }
  return undefined
}

/** Where the data of a scan ends: at a marker that is neither a stuffed byte nor a restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}
