import {existsSync} from 'node:fs'
import {dirname, join, relative, resolve, sep} from 'node:path'

/** A path with `/`, on every system. */
export function posix(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}

/** The path of a file as reports name it: from the root, with `/`. */
export function fromRoot(root: string, file: string): string {
  return posix(relative(root, file))
}

/** A file as people in a folder type it. */
export function shownPath(file: string, cwd: string): string {
  return posix(relative(cwd, file)) || '.'
}

/** Whether a path from the root stays inside it. */
export function isInside(path: string): boolean {
  return path !== '..' && !path.startsWith('../') && !resolvesAbsolute(path)
}

/** Whether a path is in a folder of git, whose files it obeys. Disks may ignore letter case, and blanks and dots at the end. */
export function isGitPath(path: string): boolean {
  return path.split(/[/\\]/u).some(part => /^(?:\.git|git~\d+)[. ]*$/iu.test(part))
}

function resolvesAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:/u.test(path)
}

/** The git top level that holds a folder. */
export function gitTopLevel(folder: string): string | undefined {
  for (const parent of parents(folder)) if (existsSync(join(parent, '.git'))) return parent
  return undefined
}

/** A folder and those above it, from the inside out. */
export function parents(folder: string): string[] {
  const found = [resolve(folder)]
  for (let last = found[0] ?? folder; dirname(last) !== last; last = dirname(last)) found.push(dirname(last))
  return found
}
