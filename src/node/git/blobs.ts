import {ToolError} from '../tool-error.ts'
import {nulSeparated, refusePathsOutside} from './paths.ts'
import {type GitOptions, runGit} from './process.ts'

/**
 * What files hold at HEAD: path from the root → bytes. Absent where the file is not in HEAD, and all of them where there is no commit,
 * no repository or no git. The root may lie below the top of the repository.
 */
export function headBlobs(root: string, paths: readonly string[], options: GitOptions = {}): ReadonlyMap<string, Uint8Array> {
  refusePathsOutside(paths)
  if (paths.length === 0) return new Map()
  // A tree is listed in place of `HEAD:path` for each: `cat-file` takes no names with line breaks but from git 2.38 on.
  const tree = runGit(root, {...options, args: ['ls-tree', '-r', '-z', 'HEAD'], answers: [0, 128]})
  if (typeof tree === 'string') return new Map()
  if (tree.status !== 0) {
    if (!hasCommit(root, options)) return new Map()
    throw new ToolError('GIT_FAILED', 'git ls-tree failed: HEAD could not be read.')
  }
  const wanted = new Set(paths)
  const ids = new Map(nulSeparated(tree.stdout).flatMap(line => fileOf(line, wanted)))
  return blobsOf(root, ids, options)
}

/** A file of a tree, if it is wanted: `100644 blob ID\tPATH`. Links and submodules are no files. */
function fileOf(line: string, wanted: ReadonlySet<string>): [path: string, id: string][] {
  const tab = line.indexOf('\t')
  const path = line.slice(tab + 1)
  const [mode = '', , id = ''] = line.slice(0, tab).split(' ')
  return mode.startsWith('100') && wanted.has(path) ? [[path, id]] : []
}

function hasCommit(root: string, options: GitOptions): boolean {
  const answer = runGit(root, {...options, args: ['rev-parse', '--quiet', '--verify', 'HEAD'], answers: [0, 1]})
  return typeof answer !== 'string' && answer.status === 0
}

/** The bytes of blobs, key → id. One process, whatever their number and size. */
export function blobsOf(root: string, ids: ReadonlyMap<string, string>, options: GitOptions): ReadonlyMap<string, Uint8Array> {
  if (ids.size === 0) return new Map()
  const input = [...ids.values()].map(id => `${id}\n`).join('')
  const answer = runGit(root, {...options, args: ['cat-file', '--batch'], input})
  if (typeof answer === 'string') return new Map()
  const found = new Map<string, Uint8Array>()
  let at = 0
  for (const [key, id] of ids) {
    const end = answer.stdout.indexOf('\n', at)
    const [, type, size] = answer.stdout.toString('latin1', at, end).split(' ')
    if (type !== 'blob') {
      throw new ToolError('GIT_FAILED', `Expected the object ${id} of ${key} in the repository, got none.`, {
        hint: 'was it cloned with --filter? git fetch --refetch --no-filter brings what is missing',
      })
    }
    const start = end + 1
    at = start + Number(size) + 1
    found.set(key, answer.stdout.subarray(start, at - 1))
  }
  return found
}
