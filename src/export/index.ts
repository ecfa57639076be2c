import type {AuditRow, ExportProblem, OutputFile} from '../model/findings.ts'
import type {Notebook} from '../model/notebook.ts'
import {withNotes} from './audit.ts'
import {lowerCells} from './document.ts'
import {leakProblems} from './leaks.ts'
import type {ExportOptions} from './options.ts'
import {withoutNotes} from './picture-notes/notes.ts'
import {redactCells} from './redact/cells.ts'
import {redactFindings, redactionProblems} from './redact/findings.ts'
import {createRedactor} from './redact/redactor.ts'
import {findSecrets} from './redact/scan.ts'
import {select} from './select.ts'
import {selectSections} from './select-sections.ts'
import {stemOf} from './stem.ts'
import type {Target, TargetFiles} from './target.ts'
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
  const redactor = createRedactor({deny: options.deny, stem: stemOf(options.path)})
  const clean = redactCells(cells, redactor, options)
  const {findings: lowered, problems: lowerProblems, notes} = lowerCells(notebook, clean, {...options, redactor})
  const findings = redactFindings(lowered, redactor)
  const built = options.targets.find(target => target.from === 'finding')?.build({notebook, selection, findings, redactor}, options)
  const finding = built?.finding
  const {stem, pictures} = findings
  const document = {...findings, blocks: options.defangBlocks?.(findings.blocks) ?? findings.blocks}
  const results = options.targets.flatMap((target): Made[] => {
    if (target.from === 'document') return [{from: target.from, ...target.export(document, options)}]
    return finding ? [{from: target.from, ...target.export({finding, stem, pictures}, options)}] : []
  })
  const files = onceEach(results.flatMap(result => result.files))
  const open = unfinished({notebook, cells, findings}, options)
  const named = built ?? {problems: options.documentProblems?.(notebook, findings, options) ?? []}
  const problems = [...tagProblems, ...lowerProblems, ...open, ...named.problems, ...results.flatMap(result => result.problems)]
  problems.push(...redactionProblems(redactor), ...findSecrets([...files, ...pictures], redactor, document.blocks))
  const from = (kind: Target['from']): OutputFile[] => results.filter(result => result.from === kind).flatMap(result => result.files)
  const takeIn = (bytes: Uint8Array): Uint8Array => withoutNotes(bytes, text => !redactor.wouldChange(text))
  const written = {documents: from('document'), fromFinding: from('finding'), told: built?.told ?? [], pictures, takeIn}
  problems.push(...leakProblems(written, {kept: cells, removed}))
  return {files: hasErrors(problems) ? [] : files, problems, audit: withNotes(audit, notes)}
}

interface Made extends TargetFiles {
  readonly from: Target['from']
}

function hasErrors(problems: readonly ExportProblem[]): boolean {
  return problems.some(({severity}) => severity === 'error')
}

/** Two targets share their pictures. */
function onceEach(files: readonly OutputFile[]): OutputFile[] {
  return [...new Map(files.map(file => [file.path, file])).values()]
}
