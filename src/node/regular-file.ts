import {closeSync, constants, fstatSync, openSync, readFileSync, type Stats, statSync} from 'node:fs'

/** Why a file that is there was not read: it is no regular one, or larger than it may be. */
type NotRead = 'special' | {readonly size: number}

/**
 * The bytes of a regular file, whatever links lead to it. Pipes and devices are not opened where they are seen before: opening one can wait
 * for ever, or do something. What takes the place of the file meanwhile is opened without waiting, and not read. Throws as Node does.
 */
export function readRegular(file: string, maxBytes: number): Uint8Array | NotRead {
  const seen = refusal(statSync(file), maxBytes)
  if (seen !== undefined) return seen
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK | (constants.O_NOCTTY ?? 0))
  try {
    return refusal(fstatSync(descriptor), maxBytes) ?? readFileSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** The same where there is nothing to do without the bytes: the error says why, as those of Node do. */
export function readWhole(file: string, maxBytes: number): Uint8Array {
  const read = readRegular(file, maxBytes)
  if (read instanceof Uint8Array) return read
  throw Object.assign(new Error(file), {code: read === 'special' ? (statSync(file).isDirectory() ? 'EISDIR' : 'ESPECIAL') : 'ETOOLARGE'})
}

function refusal(stat: Stats, maxBytes: number): NotRead | undefined {
  if (!stat.isFile()) return 'special'
  return stat.size > maxBytes ? {size: stat.size} : undefined
}
