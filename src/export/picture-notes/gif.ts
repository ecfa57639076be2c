import {latin1, type Part} from './parts.ts'

const [extension, image, trailer] = [0x21, 0x2c, 0x3b]
const [graphicControl, comment, application] = [0xf9, 0xfe, 0xff]

/** The blocks that make the picture (GIF89a), and comments. Of the applications' blocks only those that say how often it plays are among them. */
export function gifParts(bytes: Uint8Array): Part[] | undefined {
  const head = 13 + colourTable(bytes[10] ?? 0)
  const parts: Part[] = [{start: 0, end: head}]
  for (let at = head; at < bytes.length; ) {
    const kind = bytes[at]
    if (kind === trailer) return [...parts, {start: at, end: at + 1}]
    if (kind !== extension && kind !== image) return undefined
    const data = kind === image ? at + 11 + colourTable(bytes[at + 9] ?? 0) : at + 2
    const end = dataEnd(bytes, data)
    if (end === undefined) return undefined
    const plays = bytes[at + 1] === application && /^(?:NETSCAPE2\.0|ANIMEXTS1\.0)$/u.test(latin1(bytes, {start: at + 3, end: at + 14}))
    if (kind === image || bytes[at + 1] === graphicControl || plays) parts.push({start: at, end})
    else if (bytes[at + 1] === comment) parts.push({start: at, end, note: {start: at + 3, end: end - 1}})
    at = end
  }
  return undefined
}

function colourTable(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1)
}

/** Behind the blocks of data, each with its length in front. */
function dataEnd(bytes: Uint8Array, from: number): number | undefined {
  for (let at = from; at < bytes.length; ) {
    const size = bytes[at] ?? 0
    at += size + 1
    if (size === 0) return at
  }
  return undefined
}
