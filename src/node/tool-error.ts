import type {ToolProblem} from '../model/report.ts'

/** What a person can act on: one line and a hint, exit 2. Anything else that is thrown is a fault of huntbook. */
export class ToolError extends Error implements ToolProblem {
  override readonly name = 'ToolError'
  /** UPPER_SNAKE. */
  readonly code: string
  readonly hint?: string

  constructor(code: string, message: string, {hint, cause}: {readonly hint?: string; readonly cause?: unknown} = {}) {
    super(message, cause === undefined ? {} : {cause})
    this.code = code
    if (hint !== undefined) this.hint = hint
  }
}

/** As plain data, for reports: the message of an error is lost in JSON. */
export function problemOf({code, message, hint}: ToolError): ToolProblem {
  return {code, message, ...(hint !== undefined && {hint})}
}

/** Of a failed file operation, such as `ENOENT`; empty for other errors. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** The reason of a failed file operation, as a phrase without the path. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error)
  return reasons.get(code) ?? (code === '' ? String(error) : code)
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'operation not permitted'],
  ['ENOENT', 'no such file'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a part of the path is no folder'],
  ['ELOOP', 'symbolic links lead in a circle'],
  ['ENOSPC', 'no space left on the disk'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EROFS', 'the file system is read-only'],
  ['EFBIG', 'the file would be too large'],
  ['ESPECIAL', 'it is no regular file'],
  ['ETOOLARGE', 'it is too large'],
  ['EEXIST', 'it exists already'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EIO', 'input/output error'],
  ['ENXIO', 'nobody is at the other end'],
  ['EAGAIN', 'the other end is not ready'],
])
