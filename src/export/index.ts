import {utf8} from '@scure/base'
import type {AuditRow, ExportProblem, OutputFile} from '../model/findings.ts'
import type {Notebook} from '../model/notebook.ts'
import {withNotes} from './audit.ts'
import {lowerCells} from './document.ts'
import {findLeak} from './leak.ts'
import type {ExportOptions} from './options.ts'
import {select} from './select.ts'
import {selectSections} from './select-sections.ts'
import {unfinished} from './unfinished.ts'

export {defaultExportOptions, type ExportOptions, type FindingFacts, type Tenant} from './options.ts'
export type {Target} from './target.ts'
export {targets} from './targets.ts'

export interface ExportResult {
  /** By target, the main file of each first; a picture once. Empty if a problem is an error. */
  readonly files: readonly OutputFile[]
  readonly problems: readonly ExportProblem[]
  readonly audit: readonly AuditRow[]
}

/** Exports a notebook to the files of its targets. Writes nothing and reads nothing but through `options.readFile`. */
export function exportNotebook(notebook: Notebook, options: ExportOptions): ExportResult {
  const selection = selectSections(select(notebook, options), options.sections)
  const {cells, problems: tagProblems, audit, removed} = selection
  if (hasErrors(tagProblems)) return {files: [], problems: tagProblems, audit}
  const {findings, problems: lowerProblems, notes} = lowerCells(notebook, cells, options)
  const built = options.targets.find(target => target.from === 'finding')?.build({notebook, selection, findings}, options)
  const finding = built?.finding
  const {stem, pictures} = findings
  const results = options.targets.flatMap(target => {
    if (target.from === 'document') return [target.export(findings, options)]
    return finding ? [target.export({finding, stem, pictures}, options)] : []
  })
  const files = onceEach(results.flatMap(result => result.files))
  const open = unfinished({notebook, cells, findings}, options)
  const problems = [...tagProblems, ...lowerProblems, ...open, ...(built?.problems ?? []), ...results.flatMap(result => result.problems)]
  const texts = files.filter(({path}, index) => index === 0 || path.endsWith('.md')).map(textOf)
  const leak = findLeak(texts, {kept: cells, removed, told: built?.told ?? []})
  if (leak !== undefined) {
    const message = 'A removed part would have been exported: nothing is written.'
    problems.push({rule: 'export/leak', severity: 'error', message, cell: leak})
  }
  return {files: hasErrors(problems) ? [] : files, problems, audit: withNotes(audit, notes)}
}

function hasErrors(problems: readonly ExportProblem[]): boolean {
  return problems.some(({severity}) => severity === 'error')
}

/** Two targets share their pictures. */
function onceEach(files: readonly OutputFile[]): OutputFile[] {
  return [...new Map(files.map(file => [file.path, file])).values()]
}

function textOf({bytes}: OutputFile): string {
  return utf8.encode(bytes)
}
