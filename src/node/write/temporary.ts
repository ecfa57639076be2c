import {type BigIntStats, constants} from 'node:fs'
import {join} from 'node:path'
import process from 'node:process'
import {codeOf} from '../tool-error.ts'
import {type Disk, statOptions} from './disk.ts'

/** Short, whatever the target is called: a name of 255 bytes leaves no room for a suffix. */
const pattern = /^\.huntbook-[a-z\d]{10}\.tmp$/u

/** In milliseconds. A run that still writes is not a day old. */
const maxAge = 86_400_000

/** A new file that has all its bytes, which need not be on the disk yet. */
export interface Temporary {
  readonly file: string
  readonly descriptor: number
  readonly size: number
}

export function openTemporary(folder: string, {bytes, before, disk}: Contents): Temporary {
  const file = join(folder, `.huntbook-${shortName()}.tmp`)
  // The file of another user's link is never written. A new file gets its mode from the system, which takes off the umask or asks
  // the folder's access list; asking for the umask would change it for a moment.
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW
  const descriptor = disk.openSync(file, flags, before ? 0o600 : 0o666)
  try {
    writeAll(descriptor, bytes, disk)
    if (before) takeOver(descriptor, before, disk)
    return {file, descriptor, size: bytes.length}
  } catch (error) {
    quietly(() => disk.closeSync(descriptor))
    removeTemporary(file, disk)
    throw error
  }
}

/** Closes a file once `sync` says that its bytes are on the disk. Where that fails nothing stays. */
export function closeTemporary({file, descriptor, size}: Temporary, disk: Disk, sync: () => void): string {
  let isOpen = true
  try {
    sync()
    if (disk.fstatSync(descriptor, {bigint: true}).size !== BigInt(size)) throw new Error('it was cut short')
    // Also where it fails, it is closed: a second time could hit a file that somebody else has opened since.
    isOpen = false
    disk.closeSync(descriptor)
    return file
  } catch (error) {
    if (isOpen) quietly(() => disk.closeSync(descriptor))
    removeTemporary(file, disk)
    throw error
  }
}

interface Contents {
  readonly bytes: Uint8Array
  /** Of the file that is replaced; absent for a new one. */
  readonly before: BigIntStats | undefined
  readonly disk: Disk
}

export function removeTemporary(file: string, disk: Disk): void {
  quietly(() => disk.unlinkSync(file))
}

/** Temporary files that wait for the disk. */
const waiting = new Map<string, Disk>()

/** Has a file removed if the process ends before the result is called. */
export function keepUntilExit(file: string, disk: Disk): () => void {
  if (waiting.size === 0) process.on('exit', removeWaiting)
  waiting.set(file, disk)
  return () => {
    waiting.delete(file)
    if (waiting.size === 0) process.off('exit', removeWaiting)
  }
}

function removeWaiting(): void {
  for (const [file, disk] of waiting) removeTemporary(file, disk)
}

/** Folders that this process has looked through. */
const swept = new Set<string>()

/** Removes what killed runs left in a folder, once. What cannot be removed is in nobody's way. */
export function removeOldTemporaries(folder: string, disk: Disk): void {
  if (swept.has(folder)) return
  swept.add(folder)
  quietly(() => {
    for (const name of disk.readdirSync(folder)) {
      if (!pattern.test(name)) continue
      const stat = disk.lstatSync(join(folder, name), statOptions)
      if (stat?.isFile() && Date.now() - Number(stat.mtimeMs) > maxAge) removeTemporary(join(folder, name), disk)
    }
  })
}

/** One call may take only a part. */
function writeAll(descriptor: number, bytes: Uint8Array, disk: Disk): void {
  for (let done = 0; done < bytes.length; ) {
    const count = disk.writeSync(descriptor, bytes, done)
    if (count === 0) throw new Error('it was cut short')
    done += count
  }
}

/** Gives the file the owner of another where we may, then its mode: a change of owner takes bits of the mode away. */
function takeOver(descriptor: number, before: BigIntStats, disk: Disk): void {
  const own = disk.fstatSync(descriptor, {bigint: true})
  const [uid, gid] = [Number(before.uid), Number(before.gid)]
  let isKept = own.uid === before.uid && own.gid === before.gid
  if (!isKept) isKept = mayOwn(() => disk.fchownSync(descriptor, uid, gid))
  // A group of ours can be kept where the user cannot.
  if (!isKept && own.gid !== before.gid) mayOwn(() => disk.fchownSync(descriptor, Number(own.uid), gid))
  // To run as somebody else is that owner's to grant.
  disk.fchmodSync(descriptor, Number(before.mode) & (isKept ? 0o7777 : 0o777))
}

/** Whether a change of owner was allowed. Some systems and disks know no owners. */
function mayOwn(change: () => void): boolean {
  try {
    change()
    return true
  } catch (error) {
    if (!['EPERM', 'EINVAL', 'ENOSYS', 'ENOTSUP'].includes(codeOf(error))) throw error
    return false
  }
}

function quietly(work: () => void): void {
  try {
    work()
  } catch {
    // There is an error to be reported already, or nothing to be done about this one.
  }
}

/** Ten characters. Loading Node's cryptography would cost every start, and a name that is taken is never opened. */
function shortName(): string {
  return Math.random().toString(36).slice(2, 12).padEnd(10, '0')
}
