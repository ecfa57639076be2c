import {ToolError} from '../../tool-error.ts'

/** The bytes of a packet, `flush` between groups of packets, `end` where the other side has closed. */
export type Packet = Uint8Array | 'flush' | 'end'

/** What git takes in one packet: 65,520 bytes less the four digits of the length. */
const largest = 65_516

const flush = Buffer.from('0000')

/** Reads the packets of git's protocol: four hexadecimal digits, the length with them, and so many bytes. */
export function packetsOf(input: AsyncIterable<Uint8Array>): {readonly next: () => Promise<Packet>} {
  const take = takerOf(input)
  return {
    async next() {
      const head = await take(4)
      if (head.length === 0) return 'end'
      const digits = Buffer.from(head).toString('latin1')
      const length = /^[\da-f]{4}$/iu.test(digits) ? Number.parseInt(digits, 16) : -1
      if (length === 0) return 'flush'
      if (length < 4) throw new ToolError('PROTOCOL', `Expected the length of a packet of git's protocol, got \`${digits}\`.`)
      const body = await take(length - 4)
      if (body.length < length - 4) throw new ToolError('PROTOCOL', 'Expected the rest of a packet, got the end of the input.')
      return body
    },
  }
}

/** Takes so many bytes of a stream, fewer only at its end. */
function takerOf(input: AsyncIterable<Uint8Array>): (count: number) => Promise<Uint8Array> {
  const chunks = input[Symbol.asyncIterator]()
  let rest: Uint8Array = new Uint8Array()
  return async count => {
    const parts: Uint8Array[] = []
    for (let missing = count; missing > 0; ) {
      if (rest.length === 0) {
        const {value, done} = await chunks.next()
        if (done) break
        rest = value
      }
      const part = rest.subarray(0, missing)
      rest = rest.subarray(part.length)
      missing -= part.length
      parts.push(part)
    }
    const [only] = parts
    return parts.length === 1 && only ? only : Buffer.concat(parts)
  }
}

export function textPacket(text: string): Uint8Array {
  return packet(Buffer.from(`${text}\n`))
}

export function flushPacket(): Uint8Array {
  return flush
}

/** Bytes in as few packets as hold them. */
export function* contentPackets(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += largest) yield packet(bytes.subarray(at, at + largest))
}

function packet(body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from((body.length + 4).toString(16).padStart(4, '0')), body])
}
