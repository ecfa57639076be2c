/** The pure core: it takes strings and values and gives strings and values back, without a disk, a clock or a network. */
export {rules} from '../rules/index.ts'
export {parseAttack} from './attack/index.ts'
export {shippedAttack} from './attack/shipped.ts'
export {catalogEntry} from './catalog/entry.ts'
export {type ExportFindingOptions, exportFinding} from './export/finding/export-finding.ts'
export {readFinding} from './export/finding/read.ts'
export {
  defaultExportOptions,
  type ExportOptions,
  type ExportResult,
  type FindingFacts,
  type Target,
  type Tenant,
  targets,
} from './export/index.ts'
export type {BuiltFinding} from './export/target.ts'
export {exportNotebook} from './export/whole.ts'
export {formats} from './formats/index.ts'
export {type Existing, type OverOptions, type PrintedOver, printNew, printOver} from './formats/over.ts'
export {type Content, contentOf} from './formats/pair/content.ts'
export {extensions, readerOf} from './formats/readers.ts'
export {activate} from './lint/active.ts'
export type {ActiveRule} from './lint/context.ts'
export {applyFixes} from './lint/fix.ts'
export {type LintTextOptions, lintText} from './lint-text.ts'
export type {Attack, AttackDomain, AttackIndex, Technique} from './model/attack.ts'
export type {Diagnostic, Fix, Problem, Severity} from './model/diagnostic.ts'
export type {Evidence, Finding, FindingSections, FindingSeverity, FindingStatus, Indicator, QueryFacts, Run, Tlp} from './model/finding.ts'
export type {AuditRow, ExportProblem, Findings, OutputFile} from './model/findings.ts'
export type {Format, FormatId, Locator, Loss, Parsed, ParseOptions, Printed, PrintOptions, Reader, SideFile} from './model/format.ts'
export {type Hunt, huntOf} from './model/hunt.ts'
export type {Cell, CodeCell, Notebook, Output, TextCell} from './model/notebook.ts'
export type {Change, Edit, Place, Position, Range, Span} from './model/place.ts'
export type {Report, Reporter, ReporterOptions} from './model/report.ts'
export {fromPlain, type NumberText, toPlain, type Value, type ValueMap} from './model/value.ts'
export {reporters} from './report/index.ts'
