import type {Diagnostic} from '../model/diagnostic.ts'

/** What a finding covers that is to be shown nowhere: a credential, and the lines that hold it. */
export interface Concealed {
  readonly diagnostic: Diagnostic
  readonly covered: string
}

/** Takes credentials out of the frames and messages of all findings of a file: those of other rules would print them too. */
export function conceal(diagnostics: readonly Diagnostic[], concealed: readonly Concealed[]): readonly Diagnostic[] {
  if (concealed.length === 0) return diagnostics
  const inFile = new Set(concealed.flatMap(({diagnostic: {range}}) => linesOf(range)))
  const inCells = new Set(
    concealed.flatMap(({diagnostic: {cell}}) => (cell?.range ? linesOf(cell.range).map(line => `${cell.number}:${line}`) : [])),
  )
  const secrets = concealed.map(({covered}) => covered).filter(covered => covered.length > 3)
  const clean = (text: string): string => secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), text)
  return diagnostics.map(diagnostic => {
    const {cell, excerpt, fix} = diagnostic
    const isHidden = (line: number): boolean => (cell?.range ? inCells.has(`${cell.number}:${line}`) : inFile.has(line))
    return {
      ...diagnostic,
      message: clean(diagnostic.message),
      excerpt: excerpt.filter(({line}) => !isHidden(line)),
      ...(fix && {fix: {...fix, message: clean(fix.message)}}),
    }
  })
}

function linesOf({start, end}: Diagnostic['range']): number[] {
  return Array.from({length: end.line - start.line + 1}, (_, index) => start.line + index)
}
