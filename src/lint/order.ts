import type {Diagnostic} from '../model/diagnostic.ts'

/** By path, offset, rule and message, in code units: an order that depends on the files alone. Equal findings count once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = diagnostics.toSorted(
    (a, b) =>
      compare(a.path, b.path) ||
      a.range.start.offset - b.range.start.offset ||
      a.range.end.offset - b.range.end.offset ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  )
  return sorted.filter((diagnostic, index) => {
    const before = sorted[index - 1]
    return !before || !isSame(diagnostic, before)
  })
}

function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return (
    a.path === b.path &&
    a.rule === b.rule &&
    a.message === b.message &&
    a.range.start.offset === b.range.start.offset &&
    a.range.end.offset === b.range.end.offset &&
    a.cell?.number === b.cell?.number
  )
}

/** Code-unit order: `localeCompare` would make reports depend on the machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
