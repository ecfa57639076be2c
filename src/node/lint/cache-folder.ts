import {existsSync, realpathSync} from 'node:fs'
import {join} from 'node:path'
import {nulSeparated} from '../git/paths.ts'
import {runGit} from '../git/process.ts'
import {fromRoot, gitTopLevel, isGitPath, isInside} from '../paths.ts'
import {ToolError} from '../tool-error.ts'

/**
 * Why the cache in a folder is not to be believed; `undefined` where it is. What the repository itself brings along could say that a
 * notebook is clean which is not, and a link could lead elsewhere what is written.
 */
export function cacheProblem(root: string, folder: string): string | undefined {
  const path = fromRoot(root, folder)
  if (path === '' || isGitPath(path)) return `The cache is not used: \`${path || '.'}\` holds other files.`
  if (!isInside(path)) return undefined
  if (existsSync(folder) && realpathSync(folder) !== join(realpathSync(root), path)) {
    return `The cache is not used: \`${path}\` is behind a symbolic link.`
  }
  return gitTopLevel(root) !== undefined && isTracked(root, path)
    ? `The cache is not used: git tracks \`${path}\`, so that its content is not this machine's own.`
    : undefined
}

/** Whether git has something in a folder, or an entry above it: a link, or a repository of its own. Disks may ignore letter case. */
function isTracked(root: string, path: string): boolean {
  const parts = path.split('/')
  const above = new Set(parts.map((_, index) => fold(parts.slice(0, index + 1).join('/'))))
  try {
    const answer = runGit(root, {args: ['ls-files', '-z', '--', `:(icase)${parts[0]}`]})
    const listed = typeof answer === 'string' ? [] : nulSeparated(answer.stdout).map(fold)
    return listed.some(name => above.has(name) || name.startsWith(`${fold(path)}/`))
  } catch (error) {
    // A repository of another user, which git does not read: nobody knows what it brings along.
    if (error instanceof ToolError) return true
    throw error
  }
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase()
}
