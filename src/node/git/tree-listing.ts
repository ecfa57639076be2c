import {posix} from 'node:path'
import {isGitPath, isInside} from '../paths.ts'
import {ToolError} from '../tool-error.ts'
import {nulSeparated} from './paths.ts'
import {type GitOptions, runGit} from './process.ts'

/** The files of a commit, by their paths from the top of the repository. */
export interface TreeListing {
  /** Path → id of the blob. */
  readonly files: ReadonlyMap<string, string>
  /** Symbolic links: path → id of the blob that says where they lead. */
  readonly links: ReadonlyMap<string, string>
}

/** Lists what a commit holds. Names that no checkout would make are left out, and so are submodules. */
export function listTree(top: string, commit: string, options: GitOptions): TreeListing {
  const answer = runGit(top, {...options, args: ['ls-tree', '-r', '-z', '--full-tree', commit]})
  if (typeof answer === 'string') throw new ToolError('GIT_FAILED', `git ls-tree failed: ${answer}.`)
  const files = new Map<string, string>()
  const links = new Map<string, string>()
  for (const line of nulSeparated(answer.stdout)) {
    const tab = line.indexOf('\t')
    const path = line.slice(tab + 1)
    const [mode = '', , id = ''] = line.slice(0, tab).split(' ')
    if (!isPlain(path)) continue
    if (mode.startsWith('100')) files.set(path, id)
    else if (mode === '120000') links.set(path, id)
  }
  return {files, links}
}

/** Nothing is written outside the copy, nor where git would obey it, whatever a tree calls its files. */
function isPlain(path: string): boolean {
  return path !== '' && posix.normalize(path) === path && isInside(path) && !isGitPath(path) && !/[\\\0]/u.test(path)
}
