import {compare} from '../../lint/order.ts'
import {sha256Of} from '../digest.ts'

/** Stands for a list of files, whatever its order. */
export function digestOfPaths(paths: readonly string[]): string {
  return sha256Of(Buffer.from([...paths].sort(compare).join('\0')))
}
