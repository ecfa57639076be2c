import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
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
import {reasonOf, ToolError} from './tool-error.ts'

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
export function writeWhole(file: string, content: string | Uint8Array, {expected, name = file}: WriteOptions = {}): boolean {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const checkUnchanged = (isSame: boolean): void => {
    if (!isSame) throw new ChangedError('FILE_CHANGED', `${name} changed while it was worked on and was not written.`, {hint: 'run again'})
  }
  try {
    const target = resolveTarget(file)
    const before = statSync(target, {throwIfNoEntry: false})
    // A folder, a pipe or a device: reading some of them waits for ever, and renaming onto a device would replace it.
    if (before && !before.isFile()) throw new ToolError('NOT_A_FILE', `Expected a regular file to write to, got ${name}.`)
    const old = before && readFileSync(target)
    checkUnchanged(!expected || (old !== undefined && Buffer.compare(old, expected) === 0))
    if (old && Buffer.compare(old, bytes) === 0) return false
    const isSame = (): boolean => factsOf(statSync(target, {throwIfNoEntry: false})) === factsOf(before)
    replace(target, {bytes, mode: before && before.mode & 0o7777, beforeRename: () => checkUnchanged(isSame())})
    return true
  } catch (error) {
    if (error instanceof ToolError) throw error
    throw new ToolError('WRITE_FAILED', `${name} could not be written: ${reasonOf(error)}.`, {cause: error})
  }
}

interface Replacement {
  readonly bytes: Uint8Array
  /** Permission bits; absent for a new file. */
  readonly mode: number | undefined
  /** The last moment to find out that someone else wrote the file. */
  readonly beforeRename: () => void
}

function replace(target: string, {bytes, mode, beforeRename}: Replacement): void {
  mkdirSync(dirname(target), {recursive: true})
  const temporary = join(dirname(target), `${prefix}${shortName()}`)
  let descriptor: number | undefined = openSync(
    temporary,
    constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL,
    mode === undefined ? 0o666 : 0o600,
  )
  try {
    writeFileSync(descriptor, bytes)
    if (mode !== undefined) fchmodSync(descriptor, mode)
    fsyncSync(descriptor)
    if (fstatSync(descriptor).size !== bytes.length) throw new Error('it was cut short')
    closeSync(descriptor)
    descriptor = undefined
    beforeRename()
    renameSync(temporary, target)
    syncFolder(dirname(target))
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor)
    rmSync(temporary, {force: true})
    throw error
  }
}

/** Makes the new name last through a power cut. Some systems cannot do that for a folder. */
function syncFolder(folder: string): void {
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
  try {
    return realpathSync(file)
  } catch (error) {
    if (lstatSync(file, {throwIfNoEntry: false})?.isSymbolicLink()) throw error
    return file
  }
}

/** What tells a file from another one, or from itself after a change. */
function factsOf(stat: Stats | undefined): string {
  return stat ? [stat.dev, stat.ino, stat.size, stat.mtimeMs].join(' ') : ''
}

/** Unlikely to be taken; a file that is there all the same is never opened. Loading Node's cryptography would cost every start. */
function shortName(): string {
  return Math.random().toString(36).slice(2, 12)
}
