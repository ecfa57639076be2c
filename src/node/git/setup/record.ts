import type {GitSetting} from '../../../setup/git-parts.ts'

/** A line that an installation added to a file, so that taking it back leaves the lines of others alone. */
export interface AddedLine {
  /** Absolute. */
  readonly file: string
  readonly line: string
}

const recordKey = 'huntbook.attribute'

/** Kept among the settings: attributes are committed, and in another clone the line is somebody else's. */
export function lineRecord({file, line}: AddedLine): GitSetting {
  return {key: recordKey, value: `${file}\t${line}`}
}

/** The lines that were added. */
export function recordedLines(settings: readonly GitSetting[]): readonly AddedLine[] {
  return settings.flatMap(({key, value}) => {
    const at = value.lastIndexOf('\t')
    return key === recordKey && at !== -1 ? [{file: value.slice(0, at), line: value.slice(at + 1)}] : []
  })
}

export const isRecord = ({key}: GitSetting): boolean => key === recordKey
