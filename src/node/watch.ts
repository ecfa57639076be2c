import {type FSWatcher, lstatSync, readdirSync, watch} from 'node:fs'
import {join} from 'node:path'
import process from 'node:process'
import {compare} from '../lint/order.ts'
import type {Ignored} from './ignore.ts'
import {posix} from './paths.ts'
import {codeOf, reasonOf, ToolError} from './tool-error.ts'

/** In milliseconds: a save is several events, and editors write more than one file. */
const pause = 100

export interface Watcher {
  /** Waits for a change, and until nothing has changed for a moment. Paths are from the root, in code-unit order. */
  readonly next: () => Promise<readonly string[]>
  /** Leaves out what was noticed of these paths so far, because it was our own doing. */
  readonly forget: (paths: Iterable<string>) => void
  /** From now on, other paths are ignored. Folders that are new to it are watched. */
  readonly refresh: (ignored: Ignored) => void
  readonly close: () => void
}

/** Watches everything below a root that is not ignored. */
export function watchRoot(root: string, ignored: Ignored): Watcher {
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let isDue = false
  let wake = (): void => {}
  const note = (path: string): void => {
    changed.add(path)
    clearTimeout(timer)
    timer = setTimeout(() => {
      isDue = true
      wake()
    }, pause)
  }
  const folders = watchFolders(root, {ignored, note})
  return {
    next: () =>
      new Promise(resolve => {
        wake = () => {
          if (!isDue || changed.size === 0) return
          wake = () => {}
          isDue = false
          const paths = [...changed].sort(compare)
          changed.clear()
          resolve(paths)
        }
        wake()
      }),
    forget: paths => {
      for (const path of paths) changed.delete(path)
    },
    refresh: folders.refresh,
    close: () => {
      clearTimeout(timer)
      folders.close()
    },
  }
}

interface FolderOptions {
  readonly ignored: Ignored
  readonly note: (path: string) => void
}

/**
 * One watcher for each folder. What Node.js calls recursive is a watcher for each file on Linux, those in `node_modules` included; on
 * macOS and Windows it is a service of the system.
 */
function watchFolders(root: string, {ignored, note}: FolderOptions): Pick<Watcher, 'refresh' | 'close'> {
  const watchers = new Map<string, FSWatcher>()
  const isRecursive = process.platform === 'darwin' || process.platform === 'win32'
  let isIgnored = ignored
  const heard = (folder: string, name: string | null): void => {
    const path = posix(folder === '' ? (name ?? '') : name === null ? folder : `${folder}/${name}`)
    // A temporary file of ours goes as soon as it came.
    if (/(?:^|\/)\.huntbook-[^/]*\.tmp$/u.test(path)) return
    const isFolder = path === '' || lstatSync(join(root, path), {throwIfNoEntry: false})?.isDirectory() === true
    if (path !== '' && isIgnored(path, isFolder ? 'folder' : 'file')) return
    if (isFolder && !isRecursive) addBelow(path)
    note(path)
  }
  const add = (folder: string): void => {
    if (watchers.has(folder)) return
    const drop = (): void => {
      watchers.get(folder)?.close()
      watchers.delete(folder)
    }
    try {
      const watcher = watch(join(root, folder), {recursive: isRecursive}, (_, name) => {
        // A folder that was moved away goes on telling of itself.
        if (folder !== '' && !lstatSync(join(root, folder), {throwIfNoEntry: false})) drop()
        heard(folder, name)
      })
      watchers.set(folder, watcher.on('error', drop))
    } catch (error) {
      // It went again before it could be watched.
      if (codeOf(error) === 'ENOENT') return
      const hint = codeOf(error) === 'ENOSPC' ? {hint: 'the system allows no more watchers: sysctl fs.inotify.max_user_watches'} : {}
      throw new ToolError('WATCH_FAILED', `${folder === '' ? root : folder} could not be watched: ${reasonOf(error)}.`, hint)
    }
  }
  const addBelow = (start: string): void => {
    const left = [start]
    for (let folder = left.pop(); folder !== undefined; folder = left.pop()) {
      add(folder)
      if (!isRecursive) left.push(...foldersIn(root, folder).filter(path => !isIgnored(path, 'folder')))
    }
  }
  addBelow('')
  return {
    refresh: next => {
      isIgnored = next
      addBelow('')
    },
    close: () => {
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}

/** Links are not followed, as on a walk. What cannot be listed is not there: the check says so. */
function foldersIn(root: string, folder: string): string[] {
  try {
    const entries = readdirSync(join(root, folder), {withFileTypes: true})
    return entries.filter(entry => entry.isDirectory()).map(({name}) => (folder === '' ? name : `${folder}/${name}`))
  } catch {
    return []
  }
}
