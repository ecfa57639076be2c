import {utf8} from '@scure/base'
import type {AuditRow, ExportProblem, Findings, OutputFile, Target} from '../model/findings.ts'
import type {Notebook} from '../model/notebook.ts'
import {lowerCells} from './document.ts'
import {codeSpan} from './escape.ts'
import {findLeak} from './leak.ts'
import {markdownTarget} from './markdown-target.ts'
import type {ExportOptions} from './options.ts'
import {select} from './select.ts'

export {defaultExportOptions, type ExportOptions} from './options.ts'

/** Every target by its id. */
export const targets: ReadonlyMap<string, Target> = new Map(Object.entries({markdown: markdownTarget}))

export interface ExportResult {
  /** The main file first. Empty if a problem is an error. */
  readonly files: readonly OutputFile[]
  readonly problems: readonly ExportProblem[]
  readonly audit: readonly AuditRow[]
}

/** Exports a notebook to the files of one target. Writes nothing and reads nothing but through `options.readFile`. */
export function exportNotebook(notebook: Notebook, options: ExportOptions): ExportResult {
  const {cells, problems: tagProblems, audit, removed} = select(notebook, options)
  const target = targets.get(options.target)
  const unknown = target ? [] : [problem('export/target', `Expected a target, got ${codeSpan(options.target)}.`)]
  const early = [...tagProblems, ...unknown]
  if (!target || early.some(({severity}) => severity === 'error')) return {files: [], problems: early, audit}
  const {findings, problems: lowerProblems} = lowerCells(notebook, cells, options)
  const files = target.export(findings)
  const problems = [...early, ...lowerProblems, ...sizeProblems(files, {findings, options})]
  const leak = findLeak(files.slice(0, 1).map(textOf), {kept: cells, removed})
  if (leak !== undefined)
    problems.push({...problem('export/leak', 'A removed part would have been exported: nothing is written.'), cell: leak})
  return {files: problems.some(({severity}) => severity === 'error') ? [] : files, problems, audit}
}

function problem(rule: string, message: string): ExportProblem {
  return {rule, severity: 'error', message}
}

function sizeProblems(files: readonly OutputFile[], {findings, options}: {findings: Findings; options: ExportOptions}): ExportProblem[] {
  const bytes = files[0]?.bytes.length ?? 0
  if (bytes <= options.maxBytes) return []
  const sizes = new Map<number, number>()
  for (const {cell, markdown} of findings.blocks) sizes.set(cell, (sizes.get(cell) ?? 0) + markdown.length)
  const largest = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 3)
  const cells = largest.map(([cell]) => cell).join(', ')
  return [problem('export/limit', `Expected at most ${options.maxBytes} bytes, got ${bytes}. The largest cells: ${cells}.`)]
}

function textOf({bytes}: OutputFile): string {
  return utf8.encode(bytes)
}
