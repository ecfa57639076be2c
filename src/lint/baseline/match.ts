import type {Diagnostic} from '../../model/diagnostic.ts'
import {type BaselineEntry, isForBaseline} from './baseline.ts'

export interface Matched {
  /** Findings that the baseline does not hold. */
  readonly kept: readonly Diagnostic[]
  readonly baselined: readonly Diagnostic[]
  /** How many findings each entry stands for, in the order of the entries. */
  readonly counts: readonly number[]
}

/**
 * Takes the findings out that a baseline holds: those of an entry's path first, then those with the same fingerprint of an entry whose
 * path is gone. An entry stands for as many findings as its count says.
 */
export function matchBaseline(
  diagnostics: readonly Diagnostic[],
  entries: readonly BaselineEntry[],
  isGone: (path: string) => boolean,
): Matched {
  const candidates = diagnostics.filter(isForBaseline)
  const wanted = new Set(candidates.map(({fingerprint}) => fingerprint))
  const counts = entries.map(() => 0)
  const slots = new Map<string, number[]>()
  for (const [index, {rule, path, fingerprint}] of entries.entries()) {
    // Of a large baseline most entries have nothing to do with a run, and the disk need not be asked about them.
    if (!wanted.has(fingerprint)) continue
    for (const key of [keyOf(rule, fingerprint, path), ...(isGone(path) ? [keyOf(rule, fingerprint)] : [])]) {
      const known = slots.get(key)
      if (known) known.push(index)
      else slots.set(key, [index])
    }
  }
  const take = (key: string): boolean => {
    const free = slots.get(key)
    for (let index = free?.at(-1); free && index !== undefined; index = free.at(-1)) {
      const used = counts[index] ?? 0
      if (used < (entries[index]?.count ?? 0)) {
        counts[index] = used + 1
        return true
      }
      free.pop()
    }
    return false
  }
  const held = new Set(candidates.filter(({rule, path, fingerprint}) => take(keyOf(rule, fingerprint, path))))
  for (const found of candidates) if (!held.has(found) && take(keyOf(found.rule, found.fingerprint))) held.add(found)
  return {kept: diagnostics.filter(found => !held.has(found)), baselined: diagnostics.filter(found => held.has(found)), counts}
}

/** Without a path: wherever. */
function keyOf(rule: string, fingerprint: string, path?: string): string {
  return JSON.stringify([rule, fingerprint, path])
}
