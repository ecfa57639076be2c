import type {Diagnostic, Fix} from '../model/diagnostic.ts'
import type {Edit} from '../model/place.ts'
import {applyEdits} from '../parse/edits.ts'

export interface Fixed {
  readonly text: string
  /** The diagnostics whose fix went in. */
  readonly applied: readonly Diagnostic[]
}

/**
 * Applies the fixes of one file that do not touch each other; those that do wait for the next pass. `text` is the file without
 * its BOM, as the ranges count it. Bytes outside the edits stay.
 */
export function applyFixes(text: string, diagnostics: readonly Diagnostic[], kinds: ReadonlySet<Fix['kind']>): Fixed {
  const applied: Diagnostic[] = []
  const edits: Edit[] = []
  for (const diagnostic of diagnostics) {
    const {fix} = diagnostic
    if (!fix || !kinds.has(fix.kind)) continue
    const wanted = fix.edits
      .map(({range, text: inserted}) => ({start: range.start.offset, end: range.end.offset, text: inserted}))
      .toSorted((a, b) => a.start - b.start || a.end - b.end)
    if (overlap(wanted) || wanted.some(edit => touchesAny(edit, edits))) continue
    for (const edit of wanted) edits.splice(indexAfter(edits, edit.start), 0, edit)
    applied.push(diagnostic)
  }
  return {text: applyEdits(text, edits), applied}
}

/** Whether edits of one fix contradict each other. They may meet end to end: their order is that of the fix. */
function overlap(sorted: readonly Edit[]): boolean {
  return sorted.some(({start}, index) => start < (sorted[index - 1]?.end ?? 0))
}

/** Edits of two fixes that only meet end to end touch too: their order would decide what comes out. */
function touchesAny({start, end}: Edit, sorted: readonly Edit[]): boolean {
  // The last of those that begin at or before the end is the only one that can reach the start: none of them overlap.
  const before = sorted[indexAfter(sorted, end) - 1]
  return before !== undefined && before.end >= start
}

/** How many of the edits, which are in order, begin at or before an offset. */
function indexAfter(sorted: readonly Edit[], offset: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
