import type {Diagnostic, Fix} from '../model/diagnostic.ts'
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
  const edits: {start: number; end: number; text: string}[] = []
  for (const diagnostic of diagnostics) {
    const {fix} = diagnostic
    if (!fix || !kinds.has(fix.kind)) continue
    const wanted = fix.edits.map(({range, text: inserted}) => ({start: range.start.offset, end: range.end.offset, text: inserted}))
    if (wanted.some(edit => edits.some(other => touches(edit, other)))) continue
    edits.push(...wanted)
    applied.push(diagnostic)
  }
  return {text: applyEdits(text, edits), applied}
}

/** Edits that only meet end to end touch too: their order would decide what comes out. */
function touches(a: {start: number; end: number}, b: {start: number; end: number}): boolean {
  return a.start <= b.end && b.start <= a.end
}
