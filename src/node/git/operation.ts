import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {type GitOptions, runGit} from './process.ts'

export type GitOperation = 'merge' | 'rebase' | 'cherry-pick'

/** Names in the git folder of a work tree, in the order asked: a rebase merges and picks in its own way. */
const marks: readonly (readonly [name: string, operation: GitOperation])[] = [
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['MERGE_HEAD', 'merge'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
]

/** What somebody has begun with git and not ended, in the work tree of the root. */
export function operationInProgress(root: string, options: GitOptions = {}): GitOperation | undefined {
  const answer = runGit(root, {...options, args: ['rev-parse', '--absolute-git-dir']})
  if (typeof answer === 'string') return undefined
  // Exactly one line break ends the answer; others are of the name.
  const folder = answer.stdout.toString().slice(0, -1)
  return marks.find(([name]) => existsSync(join(folder, name)))?.[1]
}
