/** For programs with a disk. */
export type {Diagnostic} from './model/diagnostic.ts'
export type {Report} from './model/report.ts'
export {type ConvertOptions, type ConvertOutcome, convertFiles} from './node/convert/convert.ts'
export {type ExportFilesOptions, type ExportOutcome, exportFiles} from './node/export.ts'
export {type HuntFile, type HuntHeading, readHunts} from './node/hunts.ts'
export {type LintOptions, lintFiles} from './node/lint.ts'
export {readRule} from './node/packs/read-rule.ts'
export {ToolError} from './node/tool-error.ts'
