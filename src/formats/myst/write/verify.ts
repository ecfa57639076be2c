import {emptyMap} from '../../../model/value.ts'
import {keptCell, keptNotebook, settleMetadata} from '../kept.ts'
import type {ReadCell} from '../read/cell.ts'
import type {ReadText} from '../read/text.ts'
import {sameValue} from '../same-value.ts'
import type {Kept, KeptCell} from './candidate.ts'
import {comparable} from './comparable.ts'

/** Whether a text that was read says what a notebook does. What the notebook's filters leave out does not count. */
export function comesBack({header, metadata, frontMatter, cells: read, problems}: ReadText, {settled, cells}: Kept): boolean {
  if (header.kind === 'broken' || problems.some(({severity}) => severity === 'error')) return false
  const own = settleMetadata(metadata)
  if (!sameValue(comparable(keptNotebook(own, settled)), comparable(keptNotebook(settled)))) return false
  const [first] = cells
  if (frontMatter !== undefined && (!isBare(first) || first?.type !== 'raw' || first.source !== frontMatter)) return false
  const body = frontMatter === undefined ? cells : cells.slice(1)
  return body.length === read.length && body.every((cell, index) => isSame(cell, read[index], settled))
}

/** Whether a cell is nothing but its source. */
export function isBare(cell: KeptCell | undefined): boolean {
  return cell !== undefined && cell.metadata.size === 0 && cell.attachments === undefined
}

function isSame(cell: KeptCell, read: ReadCell | undefined, settled: Kept['settled']): boolean {
  if (!read || read.type !== cell.type || read.source !== cell.source) return false
  const metadata = read.metadata.size === 0 ? emptyMap : keptCell(read.metadata, settled)
  return sameValue(metadata, cell.metadata) && sameValue(read.attachments ?? emptyMap, cell.attachments ?? emptyMap)
}
