import {existsSync, statSync} from 'node:fs'
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
  /** The argument that a person typed for it; absent where a folder, a glob or the configuration chose it. */
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
}

/** Finds the files of the arguments: files, folders (the catalog below them) and globs. Without arguments: the whole catalog. */
export async function chooseFiles(
  catalog: Catalog,
  args: readonly string[],
  {cwd, noIgnore}: {cwd: string; noIgnore: boolean},
): Promise<Choice> {
  const {root, ignored} = catalog
  if (args.length === 0) return {files: await catalogFiles(catalog), skipped: 0}
  const found = new Map<string, Candidate>()
  let skipped = 0
  const add = (path: string, named: boolean): void => {
    found.set(path, {path, named: named || found.get(path)?.named === true})
  }
  for (const arg of args) {
    const file = resolve(cwd, arg)
    if (!existsSync(file)) {
      if (!/[*?[{]/u.test(arg))
        throw new ToolError('FILE_MISSING', `Expected a file, a folder or a glob, got \`${arg}\`, which does not exist.`)
      for (const path of await walk(catalog, [fromRoot(root, cwd) === '' ? posix(arg) : `${fromRoot(root, cwd)}/${posix(arg)}`]))
        add(path, false)
    } else if (statSync(file).isDirectory()) {
      for (const {path} of await catalogFiles(catalog, fromRoot(root, file))) add(path, false)
    } else if (!noIgnore && isInside(fromRoot(root, file)) && ignored(fromRoot(root, file))) skipped++
    else add(fromRoot(root, file), true)
  }
  return {files: [...found.values()].sort((a, b) => compare(a.path, b.path)), skipped}
}

/** The files of the configuration, below a folder where one is given. */
export async function catalogFiles(catalog: Catalog, below = ''): Promise<Candidate[]> {
  const {config} = catalog
  if (below !== '' && !isInside(below)) return (await walk(catalog, [`${below}/**/*`])).map(path => ({path, named: false}))
  const beside = (path: string): boolean => below !== '' && !`${path}/`.startsWith(`${below}/`) && !below.startsWith(`${path}/`)
  return (await walk(catalog, config.files, beside)).map(path => ({path, named: false}))
}

/** Whether the configuration chooses a file: only those are hunts of the catalog. */
export function isChosen({config, ignored}: Catalog, path: string): boolean {
  return isInside(path) && matchesAny(path, config.files) && !ignored(path)
}

async function walk({root, ignored}: Catalog, globs: readonly string[], beside: Ignored = () => false): Promise<string[]> {
  const {glob} = await import('glob')
  const leaveOut = (path: {relativePosix: () => string}): boolean => {
    const name = path.relativePosix()
    return name !== '' && (beside(name) || ignored(name))
  }
  const paths = await glob([...globs], {
    cwd: root,
    nodir: true,
    dot: true,
    follow: false,
    posix: true,
    braceExpandMax: 1000,
    ignore: {ignored: leaveOut, childrenIgnored: leaveOut},
  })
  return paths.sort(compare)
}
