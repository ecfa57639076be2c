import {compare} from '../../lint/order.ts'
import type {Blob, BlobDiagnostic} from '../../model/blob.ts'
import {countBySeverity} from '../../report/count.ts'
import {isInside} from '../paths.ts'
import {cutShard, inShardOrder} from '../shard.ts'
import {ToolError} from '../tool-error.ts'
import {digestOfPaths} from './partition.ts'
import {type NamedBlob, refused} from './read-blobs.ts'

export interface Missing {
  /** Numbers of parts, in their order. */
  readonly parts: readonly number[]
  readonly count: number
  /** How many files nobody has checked. */
  readonly files: number
}

/**
 * Refuses blobs that are not the parts of one run with this configuration, and those that contradict themselves: who left out a notebook
 * or a finding would have to forge all of it. Gives back the parts that are not there.
 */
export function checkBlobs(blobs: readonly NamedBlob[], hash: string): Missing {
  const [first] = blobs
  if (!first) return {parts: [], count: 0, files: 0}
  for (const named of blobs) {
    if (named.blob.configHash !== hash) {
      throw refused(named.name, 'expected a blob of this configuration, got one of another', 'check out the commit that the parts ran on')
    }
    checkAlone(named)
    checkTogether(named, first)
  }
  const byPart = new Map<number, NamedBlob>()
  for (const named of blobs) {
    const [part, count] = named.blob.shard
    const other = byPart.get(part)
    if (other) throw refused(named.name, `expected one blob of part ${part} of ${count}, got ${other.name} too`)
    byPart.set(part, named)
  }
  checkPaths(blobs)
  const [, count] = first.blob.shard
  const parts = missingOf(byPart, count)
  const {choice} = first.blob.facts
  const all = blobs.flatMap(({blob}) => blob.facts.part)
  if (parts.length === 0) checkPartition(blobs, all)
  return {parts, count, files: choice.count - all.length}
}

/** The parts that are not there. No more than a message can use are counted up. */
function missingOf(byPart: ReadonlyMap<number, NamedBlob>, count: number): number[] {
  return Array.from({length: count}, (_, index) => index + 1).filter(part => !byPart.has(part))
}

/** Whether a blob agrees with itself. */
function checkAlone({name, blob}: NamedBlob): void {
  const {shard, summary, diagnostics, facts} = blob
  const [part, count] = shard
  if (part > count || count > mostParts) throw refused(name, `expected a part and the number of parts, got ${part} of ${count}`)
  const counts = countBySeverity(diagnostics)
  const isCounted = counts.error === summary.errors && counts.warning === summary.warnings && counts.info === summary.infos
  if (!isCounted) throw refused(name, 'expected as many findings as its summary says, got others')
  if (facts.notebooks.length + facts.unread.length !== summary.notebooks) {
    throw refused(name, `expected ${summary.notebooks} notebooks, got ${facts.notebooks.length + facts.unread.length}`)
  }
  const outside = pathsOf(blob).find(path => !isPlain(path))
  if (outside !== undefined) throw refused(name, `expected paths inside the root, got \`${outside.slice(0, 200)}\``)
  const own = new Set(facts.part)
  const notebooks = new Set(facts.notebooks.map(({path}) => path))
  const foreign = [...notebooks].find(path => !own.has(path))
  if (foreign !== undefined) throw refused(name, `expected notebooks of part ${part}, got \`${foreign.slice(0, 200)}\``)
  if (own.size !== facts.part.length || notebooks.size !== facts.notebooks.length)
    throw refused(name, 'expected each file once, got one twice')
  const size = Math.floor((part * facts.choice.count) / count) - Math.floor(((part - 1) * facts.choice.count) / count)
  if (size !== own.size) throw refused(name, `expected ${size} files in part ${part} of ${count}, got ${own.size}`)
  const sets = [...facts.notebooks.flatMap(({picked, on, ran}) => [picked, on, ran]), facts.everywhere.on, facts.everywhere.missed]
  if (sets.some(index => index >= facts.ruleSets.length)) throw refused(name, 'expected sets of rules for all notebooks, got too few')
}

/** As `readShard` takes them. */
const mostParts = 999_999

/** Whether two blobs are of one run. */
function checkTogether({name, blob}: NamedBlob, first: NamedBlob): void {
  if (blob.shard[1] !== first.blob.shard[1]) {
    throw refused(name, `expected one of ${first.blob.shard[1]} parts as in ${first.name}, got one of ${blob.shard[1]}`)
  }
  const [own, other] = [blob.facts, first.blob.facts]
  if (JSON.stringify(ordered(own.run)) !== JSON.stringify(ordered(other.run))) {
    throw refused(
      name,
      `expected the options of ${first.name}, got others`,
      'parts of one run take the same arguments, --rule, --only and --since',
    )
  }
  if (own.choice.digest !== other.choice.digest || own.choice.count !== other.choice.count || own.ignored !== other.ignored) {
    throw refused(
      name,
      `expected a part of the files that ${first.name} is a part of, got a part of others`,
      'parts of one run check the same commit',
    )
  }
}

/** Keys in one order: a blob may have been written anew. */
function ordered(run: Blob['facts']['run']): unknown {
  return Object.entries(run).sort(([a], [b]) => compare(a, b))
}

/** A file is in one part, and what is found in it is said there. */
function checkPaths(blobs: readonly NamedBlob[]): void {
  const owners = new Map<string, NamedBlob>()
  for (const named of blobs) {
    for (const path of named.blob.facts.part) {
      const other = owners.get(path)
      if (other) throw refused(named.name, `expected other files than ${other.name} has, got \`${path.slice(0, 200)}\` too`)
      owners.set(path, named)
    }
  }
  for (const named of blobs) {
    const {diagnostics, facts} = named.blob
    for (const {path} of [...diagnostics, ...facts.elsewhere]) {
      const owner = owners.get(path)
      if (owner && owner !== named)
        throw refused(named.name, `unexpected finding in \`${path.slice(0, 200)}\`, which ${owner.name} checked`)
    }
  }
}

function checkPartition(blobs: readonly NamedBlob[], all: readonly string[]): void {
  const ordered = inShardOrder(all)
  const digest = digestOfPaths(all)
  for (const {name, blob} of blobs) {
    const [index, count] = blob.shard
    const part = cutShard(ordered, {index, count})
    if (digest === blob.facts.choice.digest && blob.facts.part.every(path => part.has(path))) continue
    throw refused(name, `expected part ${index} of the files of all parts, got another`)
  }
}

function pathsOf({diagnostics, facts}: Blob): string[] {
  const placed = ({path, related = []}: BlobDiagnostic): string[] => [path, ...related.map(other => other.path)]
  const stopped = facts.notebooks.flatMap(({stopped: own = []}) => own.map(({diagnostic}) => diagnostic))
  const named = [...facts.notebooks, ...facts.elsewhere, ...facts.columns].map(({path}) => path)
  return [...diagnostics.flatMap(placed), ...stopped.flatMap(placed), ...named, ...facts.part, ...facts.unread]
}

/** From the root, without steps that lead up. */
function isPlain(path: string): boolean {
  return isInside(path) && !path.includes('\0') && !path.split('/').some(part => part === '' || part === '.' || part === '..')
}

/** Where parts are missing and nobody said that they may. */
export function missingError({parts, count}: Missing, folder: string): ToolError {
  return new ToolError('BLOB_MISSING', `Expected the blobs of ${count} parts in ${folder}, got none of ${listed(parts)}.`, {
    hint: '--allow-missing-shards reports the others and says what is missing',
  })
}

/** `part 2`, `parts 2, 3 and 2 more`. */
export function listed(parts: readonly number[]): string {
  const shown = parts.slice(0, 5).join(', ')
  const more = parts.length > 5 ? ` and ${parts.length - 5} more` : ''
  return `part${parts.length === 1 ? '' : 's'} ${shown}${more}`
}
