import type {Problem} from '../../../model/diagnostic.ts'
import type {SideFile} from '../../../model/format.ts'
import {emptyMap, type ValueMap} from '../../../model/value.ts'
import {findHeader} from '../blocks/header.ts'
import {cutUnits} from '../blocks/units.ts'
import {keptNotebook} from '../kept.ts'
import {readLooseBreak} from '../read/break.ts'
import {type ReadCell, readCell} from '../read/cell.ts'
import {readHeaderText} from '../read/header-text.ts'
import {metadataWithoutHeader, readHeader} from '../read/metadata.ts'
import type {KnownOptions} from '../read/options.ts'
import {checkText} from '../read/text-problems.ts'
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

/**
 * Whether the text is read as the notebook that it was written from. Reads as `parseMyst` does, but keeps nothing: each cell is compared
 * when it is read.
 */
export function comesBack({text, files, settled, cells, known = new Map()}: Written): boolean {
  // Nothing is written with CR, so that line ends need no care.
  if (text.includes('\r')) return false
  let broken = false
  const report = ({severity}: Problem): void => {
    broken ||= severity === 'error'
  }
  checkText(text, report)
  const header = readHeaderText(text, findHeader(text), report)
  const {units, loose} = cutUnits(text, header.end)
  for (const block of loose) readLooseBreak(text, block, report)
  const context = {text, readSide: (path: string): Uint8Array | undefined => files.get(path)?.bytes, report, known}
  const first = cells.length - units.length
  let lexer = ''
  for (const [index, unit] of units.entries()) {
    const cell = readCell(unit, context)
    lexer ||= cell.content.lexer
    if (broken || !isSame(cell, cells[first + index])) return false
  }
  if (broken || header.kind === 'broken') return false
  const {metadata, frontMatter} =
    header.kind === 'none' ? {metadata: metadataWithoutHeader(lexer)} : readHeader({tree: header.tree, yaml: header.yaml, lexer})
  const fronts = frontMatter === undefined ? [] : [{type: 'raw', source: frontMatter, metadata: emptyMap} as const]
  return (
    first === fronts.length &&
    fronts.every(cell => isSame(cell, cells[0])) &&
    sameValue(comparable(metadata), comparable(keptNotebook(settled)))
  )
}

function isSame(
  {type, source, metadata, attachments}: Pick<ReadCell, 'type' | 'source' | 'metadata' | 'attachments'>,
  cell: KeptCell | undefined,
): boolean {
  if (!cell || cell.type !== type || cell.source !== source || !sameValue(cell.metadata, metadata)) return false
  return sameValue(cell.attachments ?? emptyMap, attachments ?? emptyMap)
}
