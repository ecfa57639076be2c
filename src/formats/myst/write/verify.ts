import type {SideFile} from '../../../model/format.ts'
import type {Notebook} from '../../../model/notebook.ts'
import {emptyMap, type ValueMap} from '../../../model/value.ts'
import {keptNotebook} from '../kept.ts'
import {parseMyst} from '../parse.ts'
import type {KnownOptions} from '../read/options.ts'
import {sameValue} from '../same-value.ts'
import type {KeptCell} from './candidate.ts'
import {comparable} from './comparable.ts'

export interface Written {
  readonly text: string
  readonly files: ReadonlyMap<string, SideFile>
  readonly settled: ValueMap
  readonly cells: readonly KeptCell[]
  readonly known?: KnownOptions
}

/** Whether the text is read as the notebook that it was written from. */
export function comesBack({text, files, settled, cells, known}: Written): boolean {
  const {notebook, problems} = parseMyst(text, {readSide: path => files.get(path)?.bytes}, known)
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
