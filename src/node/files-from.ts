import {isUtf8} from 'node:buffer'
import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs'
import {Socket} from 'node:net'
import {resolve} from 'node:path'
import {maxListBytes} from '../model/limits.ts'
import {codeOf, reasonOf, ToolError} from './tool-error.ts'

export interface FilesFromOptions {
  readonly cwd: string
  readonly stdin: (most?: number) => Promise<Uint8Array>
}

/** Reads the arguments that a file lists; `-` is standard input. */
export async function readFilesFrom(name: string, {cwd, stdin}: FilesFromOptions): Promise<readonly string[]> {
  if (name === '-') return parseFilesFrom(await stdin(maxListBytes), 'standard input')
  try {
    return parseFilesFrom(await readList(resolve(cwd, name)), name)
  } catch (error) {
    if (error instanceof ToolError) throw error
    throw new ToolError('FILES_FROM_UNREADABLE', `${name} could not be read: ${reasonOf(error)}.`, {cause: error})
  }
}

/** One argument a line, or separated by NUL if there is a NUL: only so can a name with a line break be told from two. */
export function parseFilesFrom(bytes: Uint8Array, name: string): readonly string[] {
  if (bytes.length > maxListBytes)
    throw new ToolError('FILES_FROM_TOO_LARGE', `Expected at most ${maxListBytes} bytes of names in ${name}, got more.`)
  if (!isUtf8(bytes)) {
    throw new ToolError('FILES_FROM_ENCODING', `Expected the names of ${name} in UTF-8, got other bytes.`)
  }
  // The decoder takes a byte order mark away, which shells of Windows write.
  const text = new TextDecoder().decode(bytes)
  return text.split(text.includes('\0') ? '\0' : /\r?\n/u).filter(line => line !== '')
}

/** What a file holds, or what comes out of a pipe such as `<(…)` of a shell. A pipe that nobody writes to is empty. */
async function readList(file: string): Promise<Uint8Array> {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  if (fstatSync(descriptor).isFIFO()) return readPipe(descriptor)
  try {
    return readUpTo(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

async function readPipe(fd: number): Promise<Uint8Array> {
  const first = firstOf(fd)
  if (first === 'nobody') {
    closeSync(fd)
    return new Uint8Array()
  }
  const chunks = [first]
  let size = first.length
  for await (const chunk of new Socket({fd, readable: true, writable: false})) {
    chunks.push(chunk)
    size += chunk.length
    if (size > maxListBytes) break
  }
  return Buffer.concat(chunks)
}

/** What a pipe holds now: nobody is told of a pipe that was never written to. */
function firstOf(fd: number): Uint8Array | 'nobody' {
  const chunk = new Uint8Array(1 << 16)
  try {
    const count = readSync(fd, chunk)
    return count === 0 ? 'nobody' : chunk.subarray(0, count)
  } catch (error) {
    if (codeOf(error) === 'EAGAIN') return new Uint8Array()
    throw error
  }
}

/** Devices have no size, and some no end. */
function readUpTo(descriptor: number): Uint8Array {
  const chunks: Uint8Array[] = []
  for (let size = 0; size <= maxListBytes; ) {
    const chunk = new Uint8Array(1 << 16)
    const count = readSync(descriptor, chunk)
    if (count === 0) break
    chunks.push(chunk.subarray(0, count))
    size += count
  }
  return Buffer.concat(chunks)
}
