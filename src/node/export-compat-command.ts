export {printExport} from './export/print.ts'
export {type CompatFilesOptions, exportCompatFiles} from './export-compat.ts'
