import {extensions} from '../../formats/readers.ts'
import {compare} from '../../lint/order.ts'
import {ToolError} from '../tool-error.ts'
import {blobsOf} from './blobs.ts'
import {nulSeparated} from './paths.ts'
import {type GitOptions, runGit} from './process.ts'

/** What the next commit changes. Paths are from the root; those outside of it are left out. */
export interface Staged {
  /** Files that the index holds otherwise than HEAD, or HEAD not at all. In code-unit order. */
  readonly paths: readonly string[]
  readonly isStaged: (path: string) => boolean
  /** Whether HEAD has the file and the index has not. */
  readonly isDeleted: (path: string) => boolean
  /** The bytes of a staged file, as the index has them. Absent where a merge has not been decided yet: the disk shows the conflict. */
  readonly read: (path: string) => Uint8Array | undefined
}

/** What is in the index, compared with HEAD, or with nothing before the first commit. One process, and one when the first notebook is read. */
export function stagedIn(root: string, options: GitOptions = {}): Staged {
  // Without a commit to compare with, `--cached` takes HEAD or the empty tree. A renamed file is a new one: its path is part of what is checked.
  const shown = ['--raw', '-z', '--no-abbrev', '--no-ext-diff', '--no-renames', '--ignore-submodules=all', '--relative']
  const answer = runGit(root, {...options, args: ['diff', '--cached', ...shown, '--'], answers: [0, 129]})
  // Without a repository, git diff is another command, which has no such options.
  if (typeof answer === 'string' || answer.status !== 0) {
    const got = answer === 'not installed' ? 'no git is installed' : `${root} is in none`
    throw new ToolError('STAGED_NO_GIT', `Expected a git repository for --staged: ${got}.`)
  }
  const ids = new Map<string, string | undefined>()
  const deleted = new Set<string>()
  const words = nulSeparated(answer.stdout)
  for (let at = 0; at + 1 < words.length; at += 2) {
    const [, mode = '', , id = '', status = ''] = (words[at] ?? '').slice(1).split(' ')
    const path = words[at + 1] ?? ''
    if (status === 'D') deleted.add(path)
    else if (status === 'U') ids.set(path, undefined)
    // Links and submodules are no files.
    else if (mode.startsWith('100') && !ids.has(path)) ids.set(path, id)
  }
  let notebooks: ReadonlyMap<string, Uint8Array> | undefined
  const others = new Map<string, Uint8Array | undefined>()
  const blobs = (paths: readonly string[]): ReadonlyMap<string, Uint8Array> =>
    blobsOf(root, new Map(paths.flatMap(path => (ids.get(path) === undefined ? [] : [[path, ids.get(path) ?? '']]))), options)
  return {
    paths: [...ids.keys()].sort(compare),
    isStaged: path => ids.has(path),
    isDeleted: path => deleted.has(path) && !ids.has(path),
    read: path => {
      if (ids.get(path) === undefined) return undefined
      notebooks ??= blobs([...ids.keys()].filter(isNotebookName))
      if (isNotebookName(path)) return notebooks.get(path)
      if (!others.has(path)) others.set(path, blobs([path]).get(path))
      return others.get(path)
    },
  }
}

function isNotebookName(path: string): boolean {
  return extensions.some(extension => path.toLowerCase().endsWith(extension))
}
