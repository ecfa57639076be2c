import {readdirSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'

/** Whether a path from the root exists. */
export type Exists = (path: string) => boolean

/** Answers from lists of folders, each read once: for a run that asks about many files and makes none. Links count, wherever they lead. */
export function listingOf(root: string): Exists {
  const folders = new Map<string, ReadonlySet<string>>()
  return path => {
    const file = join(root, path)
    const folder = dirname(file)
    const names = folders.get(folder) ?? namesIn(folder)
    folders.set(folder, names)
    return names.has(basename(file))
  }
}

function namesIn(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder))
  } catch {
    return new Set()
  }
}
