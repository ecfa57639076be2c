import {existsSync, readdirSync, realpathSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {compare} from '../lint/order.ts'
import type {Repository} from '../model/rule.ts'
import type {Ignored} from './ignore.ts'
import {fromRoot, isInside} from './paths.ts'
import {readSideFile} from './side-files.ts'

/** The files below a root, as rules may ask for them. */
export function openRepository(root: string, ignored: Ignored): Repository {
  let files: readonly string[] | undefined
  return {
    kindOf: path => kindOf(root, path),
    read: path => readSideFile(root, path),
    files: () => {
      files ??= filesBelow(root, ignored)
      return files
    },
  }
}

function kindOf(root: string, path: string): 'file' | 'folder' | undefined {
  const file = join(root, path)
  if (!isInside(fromRoot(root, file)) || !existsSync(file) || !isInside(fromRoot(realpathSync(root), realpathSync(file)))) return undefined
  return statSync(file).isDirectory() ? 'folder' : 'file'
}

/** Links are not followed. What cannot be listed is not there: the choice of notebooks says so. */
function filesBelow(root: string, ignored: Ignored): string[] {
  const found: string[] = []
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of list(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isSymbolicLink() || ignored(path, entry.isDirectory() ? 'folder' : 'file')) continue
      if (entry.isDirectory()) folders.push(path)
      else found.push(path)
    }
  }
  return found.sort(compare)
}

function list(folder: string): ReturnType<typeof readFolder> {
  try {
    return readFolder(folder)
  } catch {
    return []
  }
}

function readFolder(folder: string) {
  return readdirSync(folder, {withFileTypes: true})
}
