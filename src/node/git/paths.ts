import {posix} from 'node:path'
import {isInside} from '../paths.ts'
import {ToolError} from '../tool-error.ts'

/** Refuses paths that lead out of the root. Git would answer for another file, or for none of them. */
export function refusePathsOutside(paths: readonly string[]): void {
  const outside = paths.find(path => path === '' || !isInside(posix.normalize(path)))
  if (outside !== undefined) throw new ToolError('PATH_OUTSIDE', `Expected a path inside the root, got \`${outside}\`.`)
}

/** NUL-separated output, each part ended. */
export function nulSeparated(output: Uint8Array): string[] {
  return Buffer.from(output).toString().split('\0').slice(0, -1)
}
