import type {Diagnostic} from '../model/diagnostic.ts'

/**
 * Takes credentials out of the frames and messages of all findings of a run: those of other rules, also of rules over the catalog,
 * would print them too. `textOf` gives the text of a file; `others` are findings that are not reported.
 */
export function conceal(
  diagnostics: readonly Diagnostic[],
  textOf: (path: string) => string,
  others: readonly Diagnostic[] = [],
): readonly Diagnostic[] {
  const files = new Map<string, Hidden>()
  for (const {concealed, path, range, cell} of [...diagnostics, ...others]) {
    if (!concealed) continue
    const hidden = files.get(path) ?? {lines: new Set(), cellLines: new Set(), texts: new Set()}
    files.set(path, hidden)
    for (const line of linesOf(range)) hidden.lines.add(line)
    if (cell?.range) for (const line of linesOf(cell.range)) hidden.cellLines.add(`${cell.number}:${line}`)
    const covered = textOf(path).slice(range.start.offset, range.end.offset)
    // A shorter text would blank words that only look alike.
    if (covered.length > 3) hidden.texts.add(covered)
  }
  return diagnostics.map(diagnostic => {
    const hidden = files.get(diagnostic.path)
    return hidden ? withoutHidden(diagnostic, hidden) : diagnostic
  })
}

/** What one file hides. */
interface Hidden {
  readonly lines: Set<number>
  /** `cell:line`, both from 1. */
  readonly cellLines: Set<string>
  readonly texts: Set<string>
}

function withoutHidden(diagnostic: Diagnostic, {lines, cellLines, texts}: Hidden): Diagnostic {
  const {cell, excerpt, fix, message, related, ...others} = diagnostic
  const clean = (text: string): string => [...texts].reduce((rest, secret) => rest.replaceAll(secret, '…'), text)
  const isHidden = (line: number): boolean => (cell?.range ? cellLines.has(`${cell.number}:${line}`) : lines.has(line))
  // Fixes have been applied before. One that writes the credential elsewhere is only not shown.
  const writes = fix?.edits.some(({text}) => clean(text) !== text) === true
  return {
    ...others,
    message: clean(message),
    excerpt: excerpt.filter(({line}) => !isHidden(line)),
    ...(cell && {cell}),
    ...(fix && !writes && {fix: {...fix, message: clean(fix.message)}}),
    ...(related && {related: related.map(other => ({...other, message: clean(other.message)}))}),
  }
}

function linesOf({start, end}: Diagnostic['range']): number[] {
  return Array.from({length: end.line - start.line + 1}, (_, index) => start.line + index)
}
