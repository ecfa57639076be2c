import {constants} from 'node:fs'
import {type Disk, nodeDisk} from './disk.ts'

/** Folders that wait. */
const later = new Set<string>()

/** Makes new names in a folder last through a power cut. Some systems cannot do that for a folder: the files are written all the same. */
export function syncFolder(folder: string, disk: Disk): void {
  try {
    const descriptor = disk.openSync(folder, constants.O_RDONLY)
    try {
      disk.fsyncSync(descriptor)
    } finally {
      disk.closeSync(descriptor)
    }
  } catch {
    // The old name or the new one is found after a power cut, as without it.
  }
}

export function syncLater(folder: string): void {
  later.add(folder)
}

/** Does what `syncFolder: 'later'` put off: once for all files of a folder. */
export function syncFolders(disk: Disk = nodeDisk): void {
  for (const folder of later) syncFolder(folder, disk)
  later.clear()
}
