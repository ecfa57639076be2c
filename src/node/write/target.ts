import {basename, dirname, join} from 'node:path'
import {codeOf} from '../tool-error.ts'
import {type Disk, statOptions} from './disk.ts'

/**
 * The file that a path leads to through links, whether it exists or not. A link that leads nowhere is not replaced by a file: it
 * throws, as Node's `realpath` does.
 */
export function resolveTarget(file: string, disk: Disk): string {
  try {
    return disk.realpathSync(file)
  } catch (error) {
    const isMissing = codeOf(error) === 'ENOENT' && !disk.lstatSync(file, statOptions)
    if (!isMissing || dirname(file) === file) throw error
    return join(resolveTarget(dirname(file), disk), basename(file))
  }
}
