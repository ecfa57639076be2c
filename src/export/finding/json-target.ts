import {utf8ToBytes} from '@noble/hashes/utils.js'
import type {ExportProblem} from '../../model/findings.ts'
import type {FindingExporter} from '../target.ts'

/** The neutral finding as a file that `readFinding` reads back, with the pictures of its Markdown. */
export const jsonTarget: FindingExporter = {
  id: 'json',
  description: 'the finding as JSON, with its pictures beside it',
  export({finding, stem, pictures}, {maxBytes}) {
    const bytes = utf8ToBytes(`${JSON.stringify(finding, null, 2)}\n`)
    const message = `Expected at most ${maxBytes} bytes of JSON, got ${bytes.length}: raise --max-bytes.`
    const problems: ExportProblem[] = bytes.length > maxBytes ? [{rule: 'export/limit', severity: 'error', message}] : []
    return {files: [{path: `${stem}.finding.json`, bytes}, ...pictures], problems}
  },
}
