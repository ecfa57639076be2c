import {align} from '../../model/align.ts'
import type {LineSpan} from '../../model/report.ts'
import {changedSince} from './changes.ts'
import type {GitOptions} from './process.ts'

export interface ChangedLinesOptions extends GitOptions {
  /** The text of a file as it is now. */
  readonly textOf: (path: string) => string | undefined
}

/** Whether lines of a file are new or different since a commit. A new file is new as a whole. Files are compared when they are asked for. */
export function changedLines(
  root: string,
  commit: string,
  {textOf, ...options}: ChangedLinesOptions,
): (path: string, lines: LineSpan) => boolean {
  const {paths, isChanged, baseBlobs} = changedSince(root, commit, options)
  const blobs = baseBlobs(paths)
  const changed = new Map<string, ReadonlySet<number>>()
  const linesIn = (path: string, before: Uint8Array): ReadonlySet<number> => {
    const known = changed.get(path) ?? newLines(Buffer.from(before).toString(), textOf(path) ?? '')
    changed.set(path, known)
    return known
  }
  return (path, {first, last}) => {
    if (!isChanged(path)) return false
    const before = blobs.get(path)
    if (!before) return true
    const lines = linesIn(path, before)
    for (let line = first; line <= last; line++) if (lines.has(line)) return true
    return false
  }
}

/** Lines of the later text that the earlier one does not have, from 1. */
function newLines(before: string, after: string): ReadonlySet<number> {
  const lines = after.split(lineEnd)
  const kept = new Set(align(before.split(lineEnd), lines).map(([, line]) => line))
  return new Set(lines.flatMap((_, index) => (kept.has(index) ? [] : [index + 1])))
}

const lineEnd = /\r?\n/u
