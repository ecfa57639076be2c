import {type Dirent, lstatSync, readdirSync, type Stats} from 'node:fs'
import {resolve} from 'node:path'
import {fileDiagnostic} from '../lint/diagnose.ts'
import {compare} from '../lint/order.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import {maxAlternatives} from '../model/limits.ts'
import type {Ignored} from './ignore.ts'
import {fromRoot} from './paths.ts'
import {codeOf, reasonOf} from './tool-error.ts'

interface Walk {
  readonly root: string
  readonly ignored: Ignored
  /** The folder that the globs start at. */
  readonly cwd: string
  /** What need not be entered. */
  readonly beside?: Ignored
  readonly disk?: Disk
}

/** What a walk asks of a disk. Both throw as Node's do. */
export interface Disk {
  readonly readdirSync: (folder: string, options: {withFileTypes: true}) => Dirent[]
  readonly lstatSync: (file: string) => Stats
}

export interface Walked {
  /** From the root, in code-unit order. */
  readonly paths: readonly string[]
  /** Folders that could not be listed: nobody knows what is in them. */
  readonly unreadable: readonly Diagnostic[]
}

/** Finds the files of globs. Symbolic links are not followed, nor taken. */
export async function walk(globs: readonly string[], {root, ignored, cwd, beside, disk = {readdirSync, lstatSync}}: Walk): Promise<Walked> {
  const {globSync} = await import('glob/raw')
  const isOut = (name: string, kind: 'file' | 'folder'): boolean => name !== '' && (beside?.(name) === true || ignored(name, kind))
  const leaveOut =
    (kind: 'file' | 'folder') =>
    (path: {fullpath: () => string; isSymbolicLink: () => boolean}): boolean =>
      path.isSymbolicLink() || isOut(fromRoot(root, path.fullpath()), kind)
  const failed = new Map<string, Diagnostic>()
  const watch = <Result>(path: string, kind: 'file' | 'folder', ask: () => Result): Result => {
    try {
      return ask()
    } catch (error) {
      const name = fromRoot(root, path)
      if (!isGone(error) && !isOut(name, kind)) failed.set(name, unreadableFolder(name, error))
      throw error
    }
  }
  const paths = globSync([...globs], {
    cwd,
    nodir: true,
    dot: true,
    follow: false,
    posix: true,
    braceExpandMax: maxAlternatives,
    ignore: {ignored: leaveOut('file'), childrenIgnored: leaveOut('folder')},
    // The walk itself passes over what it cannot list: a catalog would be clean because nobody could read it.
    fs: {
      readdirSync: (folder, options) => watch(folder, 'folder', () => disk.readdirSync(folder, options)),
      lstatSync: file => watch(file, 'file', () => disk.lstatSync(file)),
    },
  })
  return {paths: [...new Set(paths.map(path => fromRoot(root, resolve(cwd, path))))].sort(compare), unreadable: [...failed.values()]}
}

/** What went away meanwhile, or never was there, is nothing to report. */
function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error))
}

function unreadableFolder(name: string, error: unknown): Diagnostic {
  return fileDiagnostic({rule: 'io/unreadable', path: name || '.', message: `Expected a readable folder: ${reasonOf(error)}.`})
}
