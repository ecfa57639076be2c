import {utf8ToBytes} from '@noble/hashes/utils.js'
import type {FindingExporter} from '../target.ts'

/** The neutral finding as a file that `readFinding` reads back, with the pictures of its Markdown. */
export const jsonTarget: FindingExporter = {
  id: 'json',
  description: 'the finding as JSON, with its pictures beside it',
  // No limit: the limits of what people read are those of the targets that are made from it.
  export({finding, stem, pictures}) {
    const bytes = utf8ToBytes(`${JSON.stringify(finding, null, 2)}\n`)
    return {files: [{path: `${stem}.finding.json`, bytes}, ...pictures], problems: []}
  },
}
