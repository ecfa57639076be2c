import type {Workspace} from '../workspace.ts'
import {type Changes, changedSince} from './changes.ts'

export interface SinceRef {
  readonly since: string
  /** Name of the event that a CI run is for, such as `pull_request`. */
  readonly event?: string
}

const known = new WeakMap<object, Map<string, Changes>>()

/** What changed in a workspace since a ref branched off. Git is asked once for each. */
export function changesOf(workspace: Pick<Workspace, 'root' | 'config'>, {since, event}: SinceRef): Changes {
  const ofRefs = known.get(workspace.config) ?? new Map<string, Changes>()
  known.set(workspace.config, ofRefs)
  const changes = ofRefs.get(since) ?? changedSince(workspace.root, since, event === undefined ? {} : {event})
  ofRefs.set(since, changes)
  return changes
}
