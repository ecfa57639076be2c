import {isUtf8} from 'node:buffer'
import {lstatSync} from 'node:fs'
import {fileDiagnostic} from '../lint/diagnose.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import {linesOf, positionAt} from '../parse/lines.ts'
import {readRegular} from './regular-file.ts'
import {codeOf, reasonOf} from './tool-error.ts'

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
  try {
    const read = readRegular(file, maxBytes)
    if (read === 'special') {
      return fileDiagnostic({rule: 'io/special', path, message: 'Expected a regular file, got a folder, a device or a pipe.'})
    }
    return 'size' in read ? tooLarge({path, size: read.size, maxBytes}) : read
  } catch (error) {
    return unreadable({file, path}, error)
  }
}

export function tooLarge({path, size, maxBytes}: {path: string; size: number; maxBytes: number}): Diagnostic {
  const message = `Expected at most ${maxBytes} bytes (\`limits.maxFileBytes\`), got ${size}: the file was not checked.`
  return fileDiagnostic({rule: 'parse/too-large', path, message})
}

function unreadable({file, path}: {file: string; path: string}, error: unknown): Diagnostic {
  const code = codeOf(error)
  if (code === 'ELOOP' || (code === 'ENOENT' && isLink(file)))
    return fileDiagnostic({rule: 'io/symlink', path, message: 'Expected a file, got a symbolic link that leads to none.'})
  return fileDiagnostic({rule: 'io/unreadable', path, message: `Expected a readable file: ${reasonOf(error)}.`})
}

/** Whether a path is a symbolic link. One that may not be looked at is none. */
function isLink(file: string): boolean {
  try {
    return lstatSync(file, {throwIfNoEntry: false})?.isSymbolicLink() === true
  } catch {
    return false
  }
}

function encodingDiagnostic(bytes: Uint8Array, path: string): Diagnostic {
  const offset = firstInvalid(bytes)
  const before = linesOf(new TextDecoder().decode(bytes.subarray(0, offset)))
  const position = positionAt(before, before.text.length)
  const message = `Expected UTF-8, got \`0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')}\` at byte ${offset}.`
  return fileDiagnostic({rule: 'parse/encoding', path, message, position})
}

/** The offset of the first character that is none. The bytes are not UTF-8. */
function firstInvalid(bytes: Uint8Array): number {
  let at = 0
  for (let length = 1; length > 0; at += length) length = characterLength(bytes, at)
  return at
}

/** How many bytes the character at an offset has; 0 where there is none. */
function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0xff
  if (lead < 0x80) return 1
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  return at < bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0
}
