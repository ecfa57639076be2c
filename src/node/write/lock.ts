import {createHash} from 'node:crypto'
import {constants} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {codeOf} from '../tool-error.ts'
import {type Disk, statOptions} from './disk.ts'
import {removeTemporary} from './temporary.ts'

/** In milliseconds. A lock is held for as long as it takes to compare a file; one that is older belongs to a process that was killed. */
const stale = 3000
/** In milliseconds. */
const pause = 2

/**
 * Does the last steps of a write while no other process of ours does those of the same file: between a look at the file and the moment in
 * which it gets its new bytes, another one could have written it, and what that wrote would be lost without a word.
 */
export function whileLocked<Result>(target: string, disk: Disk, work: () => Result): Result {
  const file = lockOf(target)
  const descriptor = take(file, disk)
  try {
    disk.closeSync(descriptor)
    return work()
  } finally {
    release(file, disk)
  }
}

/** What stays would make the next writer wait, so that a second try is worth it. */
function release(file: string, disk: Disk): void {
  try {
    disk.unlinkSync(file)
  } catch {
    removeTemporary(file, disk)
  }
}

/** Named like a temporary file, so that whatever leaves these alone, or sweeps them, does the same with it. */
function lockOf(target: string): string {
  const name = createHash('sha1').update(basename(target)).digest('hex').slice(0, 10)
  return join(dirname(target), `.huntbook-${name}.tmp`)
}

function take(file: string, disk: Disk): number {
  for (;;) {
    try {
      return disk.openSync(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
    const held = disk.lstatSync(file, statOptions)
    if (held && Date.now() - Number(held.mtimeMs) > stale) removeTemporary(file, disk)
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
  }
}
