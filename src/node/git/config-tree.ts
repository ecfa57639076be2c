import {copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, posix, resolve} from 'node:path'
import process from 'node:process'
import {fromRoot, gitTopLevel, isInside} from '../paths.ts'
import {reasonOf, ToolError} from '../tool-error.ts'
import {blobsOf} from './blobs.ts'
import {resolveCommit} from './commit.ts'
import type {SinceOptions} from './merge-base.ts'
import {listTree, type TreeListing} from './tree-listing.ts'

/** A folder that holds what a configuration is made of as a commit has it. Plain data but for `bring`, which other threads do not need. */
export interface ConfigTree {
  /** As people name the commit. */
  readonly ref: string
  /** The top level of the repository, and the folder that stands for it. Absolute. */
  readonly top: string
  readonly folder: string
  /** Copies files, and all files of folders, out of the commit. Paths are in `folder`; what the commit lacks stays missing. */
  readonly bring?: (paths: readonly string[]) => void
}

export interface OpenedTree extends ConfigTree {
  readonly bring: (paths: readonly string[]) => void
  /** Removes the folder. */
  readonly remove: () => void
}

/**
 * Makes a folder for the configuration of a commit. It begins with the ignore files of all folders; the rest is copied when it is
 * asked for. Four processes of git where the configuration is one file, and one for each step from there to what it names.
 */
export function openConfigTree(cwd: string, ref: string, options: SinceOptions = {}): OpenedTree {
  const top = gitTopLevel(cwd)
  if (top === undefined) throw new ToolError('CONFIG_REF_NO_GIT', `Expected a git repository for --config-ref: ${cwd} is in none.`)
  const listing = listTree(top, resolveCommit(top, ref, options), options)
  const folder = makeFolder()
  const remove = (): void => {
    process.off('exit', remove)
    rmSync(folder, {recursive: true, force: true})
  }
  // Signals end the process without unwinding the stack.
  process.on('exit', remove)
  try {
    const copy = copier({top, folder, listing}, options)
    copy([...listing.files.keys()].filter(path => /(?:^|\/)\.(?:gitignore|huntbookignore)$/u.test(path)))
    copyExclude(top, folder)
    return {ref, top, folder, bring: paths => copy(paths.map(path => fromRoot(folder, path))), remove}
  } catch (error) {
    remove()
    throw error
  }
}

/** Only the owner may look into it, and as a top level of its own it keeps what lies above out of sight. */
function makeFolder(): string {
  try {
    const folder = mkdtempSync(join(realpathSync(tmpdir()), 'huntbook-config-'))
    mkdirSync(join(folder, '.git/info'), {recursive: true})
    return folder
  } catch (error) {
    throw new ToolError('CONFIG_REF_FOLDER', `No temporary folder for --config-ref could be made: ${reasonOf(error)}.`, {cause: error})
  }
}

/** What a clone ignores by itself is no part of any commit. The `.git` of a linked work tree is a file. */
function copyExclude(top: string, folder: string): void {
  if (!statSync(join(top, '.git')).isDirectory()) return
  const exclude = join(top, '.git/info/exclude')
  if (statSync(exclude, {throwIfNoEntry: false})?.isFile()) copyFileSync(exclude, join(folder, '.git/info/exclude'))
}

interface Copying {
  readonly top: string
  readonly folder: string
  readonly listing: TreeListing
}

/** As the system follows them. */
const mostLinks = 40

/** Copies paths from the top, each once. Git is asked once for all that a call brings. */
function copier({top, folder, listing}: Copying, options: SinceOptions): (paths: readonly string[]) => void {
  const {files, links} = listing
  const copied = new Set<string>()
  let targets: ReadonlyMap<string, Uint8Array> | undefined
  const targetOf = (link: string): string | undefined => {
    targets ??= blobsOf(top, links, options)
    const target = Buffer.from(targets.get(link) ?? '').toString()
    const path = posix.join(posix.dirname(link), target)
    return target === '' || target.startsWith('/') || !isInside(path) ? undefined : path
  }
  /** Where a path leads, with the links on the way made. */
  const follow = (path: string): string | undefined => {
    let real = path
    for (let count = 0; count < mostLinks; count++) {
      const parts = real.split('/')
      const at = links.size === 0 ? -1 : parts.findIndex((_, index) => links.has(parts.slice(0, index + 1).join('/')))
      if (at === -1) return real
      const link = parts.slice(0, at + 1).join('/')
      const target = targetOf(link)
      if (target === undefined) return undefined
      if (!copied.has(link)) makeLink(folder, link, posix.relative(posix.dirname(link), target))
      copied.add(link)
      real = posix.join(target, ...parts.slice(at + 1))
    }
    return undefined
  }
  return paths => {
    const wanted = new Map<string, string>()
    const left = paths.map(path => posix.normalize(path)).filter(isInside)
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      const real = follow(path)
      if (real === undefined) continue
      const own = files.get(real)
      if (own !== undefined && !copied.has(real)) wanted.set(real, own)
      if (own !== undefined) continue
      const below = real === '.' ? '' : `${real}/`
      if (copied.has(below)) continue
      copied.add(below)
      for (const [file, id] of files) if (file.startsWith(below) && !copied.has(file)) wanted.set(file, id)
      for (const link of links.keys()) if (link.startsWith(below)) left.push(link)
    }
    for (const [path, bytes] of blobsOf(top, wanted, options)) {
      const file = resolve(folder, path)
      mkdirSync(dirname(file), {recursive: true})
      writeFileSync(file, bytes)
      copied.add(path)
    }
  }
}

function makeLink(folder: string, path: string, target: string): void {
  const file = resolve(folder, path)
  mkdirSync(dirname(file), {recursive: true})
  symlinkSync(target, file)
}
