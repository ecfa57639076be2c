import {dirname} from 'node:path'
import process from 'node:process'
import {fromRoot, isInside} from './paths.ts'
import {codeOf, reasonOf, ToolError} from './tool-error.ts'
import {type Disk, nodeDisk} from './write/disk.ts'
import {syncFolder, syncLater} from './write/folders.ts'
import {hasSameBytes, isUnchanged, type Snapshot, takeSnapshot} from './write/snapshot.ts'
import {resolveTarget} from './write/target.ts'
import {removeOldTemporaries, removeTemporary, writeTemporary} from './write/temporary.ts'

export {syncFolders} from './write/folders.ts'

export interface WriteOptions {
  /** The bytes that were read, or that there was no file. If that is not so any more, nothing is written. */
  readonly expected?: Uint8Array | 'absent'
  /** What messages call the file; default its path. */
  readonly name?: string
  /** A folder that no link may lead out of. */
  readonly within?: string
  /** Leave the last step to `syncFolders`, which does it once for many files. */
  readonly syncFolder?: 'later'
  /** Default Node's. */
  readonly disk?: Disk
}

/** The file is not the one that was read. */
export class ChangedError extends ToolError {}

/** The path leads out of the folder that it is to stay in. */
export class OutsideError extends ToolError {}

/** Of an error after which no other file can be written either. */
export const diskFull = 'DISK_FULL'

/**
 * Writes a file as a whole or not at all: a reader sees the old bytes or the new ones, and a failure leaves the old ones and no
 * temporary file. Symbolic links stay links, modes stay, owners where the system allows it; other names of a file (hard links) keep
 * the old bytes. Equal bytes are not written; the result says whether anything was. Nothing waits in between, so a signal that is
 * listened to is heard before or after, never while a temporary file is there.
 */
export function writeWhole(file: string, content: string | Uint8Array, options: WriteOptions = {}): boolean {
  const {expected, name = file, disk = nodeDisk} = options
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  try {
    const target = resolveInside(file, options)
    const before = takeSnapshot(target, disk)
    if (before === 'special') throw new ToolError('NOT_A_FILE', `Expected a regular file to write to, got ${name}.`)
    checkUnchanged(isExpected(before, expected), name)
    if (before && hasSameBytes(before.bytes, bytes)) return false
    checkOwner(before)
    if (!before) makeFolder(file, target, options)
    replace(target, bytes, {...options, name, before})
    if (options.syncFolder === 'later') syncLater(dirname(target))
    else syncFolder(dirname(target), disk)
    return true
  } catch (error) {
    if (error instanceof ToolError) throw error
    const code = ['ENOSPC', 'EDQUOT'].includes(codeOf(error)) ? diskFull : 'WRITE_FAILED'
    const reason = error instanceof Error && codeOf(error) === '' ? error.message : reasonOf(error)
    throw new ToolError(code, `${name} could not be written: ${reason}.`, {cause: error})
  }
}

interface Replacement extends WriteOptions {
  readonly name: string
  readonly before: Snapshot | undefined
}

function replace(target: string, bytes: Uint8Array, {before, name, disk = nodeDisk}: Replacement): void {
  removeOldTemporaries(dirname(target), disk)
  const temporary = writeTemporary(dirname(target), {bytes, before: before?.stat, disk})
  try {
    // The last moment to find out that somebody else wrote the file.
    checkUnchanged(isUnchanged(target, before, disk), name)
    disk.renameSync(temporary, target)
  } catch (error) {
    removeTemporary(temporary, disk)
    throw error
  }
}

function checkUnchanged(isSame: boolean, name: string): void {
  if (!isSame) throw new ChangedError('FILE_CHANGED', `${name} changed while it was worked on and was not written.`, {hint: 'run again'})
}

function isExpected(before: Snapshot | undefined, expected: WriteOptions['expected']): boolean {
  if (expected === undefined) return true
  return expected === 'absent' ? !before : before !== undefined && hasSameBytes(before.bytes, expected)
}

function resolveInside(file: string, {within, name = file, disk = nodeDisk}: WriteOptions): string {
  const target = resolveTarget(file, disk)
  if (within !== undefined && !isInside(fromRoot(disk.realpathSync(within), target))) {
    throw new OutsideError('FILE_OUTSIDE', `Expected a file inside ${within}, got ${name}, which leads out of it.`)
  }
  return target
}

/** The folder of a new file. A link that took a place on the way meanwhile is not followed. */
function makeFolder(file: string, target: string, options: WriteOptions): void {
  const {name = file, disk = nodeDisk} = options
  disk.mkdirSync(dirname(target), {recursive: true})
  checkUnchanged(resolveTarget(file, disk) === target, name)
}

/** Whoever may write into the folder could replace the file of somebody else, who has made it read-only. */
function checkOwner(before: Snapshot | undefined): void {
  const own = process.geteuid?.()
  if (!before || own === undefined || (Number(before.stat.mode) & 0o200) !== 0 || Number(before.stat.uid) === own) return
  throw new Error('it is read-only and belongs to somebody else')
}
