import {existsSync, realpathSync} from 'node:fs'
import {join} from 'node:path'
import {fromRoot, isInside} from '../paths.ts'
import {readBytes} from '../read.ts'

/** A picture that a notebook shows, if it lies in the catalog, whatever links lead there. */
export function readPicture(root: string, path: string, maxBytes: number): Uint8Array | undefined {
  const file = join(root, path)
  if (!existsSync(file) || !isInside(fromRoot(realpathSync(root), realpathSync(file)))) return undefined
  const bytes = readBytes(file, {path, maxBytes})
  return bytes instanceof Uint8Array ? bytes : undefined
}
