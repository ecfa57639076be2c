import {type Dirent, readdirSync, realpathSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {compare} from '../lint/order.ts'
import type {Repository} from '../model/rule.ts'
import type {Ignored} from './ignore.ts'
import {fromRoot, isInside} from './paths.ts'
import {readSideFile} from './side-files.ts'

/** The files below a root, as rules may ask for them. The list is made once, when it is first asked for. */
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

/** What nobody may look at is not there either. */
function kindOf(root: string, path: string): 'file' | 'folder' | undefined {
  const file = join(root, path)
  if (!isInside(fromRoot(root, file))) return undefined
  try {
    const stat = statSync(file, {throwIfNoEntry: false})
    if (!stat || !isInside(fromRoot(realpathSync(root), realpathSync(file)))) return undefined
    return stat.isDirectory() ? 'folder' : 'file'
  } catch {
    return undefined
  }
}

/**
 * Links are not followed, nor taken. A folder that is ignored is not entered: most files of a repository lie in such folders. What
 * cannot be listed is not there: the choice of notebooks says so.
 */
function filesBelow(root: string, ignored: Ignored): string[] {
  const found: string[] = []
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of list(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      const isFolder = entry.isDirectory()
      if ((!isFolder && !entry.isFile()) || ignored(path, isFolder ? 'folder' : 'file')) continue
      if (isFolder) folders.push(path)
      else found.push(path)
    }
  }
  return found.sort(compare)
}

function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true})
  } catch {
    return []
  }
}
