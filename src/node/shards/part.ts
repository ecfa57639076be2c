import {resolve} from 'node:path'
import type {Blob} from '../../model/blob.ts'
import type {Diagnostic} from '../../model/diagnostic.ts'
import type {CheckChange} from '../../model/report.ts'
import type {Run} from '../lint/run.ts'
import type {LintOptions} from '../lint.ts'
import {readText} from '../read.ts'
import type {Visited} from '../read-chosen.ts'
import {type Shard, shardOf} from '../shard.ts'
import {blobOf} from './blob-of.ts'
import {lookOver} from './look-over.ts'

/** A run as one part of a larger one. */
export interface PartReport {
  readonly blob: Blob
  /** Everything that it found in its own files, and in those of nobody. */
  readonly found: readonly Diagnostic[]
  readonly comparesPairs: boolean
}

interface PartOptions extends Omit<LintOptions, 'configRef'> {
  readonly isWhole: boolean
  /** What the change since a commit does to the checks. */
  readonly change: CheckChange | undefined
}

const whole: Shard = {index: 1, count: 1}

/** Describes a run for the one that puts all parts together. A run that is not divided is the only part. */
export async function describePart(
  run: Run,
  visited: Visited,
  {shard = whole, isWhole, change, ...options}: PartOptions,
): Promise<PartReport> {
  const {choice = [], base} = visited
  const {root} = run.linter.workspace
  const textOf = (path: string): string | undefined => {
    if (!options.staged) return textOfFile(root, path)
    const read = run.store.open(path)
    return read && 'source' in read ? read.source.text : ''
  }
  const parts = {run, choice, part: shardOf(choice, shard)}
  const {rules = [], only = [], checkGroups = false, changedCells = false} = options
  const asked = {checkGroups, rules, only, isWhole, changedCells, ...(base !== undefined && {base})}
  const overview = await lookOver(parts)
  const blob = await blobOf({...parts, ...visited, shard, asked, textOf, change}, overview)
  return {blob, found: overview.found, comparesPairs: overview.whole.comparesPairs}
}

function textOfFile(root: string, path: string): string | undefined {
  const file = readText(resolve(root, path), {path, maxBytes: Number.POSITIVE_INFINITY})
  return 'text' in file ? file.text : undefined
}
