import {isUtf8} from 'node:buffer'
import {closeSync, constants, fstatSync, openSync, readFileSync} from 'node:fs'
import {fileDiagnostic} from '../lint/diagnose.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import {linesOf, positionAt} from '../parse/lines.ts'
import {reasonOf} from './tool-error.ts'

/** The text of a file without its BOM, and what the disk says of the file, to be compared before it is written again. */
export interface FileText {
  readonly text: string
  readonly bom: boolean
  readonly bytes: Uint8Array
}

/** Reads a file as UTF-8. What keeps it from being read as a notebook is a diagnostic of that file. */
export function readText(file: string, {path, maxBytes}: {readonly path: string; readonly maxBytes: number}): FileText | Diagnostic {
  const bytes = readBytes(file, {path, maxBytes})
  return bytes instanceof Uint8Array ? decode(bytes, path) : bytes
}

/** Decodes bytes that came from a file or from standard input. */
export function decode(bytes: Uint8Array, path: string): FileText | Diagnostic {
  if (!isUtf8(bytes)) return encodingDiagnostic(bytes, path)
  const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)
  const bom = text.startsWith('\ufeff')
  return {text: bom ? text.slice(1) : text, bom, bytes}
}

/** The bytes of a regular file, or the diagnostic that says why there are none. */
export function readBytes(file: string, {path, maxBytes}: {path: string; maxBytes: number}): Uint8Array | Diagnostic {
  let descriptor: number
  try {
    // Without `O_NONBLOCK` opening a FIFO waits for its writer.
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    return unreadable(path, error)
  }
  try {
    const stat = fstatSync(descriptor)
    if (!stat.isFile()) {
      return fileDiagnostic({rule: 'io/special', path, message: 'Expected a regular file, got a folder, a device or a pipe.'})
    }
    if (stat.size > maxBytes) {
      const message = `Expected at most ${maxBytes} bytes (\`limits.maxFileBytes\`), got ${stat.size}: the file was not checked.`
      return fileDiagnostic({rule: 'parse/too-large', path, message})
    }
    return readFileSync(descriptor)
  } catch (error) {
    return unreadable(path, error)
  } finally {
    closeSync(descriptor)
  }
}

function unreadable(path: string, error: unknown): Diagnostic {
  const loop = error instanceof Error && 'code' in error && error.code === 'ELOOP'
  return fileDiagnostic({rule: loop ? 'io/symlink' : 'io/unreadable', path, message: `Expected a readable file: ${reasonOf(error)}.`})
}

function encodingDiagnostic(bytes: Uint8Array, path: string): Diagnostic {
  const offset = firstInvalid(bytes)
  const before = linesOf(new TextDecoder().decode(bytes.subarray(0, offset)))
  const position = positionAt(before, before.text.length)
  const message = `Expected UTF-8, got \`0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')}\` at byte ${offset}.`
  return fileDiagnostic({rule: 'parse/encoding', path, message, position})
}

/** The offset of the first byte that no UTF-8 text can have there. */
function firstInvalid(bytes: Uint8Array): number {
  let valid = 0
  let end = bytes.length
  // The longest valid prefix: halving works because a prefix of UTF-8 is valid up to its last, cut character.
  while (valid < end) {
    const middle = (valid + end + 1) >> 1
    if (isUtf8(bytes.subarray(0, cutBack(bytes, middle)))) valid = middle
    else end = middle - 1
  }
  return cutBack(bytes, valid)
}

/** Moves an offset back to the start of the character that it is in. */
function cutBack(bytes: Uint8Array, offset: number): number {
  let at = offset
  while (at > 0 && at > offset - 4 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at--
  return at
}
