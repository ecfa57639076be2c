import {compare} from '../order.ts'
import type {Config} from './config.ts'

/** Globs by which a catalog may have less notebooks than before, whether it has such or not. */
export interface Narrowed {
  readonly ignoreAdded: readonly string[]
  readonly filesRemoved: readonly string[]
}

type Globs = Pick<Config, 'files' | 'ignore'>

export function narrowed(before: Globs, after: Globs): Narrowed {
  const added = missingFrom(before.ignore, after.ignore)
  return {
    // A name stands for a file and for all below it; it is named once.
    ignoreAdded: added.filter(glob => !(glob.endsWith('/**') && after.ignore.includes(glob.slice(0, -3)))),
    filesRemoved: missingFrom(after.files, before.files),
  }
}

function missingFrom(known: readonly string[], globs: readonly string[]): readonly string[] {
  return [...new Set(globs)].filter(glob => !known.includes(glob)).sort(compare)
}
