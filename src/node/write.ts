import {dirname} from 'node:path'
import process from 'node:process'
import {fromRoot, isInside} from './paths.ts'
import {codeOf, reasonOf, ToolError} from './tool-error.ts'
import {type Disk, nodeDisk} from './write/disk.ts'
import {syncFolder, syncLater} from './write/folders.ts'
import {whileLocked} from './write/lock.ts'
import {hasSameBytes, isUnchanged, type Snapshot, takeSnapshot} from './write/snapshot.ts'
import {resolveTarget} from './write/target.ts'
import {closeTemporary, keepUntilExit, openTemporary, removeOldTemporaries, removeTemporary, type Temporary} from './write/temporary.ts'

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
  const prepared = prepare(file, content, options)
  if (prepared) finish(prepared)
  return prepared !== undefined
}

export interface FileToWrite extends Pick<WriteOptions, 'expected' | 'name'> {
  readonly file: string
  readonly content: string | Uint8Array
}

/** Writes files that belong together, in this order, as `writeWhole` does. All bytes are on the disk before the first file takes its name. */
export function writeTogether(files: readonly FileToWrite[], options: Omit<WriteOptions, 'name' | 'expected'> = {}): void {
  const waiting: Prepared[] = []
  try {
    for (const {file, content, ...own} of files) {
      const prepared = prepare(file, content, {...options, ...own})
      if (prepared) waiting.push(prepared)
    }
    for (let next = waiting.shift(); next; next = waiting.shift()) finish(next)
  } catch (error) {
    for (const {temporary} of waiting) removeTemporary(temporary, options.disk ?? nodeDisk)
    throw error
  }
}

/** One of many files, written but for its name. */
export interface Staged {
  /** Waits until the bytes are on the disk and gives the file its name. */
  readonly commit: () => Promise<void>
}

/**
 * Writes one of many files as `writeWhole` does, in two steps: the disk takes the bytes of many files at once in little more than the time of
 * one. `undefined` where the file holds the bytes already. A process that ends before `commit` removes the temporary file. Folders wait for
 * `syncFolders`.
 */
export function stage(file: string, content: string | Uint8Array, options: WriteOptions = {}): Staged | undefined {
  const {name = file, disk = nodeDisk} = options
  const begun = begin(file, content, options)
  if (!begun) return undefined
  const {temporary, ...rest} = begun
  const forget = keepUntilExit(temporary.file, disk)
  const commit = async (): Promise<void> => {
    const failed = await new Promise<Error | null>(done => disk.fsync(temporary.descriptor, done))
    const sync = (): void => {
      if (failed) throw failed
    }
    try {
      const closed = reported(name, () => closeTemporary(temporary, disk, sync))
      finish({...rest, temporary: closed, syncFolder: 'later'})
    } finally {
      forget()
    }
  }
  return {commit}
}

/** New bytes that have no name yet. */
interface Begun<Bytes> extends WriteOptions {
  readonly name: string
  readonly target: string
  readonly temporary: Bytes
  readonly before: Snapshot | undefined
}

type Prepared = Begun<string>

/** As `begin`, with the bytes on the disk. */
function prepare(file: string, content: string | Uint8Array, options: WriteOptions): Prepared | undefined {
  const begun = begin(file, content, options)
  if (!begun) return undefined
  const {temporary, name, disk = nodeDisk} = begun
  const sync = (): void => disk.fsyncSync(temporary.descriptor)
  return {...begun, temporary: reported(name, () => closeTemporary(temporary, disk, sync))}
}

/** `undefined` where the file holds the bytes already. */
function begin(file: string, content: string | Uint8Array, options: WriteOptions): Begun<Temporary> | undefined {
  const {expected, name = file, disk = nodeDisk} = options
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return reported(name, () => {
    const target = resolveInside(file, options)
    const before = takeSnapshot(target, disk)
    if (before === 'special') throw new ToolError('NOT_A_FILE', `Expected a regular file to write to, got ${name}.`)
    checkUnchanged(isExpected(before, expected), name)
    if (before && hasSameBytes(before.bytes, bytes)) return undefined
    checkOwner(before)
    if (!before) makeFolder(file, target, options)
    removeOldTemporaries(dirname(target), disk)
    const temporary = openTemporary(dirname(target), {bytes, before: before?.stat, disk})
    return {...options, name, target, temporary, before}
  })
}

function finish({name, target, temporary, before, disk = nodeDisk, syncFolder: when}: Prepared): void {
  reported(name, () => {
    try {
      whileLocked(target, disk, () => {
        // The last moment to find out that somebody else wrote the file.
        checkUnchanged(isUnchanged(target, before, disk), name)
        disk.renameSync(temporary, target)
      })
    } catch (error) {
      removeTemporary(temporary, disk)
      throw error
    }
  })
  if (when === 'later') syncLater(dirname(target))
  else syncFolder(dirname(target), disk)
}

/** Gives errors of the disk the name of the file. */
function reported<Result>(name: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof ToolError) throw error
    const code = ['ENOSPC', 'EDQUOT'].includes(codeOf(error)) ? diskFull : 'WRITE_FAILED'
    const reason = error instanceof Error && codeOf(error) === '' ? error.message : reasonOf(error)
    throw new ToolError(code, `${name} could not be written: ${reason}.`, {cause: error})
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
