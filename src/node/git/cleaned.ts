import {posix} from 'node:path'
import {isInside} from '../paths.ts'
import {ToolError} from '../tool-error.ts'
import {ownedBy} from './ignored.ts'
import {nulSeparated} from './paths.ts'
import {type GitOptions, runGit} from './process.ts'

/**
 * Whether git takes results of runs out of a file when it stores it: an attribute asks for the filter, and this clone has it. Git is asked with the
 * first question, for all notebook files that are listed; where no filter is configured, as in CI, that is one process.
 */
export function cleanedByGit(root: string, list: () => readonly string[], options: GitOptions = {}): (path: string) => boolean {
  const known = new Map<string, boolean>()
  let hasFilter: boolean | undefined
  const ask = (paths: readonly string[]): void => {
    const cleaned = withFilter(root, paths, options)
    for (const path of paths) known.set(path, cleaned.has(path))
  }
  return path => {
    hasFilter ??= isConfigured(root, options)
    if (!hasFilter) return false
    if (known.size === 0) ask([...new Set([path, ...list().filter(isNotebookFile)])])
    if (!known.has(path)) ask([path])
    return known.get(path) === true
  }
}

function isNotebookFile(path: string): boolean {
  return path.toLowerCase().endsWith('.ipynb')
}

function isConfigured(root: string, options: GitOptions): boolean {
  return said(root, {...options, args: ['config', '-z', '--get-regexp', '^filter\\.huntbook\\.(process|clean)$', '.']}) !== undefined
}

/** The files that an attribute asks for the filter for. What lies in another repository, such as a submodule, has its own. */
function withFilter(root: string, paths: readonly string[], options: GitOptions): ReadonlySet<string> {
  const own = paths.filter(path => isInside(posix.normalize(path))).filter(ownedBy(root))
  if (own.length === 0) return new Set()
  // A colon at the start would begin something else than a name.
  const input = own.map(path => `./${path}\0`).join('')
  const output = said(root, {...options, args: ['check-attr', '-z', '--stdin', 'filter'], input})
  // Path, attribute, value, and so on.
  const words = output ? nulSeparated(output) : []
  return new Set(words.flatMap((value, at) => (at % 3 === 2 && value === 'huntbook' ? [(words[at - 2] ?? '').slice(2)] : [])))
}

/** A git that cannot answer here cannot store anything here either, and a rule is not the place to complain. */
function said(root: string, call: Omit<Parameters<typeof runGit>[1], 'answers'>): Uint8Array | undefined {
  try {
    const answer = runGit(root, call)
    return typeof answer === 'string' ? undefined : answer.stdout
  } catch (error) {
    if (error instanceof ToolError) return undefined
    throw error
  }
}
