import {existsSync, lstatSync, statSync} from 'node:fs'
import {resolve} from 'node:path'
import type {Config} from '../lint/config/config.ts'
import {matchesAny} from '../lint/config/resolve.ts'
import {compare} from '../lint/order.ts'
import type {Ignored} from './ignore.ts'
import {fromRoot, isInside, posix} from './paths.ts'
import {ToolError} from './tool-error.ts'

/** A file that may be a notebook. */
export interface Candidate {
  /** From the root, with `/`. */
  readonly path: string
  /** A person typed it; otherwise a folder, a glob or the configuration chose it. */
  readonly named: boolean
}

export interface Catalog {
  readonly root: string
  readonly config: Config
  readonly ignored: Ignored
}

export interface Choice {
  /** In code-unit order of the paths. */
  readonly files: readonly Candidate[]
  /** Files that were named and are ignored. */
  readonly skipped: number
  /** What each folder and glob stands for. */
  readonly groups: readonly Group[]
}

export interface Group {
  readonly arg: string
  readonly paths: readonly string[]
}

/** Finds the files of the arguments: files, folders (the catalog below them) and globs. Without arguments: the whole catalog. */
export async function chooseFiles(
  catalog: Catalog,
  args: readonly string[],
  {cwd, noIgnore}: {cwd: string; noIgnore: boolean},
): Promise<Choice> {
  const {root, ignored} = catalog
  if (args.length === 0)
    return {files: candidates(new Map((await catalogFiles(catalog)).map(path => [path, false]))), skipped: 0, groups: []}
  /** Path → whether it was named. */
  const found = new Map<string, boolean>()
  const groups: Group[] = []
  let skipped = 0
  for (const arg of args) {
    const file = resolve(cwd, arg)
    const paths = await groupOf(catalog, arg, cwd)
    if (paths) {
      groups.push({arg, paths})
      for (const path of paths) found.set(path, found.get(path) === true)
    } else if (!noIgnore && isInside(fromRoot(root, file)) && ignored(fromRoot(root, file))) skipped++
    else found.set(fromRoot(root, file), true)
  }
  return {files: candidates(found), skipped, groups}
}

function candidates(found: ReadonlyMap<string, boolean>): Candidate[] {
  return [...found].map(([path, named]) => ({path, named})).sort((a, b) => compare(a.path, b.path))
}

/** The files below a folder or of a glob; `undefined` for the name of one file. An existing file of a name comes before the glob. */
async function groupOf(catalog: Catalog, arg: string, cwd: string): Promise<readonly string[] | undefined> {
  const file = resolve(cwd, arg)
  // A link that leads nowhere exists too: reading it says so.
  if (existsSync(file) ? !statSync(file).isDirectory() : lstatSync(file, {throwIfNoEntry: false})) return undefined
  if (existsSync(file)) return catalogFiles(catalog, file)
  if (/[*?[{]/u.test(arg)) return walk(catalog, [posix(arg)], {cwd})
  throw new ToolError('FILE_MISSING', `Expected a file, a folder or a glob, got \`${arg}\`, which does not exist.`)
}

/** The files of the configuration, below a folder where one is given; outside the root all files of the folder. */
export async function catalogFiles(catalog: Catalog, folder = catalog.root): Promise<string[]> {
  const {root, config} = catalog
  const below = fromRoot(root, folder)
  if (!isInside(below)) return walk(catalog, ['**/*'], {cwd: folder})
  const beside = (path: string): boolean => below !== '' && !`${path}/`.startsWith(`${below}/`) && !below.startsWith(`${path}/`)
  return walk(catalog, config.files, {cwd: root, beside})
}

/** Whether the configuration chooses a file: only those are hunts of the catalog. */
export function isChosen({config, ignored}: Catalog, path: string): boolean {
  return isInside(path) && matchesAny(path, config.files) && !ignored(path)
}

interface Walk {
  /** The folder that the globs start at. */
  readonly cwd: string
  /** What need not be entered. */
  readonly beside?: Ignored
}

/** Paths from the root. Symbolic links are not followed, nor taken. */
async function walk({root, ignored}: Catalog, globs: readonly string[], {cwd, beside = () => false}: Walk): Promise<string[]> {
  const {globSync} = await import('glob/raw')
  const leaveOut = (path: {fullpath: () => string; isSymbolicLink: () => boolean}): boolean => {
    const name = fromRoot(root, path.fullpath())
    return path.isSymbolicLink() || (name !== '' && (beside(name) || ignored(name)))
  }
  const paths = globSync([...globs], {
    cwd,
    nodir: true,
    dot: true,
    follow: false,
    posix: true,
    braceExpandMax: 1000,
    ignore: {ignored: leaveOut, childrenIgnored: leaveOut},
  })
  return [...new Set(paths.map(path => fromRoot(root, resolve(cwd, path))))].sort(compare)
}
