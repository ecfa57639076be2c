import {randomBytes} from 'node:crypto'
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
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import {dirname, join} from 'node:path'
import {reasonOf, ToolError} from './tool-error.ts'

/** Temporary files have this prefix, so that what a killed process left can be told and removed. */
const prefix = '.huntbook-'

export interface WriteOptions {
  /** The bytes that were read. If the file holds others now, it is not written. */
  readonly expected?: Uint8Array
}

/** The file is not the one that was read. */
export class ChangedError extends ToolError {}

/**
 * Writes a file as a whole or not at all: a reader sees the old bytes or the new ones, and a failure leaves the old ones and no
 * temporary file. Symbolic links stay links, modes stay. Equal bytes are not written; the result says whether anything was.
 */
export function writeWhole(file: string, content: string | Uint8Array, {expected}: WriteOptions = {}): boolean {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  try {
    const target = resolveTarget(file)
    const before = readExisting(target)
    if (expected && (!before || Buffer.compare(before.bytes, expected) !== 0)) {
      throw new ChangedError('FILE_CHANGED', `${file} changed while it was worked on and was not written.`, {hint: 'run again'})
    }
    if (before && Buffer.compare(before.bytes, bytes) === 0) return false
    replace(target, bytes, before?.mode)
    return true
  } catch (error) {
    if (error instanceof ToolError) throw error
    throw new ToolError('WRITE_FAILED', `${file} could not be written: ${reasonOf(error)}.`, {cause: error})
  }
}

function replace(target: string, bytes: Uint8Array, mode: number | undefined): void {
  mkdirSync(dirname(target), {recursive: true})
  const temporary = join(dirname(target), `${prefix}${randomBytes(6).toString('hex')}`)
  const descriptor = openSync(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode === undefined ? 0o666 : 0o600)
  let open = true
  try {
    writeFileSync(descriptor, bytes)
    fsyncSync(descriptor)
    if (fstatSync(descriptor).size !== bytes.length) throw new Error('it was cut short')
    if (mode !== undefined) fchmodSync(descriptor, mode)
    closeSync(descriptor)
    open = false
    renameSync(temporary, target)
  } catch (error) {
    if (open) closeSync(descriptor)
    unlinkSync(temporary)
    throw error
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

function readExisting(target: string): {bytes: Uint8Array; mode: number} | undefined {
  try {
    return {bytes: readFileSync(target), mode: statSync(target).mode & 0o7777}
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
