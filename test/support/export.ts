import {type ExportFilesOptions, exportFiles} from '../../src/node/export.ts'
import {printExport} from '../../src/node/export-command.ts'
import {filesIn, folderOf} from './folder.ts'
import {code, ipynb, markdown} from './hunt.ts'

export const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const picture = {output_type: 'display_data', metadata: {}, data: {'image/png': png}}
const stream = {output_type: 'stream', name: 'stdout', text: ['said\n']}

/** An executed notebook with a picture, and a cell that is internal. */
export const notebook = ipynb({}, [
  markdown('# Title'),
  markdown('internal', {tags: ['remove_cell']}),
  code('secret()', {outputs: [stream, picture]}),
])

/** Exports all notebooks of a new folder, unless the options name others. */
export async function exported(files: Readonly<Record<string, string>>, options: Partial<ExportFilesOptions> = {}) {
  return await exportedIn(folderOf(files), options)
}

export async function exportedIn(folder: string, options: Partial<ExportFilesOptions> = {}) {
  const before = filesIn(folder)
  const files = Object.keys(before).filter(path => path.endsWith('.ipynb'))
  const outcome = await exportFiles({cwd: folder, files, ...options})
  const said = printExport(outcome, {cwd: folder, quiet: false, width: 120, color: false})
  const after = filesIn(folder)
  return {...outcome, said, after, made: Object.keys(after).filter(path => !(path in before))}
}
