import type {PlannedFile} from '../planned-file.ts'

/** A file that a catalog is to get, and what one that is there already may lack. */
export interface Part extends PlannedFile {
  /** What it is for, in a few words. */
  readonly purpose: string
  /** People go on writing in it: it is written anew only where it lacks what somebody asked for. */
  readonly isPersonal?: true
  /** `undefined` where the file that is there does the same. */
  readonly lacking: (existing: string) => Lacking | undefined
}

/** What a person would have to add to a file. */
export interface Lacking {
  /** Why, as a part of a sentence. */
  readonly why: string
  /** To be added as they are; none where nothing can simply be added. */
  readonly lines: readonly string[]
}

/** Lines of a file where order and neighbours do not matter: only those that stand nowhere, exactly so, are lacking. */
export function linesLacking(wanted: readonly string[], why: string): Part['lacking'] {
  return existing => {
    const there = new Set(existing.split(/\r?\n/u).map(line => line.trimEnd()))
    const lines = wanted.filter(line => !there.has(line))
    return lines.length === 0 ? undefined : {why, lines}
  }
}
