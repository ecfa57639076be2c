import {resolve} from 'node:path'
import type {GitSetting} from '../../../setup/git-parts.ts'
import {fromRoot, gitTopLevel, isInside} from '../../paths.ts'

/** A line that an installation added to a file, so that taking it back leaves the lines of others alone. */
export interface AddedLine {
  /** Absolute. */
  readonly file: string
  readonly line: string
}

const recordKey = 'huntbook.attribute'

/** Kept among the settings: attributes are committed, and in another clone the line is somebody else's. A repository may be moved. */
export function lineRecord({file, line}: AddedLine, root: string): GitSetting {
  const path = fromRoot(topOf(root), file)
  return {key: recordKey, value: `${isInside(path) ? path : file}\t${line}`}
}

/** The lines that were added. */
export function recordedLines(settings: readonly GitSetting[], root: string): readonly AddedLine[] {
  return settings.flatMap(({key, value}) => {
    const at = value.lastIndexOf('\t')
    return key === recordKey && at !== -1 ? [{file: resolve(topOf(root), value.slice(0, at)), line: value.slice(at + 1)}] : []
  })
}

function topOf(root: string): string {
  return gitTopLevel(root) ?? root
}

export const isRecord = ({key}: GitSetting): boolean => key === recordKey
