import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import {dirname, join} from 'node:path'
import {promisify} from 'node:util'
import {reasonOf, ToolError} from './tool-error.ts'

const syncLater = promisify(fsync)

/** Temporary files have this prefix, so that what a killed process left can be told and removed. */
const prefix = '.huntbook-'

export interface WriteOptions {
  /** The bytes that were read. If the file holds others now, it is not written. */
  readonly expected?: Uint8Array
  /** What messages call the file; default its path. */
  readonly name?: string
}

/** The file is not the one that was read. */
export class ChangedError extends ToolError {}

/**
 * Writes a file as a whole or not at all: a reader sees the old bytes or the new ones, and a failure leaves the old ones and no
 * temporary file. Symbolic links stay links, modes stay. Equal bytes are not written; the result says whether anything was.
 */
export function writeWhole(file: string, content: string | Uint8Array, options: WriteOptions = {}): boolean {
  const {name = file} = options
  try {
    const staged = stage(file, content, {...options, name})
    if (!staged) return false
    finish(staged, () => fsyncSync(staged.descriptor))
    syncFolder(dirname(staged.target))
    return true
  } catch (error) {
    throw asToolError(error, name)
  }
}

/**
 * The same for one of many files: others can be made while the disk is busy with it. The folders it is written to are added to `folders`,
 * for `syncFolder` once all files are written.
 */
export async function writeLater(file: string, content: string | Uint8Array, options: WriteOptions & Later): Promise<boolean> {
  const {name = file, folders} = options
  try {
    const staged = stage(file, content, {...options, name})
    if (!staged) return false
    const failed = await syncLater(staged.descriptor).catch((error: unknown) => ({error}))
    finish(staged, () => {
      if (failed) throw failed.error
    })
    folders.add(dirname(staged.target))
    return true
  } catch (error) {
    throw asToolError(error, name)
  }
}

interface Later {
  readonly folders: Set<string>
}

/** A temporary file with the new bytes, beside the one whose place it is to take. */
interface Staged {
  readonly temporary: string
  readonly descriptor: number
  readonly target: string
  readonly size: number
  /** The last moment to find out that someone else wrote the file. */
  readonly beforeRename: () => void
}

/** `undefined` where the file holds the bytes already. */
function stage(file: string, content: string | Uint8Array, {expected, name}: WriteOptions & {readonly name: string}): Staged | undefined {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const checkUnchanged = (isSame: boolean): void => {
    if (!isSame) throw new ChangedError('FILE_CHANGED', `${name} changed while it was worked on and was not written.`, {hint: 'run again'})
  }
  const target = resolveTarget(file)
  const before = statSync(target, {throwIfNoEntry: false})
  // A folder, a pipe or a device: reading some of them waits for ever, and renaming onto a device would replace it.
  if (before && !before.isFile()) throw new ToolError('NOT_A_FILE', `Expected a regular file to write to, got ${name}.`)
  const old = before && readFileSync(target)
  checkUnchanged(!expected || (old !== undefined && Buffer.compare(old, expected) === 0))
  if (old && Buffer.compare(old, bytes) === 0) return undefined
  mkdirSync(dirname(target), {recursive: true})
  const mode = before && before.mode & 0o7777
  const temporary = join(dirname(target), `${prefix}${shortName()}`)
  const descriptor = openSync(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode === undefined ? 0o666 : 0o600)
  const beforeRename = (): void => checkUnchanged(factsOf(statSync(target, {throwIfNoEntry: false})) === factsOf(before))
  try {
    writeFileSync(descriptor, bytes)
    if (mode !== undefined) fchmodSync(descriptor, mode)
  } catch (error) {
    closeSync(descriptor)
    rmSync(temporary, {force: true})
    throw error
  }
  return {temporary, descriptor, target, size: bytes.length, beforeRename}
}

/** Puts a temporary file in its place, once `sync` says that its bytes are on the disk. */
function finish({temporary, descriptor, target, size, beforeRename}: Staged, sync: () => void): void {
  try {
    try {
      sync()
      if (fstatSync(descriptor).size !== size) throw new Error('it was cut short')
    } finally {
      closeSync(descriptor)
    }
    beforeRename()
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, {force: true})
    throw error
  }
}

function asToolError(error: unknown, name: string): ToolError {
  if (error instanceof ToolError) return error
  return new ToolError('WRITE_FAILED', `${name} could not be written: ${reasonOf(error)}.`, {cause: error})
}

/** Makes the new name last through a power cut. Some systems cannot do that for a folder. */
export function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, constants.O_RDONLY)
    fsyncSync(descriptor)
    closeSync(descriptor)
  } catch {
    // The file is written all the same.
  }
}

/** The file that a path leads to through links. A link that leads nowhere is not replaced by a file. */
function resolveTarget(file: string): string {
  return lstatSync(file, {throwIfNoEntry: false})?.isSymbolicLink() ? realpathSync(file) : file
}

/** What tells a file from another one, or from itself after a change. */
function factsOf(stat: Stats | undefined): string {
  return stat ? [stat.dev, stat.ino, stat.size, stat.mtimeMs].join(' ') : ''
}

/** Unlikely to be taken; a file that is there all the same is never opened. Loading Node's cryptography would cost every start. */
function shortName(): string {
  return Math.random().toString(36).slice(2, 12)
}
