import type {Notebook} from '../../../model/notebook.ts'
import {emptyMap, isMap, type Value, type ValueMap} from '../../../model/value.ts'
import {keptNotebook} from '../kept.ts'
import {parseMyst} from '../parse.ts'
import {sameValue} from '../same-value.ts'
import type {SideFile} from './attachments.ts'
import type {KeptCell} from './candidate.ts'

export interface Written {
  readonly text: string
  readonly files: ReadonlyMap<string, SideFile>
  readonly settled: ValueMap
  readonly cells: readonly KeptCell[]
}

/** Whether the text is read as the notebook that it was written from. */
export function comesBack({text, files, settled, cells}: Written): boolean {
  const {notebook, problems} = parseMyst(text, {readSide: path => files.get(path)?.bytes})
  if (!notebook || problems.some(({severity}) => severity === 'error')) return false
  return sameCells(notebook, cells) && sameValue(comparable(notebook.metadata), comparable(keptNotebook(settled)))
}

function sameCells(notebook: Notebook, cells: readonly KeptCell[]): boolean {
  return (
    notebook.cells.length === cells.length &&
    notebook.cells.every((cell, index) => {
      const own = cells[index]
      if (!own || own.type !== cell.type || own.source !== cell.source || !sameValue(own.metadata, cell.metadata)) return false
      return sameValue(own.attachments ?? emptyMap, cell.attachments ?? emptyMap)
    })
  )
}

/** Without what a conversion may add: a lexer, and the filter of a text without a header. */
function comparable(metadata: ValueMap): ValueMap {
  const jupytext = metadata.get('jupytext')
  if (!isMap(jupytext)) return metadata
  const settings = new Map<string, Value>(
    [...jupytext].filter(([key, value]) => key !== 'default_lexer' && !(key === 'notebook_metadata_filter' && value === '-all')),
  )
  const result = new Map(metadata)
  if (settings.size > 0) return result.set('jupytext', settings)
  result.delete('jupytext')
  return result
}
