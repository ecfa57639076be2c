import type {Parsed, ParseOptions} from '../../model/format.ts'
import type {Cell, Notebook} from '../../model/notebook.ts'
import {emptyMap} from '../../model/value.ts'
import {cellIds} from '../cell-ids.ts'
import {layoutOf} from './layout.ts'
import {locatorOf} from './locate/locator.ts'
import type {Reread} from './locate/read-back.ts'
import type {ReadCell} from './read/cell.ts'
import {type ReadText, readMyst} from './read/text.ts'

/** Reads a text with MyST Markdown as a notebook of nbformat 4.5. Never throws, on any text. */
export function parseMyst(given: string, options: ParseOptions = {}): Parsed {
  const read = readMyst(given, options)
  const {text, map, header, frontMatter, cells, problems} = read
  const reread: Reread = (other, more) => parseMyst(other, {...more, ...(options.readSide && {readSide: options.readSide})})
  const locator = locatorOf({given, text, map, header, frontMatter, cells}, reread)
  const notebook = notebookOf(read)
  return {...(header.kind !== 'broken' && {notebook}), locator, layout: layoutOf(notebook, read), problems}
}

function notebookOf({metadata, frontMatter, cells}: ReadText): Notebook {
  const plain: Cell[] = cells.map(cellOf)
  if (frontMatter !== undefined) plain.unshift({type: 'raw', source: frontMatter, metadata: emptyMap, extra: emptyMap})
  // Ids are hashes of all cells, and most work never looks at one.
  let ids: readonly string[] | undefined
  const idAt = (index: number): string => {
    ids ??= cellIds(plain)
    return ids[index] ?? ''
  }
  const withIds = plain.map(
    (cell, index): Cell => ({
      ...cell,
      get id() {
        return idAt(index)
      },
    }),
  )
  return {minor: 5, metadata, cells: withIds, extra: emptyMap}
}

function cellOf({type, source, metadata, attachments}: ReadCell): Cell {
  const base = {source, metadata, extra: emptyMap, ...(attachments && {attachments})}
  return type === 'code' ? {...base, type, executionCount: null, outputs: []} : {...base, type}
}
