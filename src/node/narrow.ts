import {realpathSync} from 'node:fs'
import {posix, resolve} from 'node:path'
import {namedFiles} from '../lint/config/named-files.ts'
import {optionFiles} from '../lint/config/option-files.ts'
import {jupytextFiles} from '../lint/jupytext/find.ts'
import type {Candidate} from './files.ts'
import {fromRoot, isInside} from './paths.ts'
import type {Workspace} from './workspace.ts'

export interface NarrowOptions {
  /** Only notebooks that differ from the merge base of this ref and HEAD. */
  readonly since?: string
  /** Name of the event that a CI run is for, such as `pull_request`. */
  readonly event?: string
  /** The baseline, from `cwd`, in place of the configured one; `false` for none. */
  readonly baseline?: string | false
}

export interface Narrowing {
  readonly isChosen: (candidate: Candidate) => boolean
  /** For people. */
  readonly notes: readonly string[]
  /** The commit that is compared with. */
  readonly base?: string
}

/** What `since`, or a look at the index, leaves of a choice: everything where neither is asked for. Of a pair, a half is chosen where the other one changed. */
export async function narrowing(workspace: Workspace, {since, event, baseline}: NarrowOptions): Promise<Narrowing> {
  const {staged} = workspace
  if (staged) {
    const isNew = ({path, named}: Candidate): boolean =>
      staged.isStaged(path) || !isInside(path) || (named && staged.isStaged(realPath(workspace.root, path)))
    return {isChosen: isNew, notes: []}
  }
  if (since === undefined) return {isChosen: () => true, notes: []}
  // Few runs ask git, and none should wait for what starts processes.
  const {changesOf} = await import('./git/workspace-changes.ts')
  const {otherHalfOf} = await import('./pairs/halves.ts')
  const {root} = workspace
  const {mergeBase, isChanged, touched} = changesOf(workspace, {since, ...(event !== undefined && {event})})
  const own = baselinePath(workspace, baseline)
  const reason = touched.find(path => decidesAll(workspace, path) || path === own)
  if (reason !== undefined) {
    return {isChosen: () => true, notes: [`${reason} changed since ${since}: --since leaves out nothing`], base: mergeBase}
  }
  const known = new Set(touched)
  const isChosen = ({path, named}: Candidate): boolean => {
    // Of what is outside the root, nobody asked git.
    if (isChanged(path) || !isInside(path)) return true
    const half = otherHalfOf(workspace, path)
    if (half !== undefined && (known.has(half) || isChanged(half))) return true
    // A walk follows no links.
    return named && isChanged(realPath(root, path))
  }
  return {isChosen, notes: [], base: mergeBase}
}

/** Files that decide which notebooks there are and what is expected of them, wherever they lie. */
const deciding = new Set(['huntbook.config.yaml', '.gitignore', '.huntbookignore', ...jupytextFiles])

/** Whether a change of this file may change what is found in any notebook. */
function decidesAll({config, configFiles, rules, packs}: Workspace, path: string): boolean {
  const ofRules = optionFiles(config, rules).map(file => file.path)
  const named = [...namedFiles(config), ...ofRules].map(name => posix.normalize(name))
  return deciding.has(posix.basename(path)) || configFiles.includes(path) || named.includes(path) || packs?.isPart(path) === true
}

/** From the root. */
function baselinePath({root, cwd, config}: Workspace, baseline: NarrowOptions['baseline']): string | undefined {
  if (baseline === false) return undefined
  return baseline === undefined ? config.baseline && posix.normalize(config.baseline) : fromRoot(root, resolve(cwd, baseline))
}

function realPath(root: string, path: string): string {
  try {
    return fromRoot(realpathSync(root), realpathSync(resolve(root, path)))
  } catch {
    return path
  }
}
