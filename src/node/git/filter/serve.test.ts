import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {type Packet, packetsOf} from './packets.ts'
import {serveFilter} from './serve.ts'

const flush = undefined
type Part = string | Uint8Array | undefined

function bytesOf(parts: readonly Part[]): Buffer {
  return Buffer.concat(
    parts.map(part => {
      if (part === flush) return Buffer.from('0000')
      const body = Buffer.from(part)
      return Buffer.concat([Buffer.from((body.length + 4).toString(16).padStart(4, '0')), body])
    }),
  )
}

const greeting: readonly Part[] = [
  'git-filter-client\n',
  'version=2\n',
  flush,
  'capability=clean\n',
  'capability=smudge\n',
  'capability=delay\n',
  flush,
]
const welcome: readonly Part[] = ['git-filter-server\n', 'version=2\n', flush, 'capability=clean\n', 'capability=smudge\n', flush]

interface Asked {
  readonly parts: readonly Part[]
  /** How many bytes come at once. */
  readonly size?: number
  readonly clean?: (bytes: Uint8Array, path: string) => Uint8Array
}

/** What the filter answers, as packets. */
async function ask({parts, size = 1000, clean = bytes => bytes}: Asked): Promise<{said: Part[]; errors: string[]}> {
  const given = bytesOf(parts)
  const written: Uint8Array[] = []
  const errors: string[] = []
  async function* input(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < given.length; at += size) yield given.subarray(at, at + size)
  }
  await serveFilter({
    input: input(),
    write: bytes => written.push(Buffer.from(bytes)),
    clean,
    onError: (path, error) => errors.push(`${path}: ${String(error)}`),
  })
  return {said: await partsOf(Buffer.concat(written)), errors}
}

async function partsOf(bytes: Uint8Array): Promise<Part[]> {
  async function* input(): AsyncGenerator<Uint8Array> {
    yield bytes
  }
  const packets = packetsOf(input())
  const parts: Part[] = []
  for (let packet: Packet = await packets.next(); packet !== 'end'; packet = await packets.next())
    parts.push(packet === 'flush' ? flush : Buffer.from(packet).toString('latin1'))
  return parts
}

const success: readonly Part[] = ['status=success\n', flush]

describe('the filter', () => {
  it('greets, and ends where git has nothing more to ask', async () => {
    expect((await ask({parts: greeting})).said).toEqual(welcome)
  })

  it('cleans and smudges, and leaves out what it does not know', async () => {
    const parts: Part[] = [
      ...greeting,
      'command=clean\n',
      'pathname=a.ipynb\n',
      'ref=refs/heads/main\n',
      'odd\n',
      flush,
      'one ',
      'two',
      flush,
      'command=smudge\n',
      'pathname=a.ipynb\n',
      'blob=1234\n',
      'treeish=5678\n',
      flush,
      'three',
      flush,
    ]
    for (const size of [1, 3, 1000]) {
      const {said} = await ask({parts, size, clean: bytes => Buffer.from(`<${Buffer.from(bytes).toString()}>`)})
      expect(said).toEqual([...welcome, ...success, '<one two>', flush, flush, ...success, 'three', flush, flush])
    }
  })

  it('takes a path with line feeds and equals signs', async () => {
    const paths: string[] = []
    const clean = (bytes: Uint8Array, path: string) => {
      paths.push(path)
      return bytes
    }
    await ask({parts: [...greeting, 'command=clean\n', 'pathname=a=b\nc\n\n', flush, 'x', flush], clean})
    expect(paths).toEqual(['a=b\nc\n'])
  })

  it('answers an empty file with an empty file, without looking at it', async () => {
    const clean = () => Buffer.from('something')
    const {said} = await ask({parts: [...greeting, 'command=clean\n', 'pathname=a\n', flush, flush], clean})
    expect(said).toEqual([...welcome, ...success, flush, flush])
  })

  it('says that it failed, sends nothing of the file, and goes on', async () => {
    const clean = (bytes: Uint8Array, path: string) => {
      if (path === 'bad') throw new Error('out of order')
      return bytes
    }
    const one = (path: string): Part[] => ['command=clean\n', `pathname=${path}\n`, flush, 'x', flush]
    const {said, errors} = await ask({parts: [...greeting, ...one('bad'), ...one('good')], clean})
    expect(said).toEqual([...welcome, 'status=error\n', flush, ...success, 'x', flush, flush])
    expect(errors).toEqual(['bad: Error: out of order'])
  })

  it('does nothing that it does not know', async () => {
    const {said, errors} = await ask({parts: [...greeting, 'command=list_available_blobs\n', flush, flush]})
    expect(said).toEqual([...welcome, 'status=error\n', flush])
    expect(errors).toEqual([expect.stringContaining('got `list_available_blobs`')])
  })

  it.each([
    ['nothing', [], 'Expected git’s'],
    ['another greeting', ['hello\n', flush], 'got `hello`'],
    ['another version', ['git-filter-client\n', 'version=3\n', flush], 'got `git-filter-client version=3`'],
    ['an end in the middle of a file', [...greeting, 'command=clean\n', 'pathname=a\n', flush, 'x'], 'Expected the rest of a file'],
    ['an end in the middle of what is said of one', [...greeting, 'command=clean\n'], 'Expected the rest of a file'],
  ] as const)('refuses %s', async (_, parts, message) => {
    await expect(ask({parts})).rejects.toThrow(message.replace('’', "'"))
  })

  it('refuses what is no packet, and one that is cut', async () => {
    await expect(partsOf(Buffer.from('zzzz'))).rejects.toThrow('got `zzzz`')
    await expect(partsOf(Buffer.from('0003'))).rejects.toThrow('got `0003`')
    await expect(partsOf(Buffer.from('00'))).rejects.toThrow('got `00`')
    await expect(partsOf(Buffer.from('0008ab'))).rejects.toThrow('Expected the rest of a packet')
  })

  it('gives back any bytes, in packets of at most 65,516', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({maxLength: 300}),
        fc.integer({min: 1, max: 800}),
        fc.integer({min: 1, max: 70_000}),
        async (seed, times, size) => {
          const bytes = Buffer.concat(Array.from({length: times}, () => seed))
          const packets: Part[] = []
          for (let at = 0; at < bytes.length; at += 65_516) packets.push(bytes.subarray(at, at + 65_516))
          const {said} = await ask({parts: [...greeting, 'command=clean\n', 'pathname=a\n', flush, ...packets, flush], size})
          const content = said.slice(welcome.length + success.length, -2).map(part => (part === flush ? '' : String(part)))
          expect(content.every(part => part.length <= 65_516)).toBe(true)
          expect(content.join('')).toBe(bytes.toString('latin1'))
        },
      ),
      {numRuns: 40},
    )
  })
})
