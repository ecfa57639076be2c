export {printExport} from './export/print.ts'
export {type ExportFilesOptions, type ExportOutcome, exportFiles} from './export.ts'
