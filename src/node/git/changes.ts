import {posix} from 'node:path'
import {compare} from '../../lint/order.ts'
import {isInside} from '../paths.ts'
import {ToolError} from '../tool-error.ts'
import {blobsOf} from './blobs.ts'
import {findBase, type SinceOptions} from './merge-base.ts'
import {nulSeparated} from './paths.ts'
import {type GitAnswer, type NoGit, runGit} from './process.ts'

/** What is different in the work tree from the merge base of a ref and HEAD. Paths are from the root; some lead out of it. */
export interface Changes {
  /** The commit, as an id. */
  readonly mergeBase: string
  /** Files inside the root that are new, renamed (by the new name) or different, also untracked ones. In code-unit order. */
  readonly paths: readonly string[]
  /** Whether a file is different. Those of another repository inside count as different where anything of that one is. */
  readonly isChanged: (path: string) => boolean
  /** Everything that is different, also what was deleted or renamed away, and what is above the root. In code-unit order. */
  readonly touched: readonly string[]
  /** What changed files held at the merge base: path → bytes. Renamed files by the new name; new ones are absent. */
  readonly baseBlobs: (paths: readonly string[]) => ReadonlyMap<string, Uint8Array>
}

/** What changed since a ref branched off. At most four processes, the last for `baseBlobs`. */
export function changedSince(root: string, ref: string, options: SinceOptions = {}): Changes {
  const {mergeBase, prefix} = findBase(root, ref, options)
  const own = (path: string): string => (path.startsWith(prefix) ? path.slice(prefix.length) : posix.relative(prefix, path))
  // What a user's configuration of git says of differences does not matter here.
  const shown = ['--raw', '-z', '--no-abbrev', '--no-ext-diff', '--find-renames=50%', '--ignore-submodules=none']
  const rows = [...readRows(ask(root, ['diff', ...shown, mergeBase, '--'], options))]
  const untracked = ask(root, ['ls-files', '-z', '--others', '--exclude-standard', '--full-name', '--', ':/'], options)
  const current = [...rows.flatMap(({path, status}) => (status === 'D' ? [] : [path])), ...untracked].map(own)
  const before = new Map(rows.flatMap(({path, id}) => (id === undefined ? [] : [[own(path), id] as const])))
  const changed = new Set(current)
  const folders = current.filter(path => path.endsWith('/'))
  return {
    mergeBase,
    paths: [...changed].filter(path => isInside(path) && !path.endsWith('/')).sort(compare),
    isChanged: path => changed.has(path) || folders.some(folder => path.startsWith(folder)),
    touched: [...new Set([...current, ...rows.flatMap(({path, from = path}) => [path, from]).map(own)])].sort(compare),
    baseBlobs: paths =>
      blobsOf(root, new Map(paths.flatMap(path => (before.has(path) ? [[path, before.get(path) ?? ''] as const] : []))), options),
  }
}

/** The NUL-separated answer of a git that answered once already. */
function ask(root: string, args: readonly string[], options: SinceOptions): string[] {
  const answer: GitAnswer | NoGit = runGit(root, {...options, args})
  if (typeof answer === 'string') throw new ToolError('GIT_FAILED', `git ${args[0]} failed: ${answer}.`)
  return nulSeparated(answer.stdout)
}

interface Row {
  /** The first letter of git's: `A`, `D`, `M`, `R`, `T`, `U`. */
  readonly status: string
  /** From the top; of a submodule with a final `/`. */
  readonly path: string
  /** The name at the base, where it was another one. */
  readonly from?: string
  /** The blob at the base; absent where there was no file. */
  readonly id?: string
}

/** `:MODE MODE ID ID STATUS`, then the path, or for renames the old path and the new one. */
function* readRows(words: readonly string[]): Generator<Row> {
  for (let at = 0; at < words.length; ) {
    const [oldMode = '', newMode = '', id = '', , status = ''] = (words[at] ?? '').slice(1).split(' ')
    const isRename = status.startsWith('R')
    const [first = '', second = ''] = words.slice(at + 1, at + 3)
    const isFolder = oldMode === '160000' || newMode === '160000'
    yield {
      status: status.slice(0, 1),
      path: (isRename ? second : first) + (isFolder ? '/' : ''),
      ...(isRename && {from: first}),
      ...(oldMode.startsWith('100') && {id}),
    }
    at += isRename ? 3 : 2
  }
}
