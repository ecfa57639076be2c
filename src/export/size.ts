import type {ExportProblem, Findings} from '../model/findings.ts'

/** What is wrong with the size of a main file, with the cells that make it so. */
export function sizeProblems(bytes: number, {findings, maxBytes}: {findings: Findings; maxBytes: number}): ExportProblem[] {
  if (bytes <= maxBytes) return []
  const sizes = new Map<number, number>()
  for (const {cell, markdown} of findings.blocks) sizes.set(cell, (sizes.get(cell) ?? 0) + markdown.length)
  const largest = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 3)
  const cells = largest.map(([cell]) => cell).join(', ')
  const message = `Expected at most ${maxBytes} bytes, got ${bytes}. The largest cells: ${cells}.`
  return [{rule: 'export/limit', severity: 'error', message}]
}
