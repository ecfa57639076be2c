import {join} from 'node:path'
import {extensions} from '../../formats/readers.ts'
import {addedEntries} from '../../lint/baseline/added.ts'
import {loosened} from '../../lint/config/loosened.ts'
import {narrowed} from '../../lint/config/narrowed.ts'
import {addedSuppressions} from '../../lint/suppress/added.ts'
import {findSuppressions} from '../../lint/suppress/find.ts'
import type {Suppression} from '../../lint/suppress/suppression.ts'
import {viewOf} from '../../lint/views.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {CheckChange} from '../../model/report.ts'
import {catalogFiles, isChosen} from '../files.ts'
import {type Changes, changedSince} from '../git/changes.ts'
import {type ConfigTree, openConfigTree} from '../git/config-tree.ts'
import {findBase, type SinceOptions} from '../git/merge-base.ts'
import {isMirror} from '../pairs/halves.ts'
import {fromRoot} from '../paths.ts'
import {ToolError} from '../tool-error.ts'
import {isNotebook, type Opened, openBytes, openNotebook, type Workspace} from '../workspace.ts'
import {readSide, type SideOptions} from './side.ts'

export interface ChangeOptions extends Omit<SideOptions, 'tree'>, Pick<SinceOptions, 'event'> {
  /** What the change is compared with: where this and HEAD parted. */
  readonly ref: string
}

/**
 * What a change does to the checks themselves, whoever's rules it was checked with. `undefined` where nobody can tell, such as without
 * a base: the run itself says so if it needed one.
 */
export async function checkChange(workspace: Workspace, {ref, event, ...options}: ChangeOptions): Promise<CheckChange | undefined> {
  const {root} = workspace
  try {
    const base = findBase(root, ref, event === undefined ? {} : {event}).mergeBase
    const changes = changedSince(root, base)
    const suppressions = newSuppressions(workspace, changes)
    // Of a change to notebooks alone, nothing else has to be read.
    if (changes.touched.every(isNotebookName)) return {suppressions, baselined: 0, turnedOff: []}
    const tree = openConfigTree(options.cwd, base)
    try {
      return {suppressions, ...(await compareSides(workspace, options, tree))}
    } finally {
      tree.remove()
    }
  } catch (error) {
    if (error instanceof ToolError) return undefined
    throw error
  }
}

function isNotebookName(path: string): boolean {
  return extensions.some(extension => path.toLowerCase().endsWith(extension))
}

/** In notebooks that differ. Of a half that is made of the other one, nobody wrote them. */
function newSuppressions(workspace: Workspace, {paths, baseBlobs}: Changes): number {
  const blobs = baseBlobs(paths)
  let added = 0
  for (const path of paths) {
    if (!isNotebookName(path) || isMirror(workspace, path)) continue
    const bytes = blobs.get(path)
    const before = bytes ? suppressionsIn(openBytes(workspace, path, bytes)) : []
    added += addedSuppressions(before, suppressionsIn(openNotebook(workspace, path)))
  }
  return added
}

function suppressionsIn(opened: Opened | Diagnostic | undefined): readonly Suppression[] {
  const view = opened && 'source' in opened ? viewOf(opened.source) : undefined
  return view ? findSuppressions(view) : []
}

/** Over the notebooks that were of the catalog before the change. */
async function compareSides(workspace: Workspace, options: SideOptions, tree: ConfigTree): Promise<Omit<CheckChange, 'suppressions'>> {
  const before = await readSide({...options, tree})
  const after = await readSide(options).catch(faultOf)
  if (after instanceof ToolError) return {baselined: 0, turnedOff: [], problem: after.message}
  const {paths} = await catalogFiles(before)
  const pairs = paths.map(path => ({before: path, after: fromRoot(after.root, join(before.root, path))}))
  const gone = pairs.filter(pair => !isChosen(after, pair.after)).map(pair => fromRoot(workspace.root, join(before.root, pair.before)))
  const left = pairs.filter(pair => isChosen(after, pair.after))
  const {turnedOff, lowered} = loosened(before, after, left)
  const {ignoreAdded, filesRemoved} = narrowed(before.config, after.config)
  return {
    baselined: addedEntries(before.baseline, after.baseline),
    turnedOff,
    ...(lowered.length > 0 && {lowered}),
    ...(ignoreAdded.length > 0 && {ignoreAdded}),
    ...(filesRemoved.length > 0 && {filesRemoved}),
    ignored: gone.filter(path => isNotebook(workspace, path)),
  }
}

/** What is wrong with the configuration as it is now is a part of what changed. */
function faultOf(error: unknown): ToolError {
  if (error instanceof ToolError) return error
  throw error
}
