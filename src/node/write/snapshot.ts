import {type BigIntStats, constants} from 'node:fs'
import {codeOf} from '../tool-error.ts'
import {type Disk, statOptions} from './disk.ts'

/** A file at one moment. */
export interface Snapshot {
  readonly stat: BigIntStats
  readonly bytes: Uint8Array
}

/** `special` for a folder, a pipe or a device; `undefined` where there is nothing. */
export function takeSnapshot(file: string, disk: Disk): Snapshot | 'special' | undefined {
  // Asked before it is opened: opening a device may do something to it.
  const kind = disk.statSync(file, statOptions)
  if (kind?.isFile() === false) return 'special'
  if (!kind) return undefined
  let descriptor: number
  try {
    // Without `O_NONBLOCK` opening a pipe that took the place meanwhile waits for its writer.
    descriptor = disk.openSync(file, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
  try {
    const stat = disk.fstatSync(descriptor, {bigint: true})
    return stat.isFile() ? {stat, bytes: disk.readFileSync(descriptor)} : 'special'
  } finally {
    disk.closeSync(descriptor)
  }
}

/** Whether a file is still the one of a snapshot, byte for byte. Times alone do not tell: they tick more slowly than programs write. */
export function isUnchanged(file: string, before: Snapshot | undefined, disk: Disk): boolean {
  const stat = disk.statSync(file, statOptions)
  if (!before || !stat) return !before && !stat
  if (factsOf(stat) !== factsOf(before.stat)) return false
  const now = takeSnapshot(file, disk)
  return typeof now === 'object' && factsOf(now.stat) === factsOf(before.stat) && hasSameBytes(now.bytes, before.bytes)
}

export function hasSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

/** What tells a file from another one, or from itself after a change. */
function factsOf({dev, ino, size, mtimeNs}: BigIntStats): string {
  return [dev, ino, size, mtimeNs].join(' ')
}
