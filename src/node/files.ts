import {lstatSync, statSync} from 'node:fs'
import {resolve} from 'node:path'
import type {Config} from '../lint/config/config.ts'
import {hasTooMany} from '../lint/config/globs.ts'
import {matchesAny} from '../lint/config/resolve.ts'
import {compare} from '../lint/order.ts'
import type {Diagnostic} from '../model/diagnostic.ts'
import {maxAlternatives, maxGlobLength} from '../model/limits.ts'
import type {Staged} from './git/staged.ts'
import {type Ignored, neverTaken} from './ignore.ts'
import {fromRoot, isInside, posix, shownPath} from './paths.ts'
import {codeOf, ToolError} from './tool-error.ts'
import {type Walked, walk} from './walk.ts'

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
  /** The root is the folder of a configuration file: what is outside belongs to no catalog, or to another. */
  readonly isConfigured: boolean
  /** What the index has in place of the disk, where a run looks at that. */
  readonly staged?: Staged
}

export interface Choice {
  /** In code-unit order of the paths. */
  readonly files: readonly Candidate[]
  /** Files that were named and are ignored. */
  readonly skipped: number
  /** What each folder and glob stands for. */
  readonly groups: readonly Group[]
  /** Of folders that could not be listed. */
  readonly unreadable: readonly Diagnostic[]
  /** Arguments that name nothing, or nothing that may be named. */
  readonly errors: readonly ToolError[]
}

export interface Group extends Walked {
  readonly arg: string
  /** The folder, from the root; absent for a glob. */
  readonly folder?: string
}

interface ChoiceOptions {
  readonly cwd: string
  readonly noIgnore: boolean
  /** Take files outside the root of a configuration as well. */
  readonly mayLeave?: boolean
}

/** Finds the files of the arguments: files, folders (the catalog below them) and globs. Without arguments: the whole catalog. */
export async function chooseFiles(catalog: Catalog, args: readonly string[], options: ChoiceOptions): Promise<Choice> {
  const {root, ignored} = catalog
  if (args.length === 0) {
    const {paths, unreadable} = await catalogFiles(catalog)
    return {files: candidates(new Map(paths.map(path => [path, false]))), skipped: 0, groups: [], unreadable, errors: []}
  }
  /** Path → whether it was named. */
  const found = new Map<string, boolean>()
  const groups: Group[] = []
  const errors: ToolError[] = []
  let skipped = 0
  for (const arg of args) {
    const path = fromRoot(root, resolve(options.cwd, arg))
    const group = await groupOf(catalog, arg, options)
    if (group instanceof ToolError) errors.push(group)
    else if (group) {
      groups.push(group)
      for (const inside of group.paths) found.set(inside, found.get(inside) === true)
    } else if (!options.noIgnore && isInside(path) && ignored(path)) skipped++
    else found.set(path, true)
  }
  return {files: candidates(found), skipped, groups, unreadable: groups.flatMap(({unreadable}) => unreadable), errors}
}

function candidates(found: ReadonlyMap<string, boolean>): Candidate[] {
  return [...found].map(([path, named]) => ({path, named})).sort((a, b) => compare(a.path, b.path))
}

/** What a folder or a glob stands for; `undefined` for the name of one file. An existing file of a name comes before the glob. */
async function groupOf(catalog: Catalog, arg: string, options: ChoiceOptions): Promise<Group | ToolError | undefined> {
  const {cwd, mayLeave = false} = options
  const file = resolve(cwd, arg)
  const kind = kindIn(catalog, file)
  if (kind !== 'file' && kind !== 'folder' && /[*?[{]/u.test(arg)) {
    const problem = globProblem(arg)
    if (problem) return problem
    const {ignored} = options.noIgnore ? {ignored: neverTaken} : catalog
    const walked = indexed(catalog, await walk([posix(arg)], {...catalog, ignored, cwd}), path =>
      matchesAny(path, [fromRoot(catalog.root, file)]),
    )
    return (mayLeave ? undefined : refuseOutside(catalog, walked.paths, cwd)) ?? {arg, ...walked}
  }
  if (kind === 'missing') {
    return new ToolError('FILE_MISSING', `Expected a file, a folder or a glob, got \`${arg}\`, which does not exist.`)
  }
  const path = fromRoot(catalog.root, file)
  const outside = mayLeave ? undefined : refuseOutside(catalog, [path], cwd)
  if (outside || kind !== 'folder') return outside
  return {arg, folder: path, ...(await catalogFiles(catalog, file))}
}

/** Why a glob cannot be matched as a whole. */
function globProblem(glob: string): ToolError | undefined {
  const got = (limit: string): ToolError => new ToolError('GLOB_TOO_LARGE', `Expected a glob of at most ${limit}, got a larger one.`)
  if (glob.length > maxGlobLength) return got(`${maxGlobLength} characters`)
  return hasTooMany(glob) ? got(`${maxAlternatives} patterns in its braces`) : undefined
}

/** The error of the first path outside a configured root. Its hunts would be clean because no rule about hunts holds for them. */
export function refuseOutside({root, isConfigured}: Catalog, paths: readonly string[], cwd: string): ToolError | undefined {
  const path = paths.find(candidate => !isInside(candidate))
  if (!isConfigured || path === undefined) return undefined
  return new ToolError('FILE_OUTSIDE', `Expected a file inside the root \`${shownPath(root, cwd)}\`, got \`${path}\`.`, {
    hint: 'the root is the folder of the configuration; --no-config takes files from anywhere',
  })
}

/** `unknown` where nobody may look: reading it says why. */
function kindOf(file: string): 'file' | 'folder' | 'missing' | 'unknown' {
  try {
    // A link that leads nowhere exists too: reading it says so.
    if (!lstatSync(file, {throwIfNoEntry: false})) return 'missing'
    return statSync(file, {throwIfNoEntry: false})?.isDirectory() ? 'folder' : 'file'
  } catch (error) {
    return ['ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error)) ? 'missing' : 'unknown'
  }
}

/** Of the index rather than of the disk, where a run looks at that. */
function kindIn({root, staged}: Catalog, file: string): ReturnType<typeof kindOf> {
  const path = fromRoot(root, file)
  const kind = kindOf(file)
  if (!staged || kind !== 'missing') return kind
  if (staged.isStaged(path)) return 'file'
  return staged.paths.some(inside => inside.startsWith(`${path}/`)) ? 'folder' : kind
}

/** What a walk over the disk found, as it is in the index: with files that the disk has no more, without those that it has left over. */
function indexed({root, staged, ignored}: Catalog, {paths, ...walked}: Walked, isWanted: (path: string) => boolean): Walked {
  if (!staged) return {paths, ...walked}
  const more = staged.paths.filter(path => isWanted(path) && !ignored(path) && kindOf(resolve(root, path)) === 'missing')
  return {...walked, paths: [...paths.filter(path => !staged.isDeleted(path)), ...more].sort(compare)}
}

/** The files of the configuration, below a folder where one is given; outside the root all files of the folder. */
export async function catalogFiles(catalog: Catalog, folder = catalog.root): Promise<Walked> {
  const {root, config} = catalog
  const below = fromRoot(root, folder)
  if (!isInside(below)) return walk(['**/*'], {...catalog, cwd: folder})
  const beside = (path: string): boolean => below !== '' && !`${path}/`.startsWith(`${below}/`) && !below.startsWith(`${path}/`)
  const isBelow = (path: string): boolean => (below === '' || path.startsWith(`${below}/`)) && isChosen(catalog, path)
  return indexed(catalog, await walk(config.files, {...catalog, cwd: root, beside}), isBelow)
}

/** Whether the configuration chooses a file: only those are hunts of the catalog. */
export function isChosen({config, ignored}: Catalog, path: string): boolean {
  return isInside(path) && matchesAny(path, config.files) && !ignored(path)
}
