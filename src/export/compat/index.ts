import {utf8} from '@scure/base'
import type {ExportProblem, OutputFile} from '../../model/findings.ts'
import type {Notebook} from '../../model/notebook.ts'
import {emptyMap, mapOf} from '../../model/value.ts'
import {extractAttachments} from './attachments.ts'
import {cellsOf} from './cell.ts'
import {type CompatFile, nothingExtracted} from './files.ts'
import {markLanguage} from './magics.ts'
import type {CompatOptions} from './options.ts'
import {extractOutputs} from './outputs.ts'
import {cutRegions} from './regions.ts'
import {removeParts} from './remove.ts'
import {render} from './render.ts'
import {coalesce} from './streams.ts'

export {type CompatChoice, compatOptions, nameOf} from './choice.ts'
export type {CompatFile} from './files.ts'

export interface CompatResult {
  readonly main: OutputFile
  /** Pictures and attachments. */
  readonly files: readonly CompatFile[]
  /** References of the Markdown to files that may not be written; nbconvert would. */
  readonly refused: readonly string[]
  readonly problems: readonly ExportProblem[]
}

/**
 * What nbconvert 7.17.1 makes of a notebook as Markdown, byte for byte. Nothing is escaped, checked or redacted: it shares with the
 * findings only who reads the notebook and who writes the files.
 */
export function exportCompat(notebook: Notebook, options: CompatOptions): CompatResult {
  const {names} = options
  const extracted = nothingExtracted(names)
  const left = removeParts(cellsOf(notebook), options)
  const streamed = options.coalesceStreams ? left.map(cell => ({...cell, outputs: coalesce(cell.outputs)})) : left
  const cells = extractAttachments(extractOutputs(streamed.map(markLanguage), extracted), extracted)
  const shown = options.clearMetadata ? cells.map(cell => (cell.type === 'code' ? {...cell, metadata: emptyMap} : cell)) : cells
  const markdown = render(shown, languageOf(notebook), options)
  return {
    main: {path: `${names.main}.md`, bytes: utf8.decode((options.cutRegions ? cutRegions(markdown) : markdown).toWellFormed())},
    files: [...extracted.files.values()],
    refused: extracted.refused,
    problems: extracted.problems,
  }
}

function languageOf({metadata}: Notebook): string {
  const name = mapOf(metadata.get('language_info')).get('name')
  return typeof name === 'string' ? name : ''
}
