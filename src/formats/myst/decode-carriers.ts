import type {Cell, Notebook} from '../../model/notebook.ts'
import {isMap, type Value, type ValueMap} from '../../model/value.ts'
import {attachmentsKey, decodeText, noFlags, readFlags, textKey} from './decode.ts'
import {type ReadSide, readAttachments} from './read/attachments.ts'
import {applyCarried, splitSettings, unescapedCellKey} from './read/carriers.ts'
import {tagsKey, unlistTags} from './tags.ts'

export interface DecodeOptions {
  /** Reads the files beside the text that attachments are in. Without it these attachments stay encoded. */
  readonly readSide?: ReadSide | undefined
}

/**
 * The notebook that a text of huntbook's stands for, where a tool that does not know its carriers (docs/formats.md) made another of
 * it: sources, attachments and metadata are decoded and the keys that say so go. What cannot be decoded stays with its key. A notebook
 * without carriers is returned as it is.
 */
export function decodeCarriers(notebook: Notebook, {readSide}: DecodeOptions = {}): Notebook {
  const cells = notebook.cells.map(cell => decodeCell(cell, readSide))
  const metadata = decodeMetadata(notebook.metadata)
  const same = metadata === notebook.metadata && cells.every((cell, index) => cell === notebook.cells[index])
  return same ? notebook : {...notebook, metadata, cells}
}

function decodeMetadata(metadata: ValueMap): ValueMap {
  const jupytext = metadata.get('jupytext')
  if (!isMap(jupytext) || ![...jupytext.keys()].some(key => key.startsWith('huntbook'))) return metadata
  const {settings, carried} = splitSettings(jupytext)
  const result = new Map(metadata)
  if (settings.size > 0) result.set('jupytext', settings)
  else result.delete('jupytext')
  return applyCarried(result, carried)
}

function decodeCell(cell: Cell, readSide: ReadSide | undefined): Cell {
  if (![...cell.metadata.keys()].some(key => key.startsWith('huntbook-'))) return cell
  const flags = readFlags(cell.metadata.get(textKey))
  const attachments = decodeAttachments(cell.metadata.get(attachmentsKey), readSide)
  const metadata = new Map<string, Value>()
  for (const [key, value] of unlistTags(cell.metadata)) {
    if (key === tagsKey || (key === textKey && flags) || (key === attachmentsKey && attachments)) continue
    metadata.set(unescapedCellKey(key), value)
  }
  return {
    ...cell,
    source: decodeText(cell.source, flags ?? noFlags).text,
    metadata,
    // What was attached since then is the notebook's own.
    ...(attachments && {attachments: new Map([...attachments, ...(cell.attachments ?? [])])}),
  }
}

/** All of them or none: with a part of them missing the key still has something to say. */
function decodeAttachments(value: Value | undefined, readSide: ReadSide | undefined): ValueMap | undefined {
  let isWhole = true
  const attachments = readAttachments(value, readSide, () => {
    isWhole = false
  })
  return isWhole && isMap(value) && countItems(value) === countItems(attachments) ? attachments : undefined
}

function countItems(attachments: ValueMap | undefined): number {
  let count = 0
  for (const bundle of attachments?.values() ?? []) if (isMap(bundle)) count += bundle.size
  return count
}
