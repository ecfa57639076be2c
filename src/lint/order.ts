import type {Diagnostic} from '../model/diagnostic.ts'

/** By path, offset, rule and message, in code units: an order that depends on the findings alone. Equal ones count once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = diagnostics.toSorted((a, b) => comparePlace(a, b) || compareRest(a, b))
  return sorted.filter((diagnostic, index) => {
    const before = sorted[index - 1]
    return !before || comparePlace(before, diagnostic) !== 0
  })
}

/** What makes two findings the same. */
function comparePlace(a: Diagnostic, b: Diagnostic): number {
  return (
    compare(a.path, b.path) ||
    a.range.start.offset - b.range.start.offset ||
    a.range.end.offset - b.range.end.offset ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message) ||
    (a.cell?.number ?? 0) - (b.cell?.number ?? 0)
  )
}

const ranks = ['error', 'warning', 'info'] as const

/** Of the same finding the most severe comes first, so that it is the one that counts. The rest is any order that is always one. */
function compareRest(a: Diagnostic, b: Diagnostic): number {
  return ranks.indexOf(a.severity) - ranks.indexOf(b.severity) || compare(JSON.stringify(a), JSON.stringify(b))
}

/** Code-unit order: `localeCompare` would make reports depend on the machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
