import {lstatSync} from 'node:fs'
import {join} from 'node:path'
import ignore, {type Ignore} from 'ignore'
import type {Config} from '../lint/config/config.ts'
import {matchesAny} from '../lint/config/resolve.ts'
import {maxIgnoreBytes} from '../model/limits.ts'
import {fromRoot, gitTopLevel, isInside} from './paths.ts'
import {readRegular} from './regular-file.ts'
import {codeOf, reasonOf, ToolError} from './tool-error.ts'

/** Folders that hold no hunts of anybody. */
const never = new Set(['.git', 'node_modules', '.ipynb_checkpoints', '.huntbook'])

/** What no run takes, whatever it is asked for. */
export const neverTaken: Ignored = path => path.split('/').some(part => never.has(part))

/** A path is that of a file where `kind` does not say otherwise: some rules hold for folders alone. */
export type Ignored = (path: string, kind?: 'file' | 'folder') => boolean

/**
 * Whether a path from the root (folders without a final `/`) is left out of the catalog. Ignore files are read without git, from
 * its top level down.
 */
export function ignoredIn(root: string, {ignore: globs, useIgnoreFiles}: Config): Ignored {
  const top = gitTopLevel(root) ?? root
  const above = fromRoot(top, root)
  const byFiles = byIgnoreFiles(top)
  return (path, kind = 'file') => {
    if (neverTaken(path) || matchesAny(path, globs)) return true
    return useIgnoreFiles && path !== '' && isInside(path) && byFiles(above === '' ? path : `${above}/${path}`, kind)
  }
}

type ByFiles = (path: string, kind: 'file' | 'folder') => boolean

/** Rules of a deeper folder win over those above; what is below a folder that is left out cannot be taken back. */
function byIgnoreFiles(top: string): ByFiles {
  const rules = new Map<string, Ignore | undefined>()
  const folders = new Map<string, boolean>()
  const rulesOf = (folder: string): Ignore | undefined => {
    if (!rules.has(folder)) rules.set(folder, readRules(top, folder))
    return rules.get(folder)
  }
  const decide: ByFiles = (path, kind) => {
    for (let folder = parentOf(path); folder !== undefined; folder = parentOf(folder)) {
      const inside = path.slice(folder === '' ? 0 : folder.length + 1)
      const found = rulesOf(folder)?.test(kind === 'folder' ? `${inside}/` : inside)
      if (found?.ignored) return true
      if (found?.unignored) return false
    }
    return false
  }
  const isOut = (folder: string): boolean => {
    const known = folders.get(folder)
    if (known !== undefined) return known
    const found = decide(folder, 'folder')
    folders.set(folder, found)
    return found
  }
  return (path, kind) => foldersOf(path).some(isOut) || decide(path, kind)
}

/** The folder around a path; that of a name at the top is empty, and nothing is around that. */
function parentOf(path: string): string | undefined {
  return path === '' ? undefined : path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** The folders on the way to a path, the outermost first. */
function foldersOf(path: string): string[] {
  return [...path.matchAll(/\//gu)].map(({index}) => path.slice(0, index))
}

function readRules(top: string, folder: string): Ignore | undefined {
  const names = folder === '' ? ['.git/info/exclude', '.gitignore', '.huntbookignore'] : ['.gitignore', '.huntbookignore']
  const texts = names.map(name => join(top, folder, name)).flatMap(readLimited)
  // As git on Linux, on every system: what is left out depends on the files alone.
  return texts.length === 0 ? undefined : ignore({ignorecase: false}).add(texts.join('\n'))
}

/** None where there is no such file, or a folder or pipe of that name. */
function readLimited(file: string): string[] {
  const read = readIfFile(file)
  if (read === undefined || read === 'special') return []
  if (read instanceof Uint8Array) return [new TextDecoder().decode(read)]
  throw new ToolError('IGNORE_TOO_LARGE', `${file} has more than ${maxIgnoreBytes} bytes of rules.`)
}

function readIfFile(file: string): ReturnType<typeof readRegular> | undefined {
  try {
    return readRegular(file, maxIgnoreBytes)
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR' || codeOf(error) === 'ENOENT' || !canBeSeen(file)) return undefined
    // What is left out cannot be known then.
    throw new ToolError('IGNORE_UNREADABLE', `${file} could not be read: ${reasonOf(error)}.`, {
      cause: error,
      hint: '`useIgnoreFiles: false` in the configuration reads no ignore files',
    })
  }
}

/** In a folder that may not be entered no file can be read: each of its notebooks says so. */
function canBeSeen(file: string): boolean {
  try {
    return lstatSync(file, {throwIfNoEntry: false}) !== undefined
  } catch {
    return false
  }
}
