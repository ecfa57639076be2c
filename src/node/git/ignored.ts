import {existsSync, realpathSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fromRoot} from '../paths.ts'
import {nulSeparated, refusePathsOutside} from './paths.ts'
import {type GitOptions, runGit} from './process.ts'

/** Which files git leaves out of its repository. Those in the index are not; without git or a repository none are. */
export function ignoredByGit(root: string, paths: readonly string[], options: GitOptions = {}): ReadonlySet<string> {
  refusePathsOutside(paths)
  const known = paths.filter(ownedBy(root))
  if (known.length === 0) return new Set()
  // A colon at the start would begin something else than a name.
  const input = known.map(path => `./${path}\0`).join('')
  const answer = runGit(root, {...options, args: ['check-ignore', '-z', '--stdin'], input, answers: [0, 1]})
  return new Set(typeof answer === 'string' ? [] : nulSeparated(answer.stdout).map(path => path.slice(2)))
}

/** Whether a file is one of the repository around the root. One path through a link or in a submodule makes git refuse them all. */
export function ownedBy(root: string): (path: string) => boolean {
  const known = new Map([['.', true]])
  const isOwned = (folder: string): boolean => {
    const decided = known.get(folder)
    if (decided !== undefined) return decided
    const decision = isOwned(dirname(folder)) && !existsSync(join(root, folder, '.git')) && !isBeyondLink(root, folder)
    known.set(folder, decision)
    return decision
  }
  return path => isOwned(dirname(path))
}

function isBeyondLink(root: string, folder: string): boolean {
  try {
    return fromRoot(realpathSync(root), realpathSync(join(root, folder))) !== folder
  } catch {
    // What does not exist can be named to git.
    return false
  }
}
