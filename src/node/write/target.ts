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
    if (codeOf(error) !== 'ENOENT' || dirname(file) === file) throw error
    const now = disk.lstatSync(file, statOptions)
    // Another process has made the file between the two questions.
    if (now && !now.isSymbolicLink()) return disk.realpathSync(file)
    if (now) throw error
    return join(resolveTarget(dirname(file), disk), basename(file))
  }
}
