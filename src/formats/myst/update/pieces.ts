import type {SideFile} from '../../../model/format.ts'
import type {ValueMap} from '../../../model/value.ts'
import {keptCell, settleMetadata} from '../kept.ts'
import type {Learned} from '../memory.ts'
import type {ReadCell} from '../read/cell.ts'
import type {ReadText} from '../read/text.ts'
import {sameValue} from '../same-value.ts'
import {printAttachments} from '../write/attachments.ts'
import type {KeptCell, Position} from '../write/candidate.ts'
import {printCell, writtenCell} from '../write/cell.ts'
import {type Source, sourcesOf} from './sources.ts'
import {spliceSource} from './splice.ts'

/** A cell as it is to stand in the text. */
export interface Piece {
  /** From the gap before it to its last line feed. */
  readonly text: string
  readonly type: KeptCell['type']
  /** The unit of the text before that it was, by its index. Absent for a new cell. */
  readonly unit?: number
  /** Whether its bytes stay as they are. */
  readonly isSame: boolean
  readonly hasBreak: boolean
  readonly isExact: boolean
}

export interface PiecesInput {
  readonly old: ReadText
  /** Below the header. */
  readonly cells: readonly KeptCell[]
  /** Whether the text has no header. */
  readonly headless: boolean
  /** Of code cells without a neighbour that names one. */
  readonly lexer: string
  readonly stem: string | undefined
  readonly files: Map<string, SideFile>
  /** Whether edited cells are printed anew in place of a change inside their unit. */
  readonly anew: boolean
  readonly learned: Learned
}

/** The cells as pieces of the existing text, or as new ones. `undefined` where a cell could not be written. */
export function piecesOf(input: PiecesInput): Piece[] | undefined {
  const {old, cells} = input
  const settled = settleMetadata(old.metadata)
  const before = old.cells.map(({type, source, metadata, attachments}) => ({
    type,
    source,
    metadata: keptCell(metadata, settled),
    attachments,
  }))
  const sources = sourcesOf(before, cells)
  const lexers = sources.map(source => old.cells[source?.unit ?? -1]).map(cell => (cell?.type === 'code' ? cell.content.lexer : undefined))
  const nearby = nearest(lexers)
  const pieces: Piece[] = []
  for (const [index, cell] of cells.entries()) {
    const from = sources[index]
    const position: Position = {
      first: input.headless && index === 0,
      last: index === cells.length - 1,
      afterMarkdown: cells[index - 1]?.type === 'markdown',
      lexer: nearby[index] ?? input.lexer,
    }
    const unit = old.cells[from?.unit ?? -1]
    const piece = unit && from ? oldPiece(input, {unit, from, cell, position, kept: before[from.unit]?.metadata}) : undefined
    const made = piece ?? newPiece(input, cell, {position, unit: from?.unit})
    if (!made) return undefined
    pieces.push(made)
  }
  return pieces
}

interface OldPiece {
  readonly unit: ReadCell
  readonly from: Source
  readonly cell: KeptCell
  readonly position: Position
  readonly kept: ValueMap | undefined
}

function oldPiece({old, anew, learned}: PiecesInput, {unit, from, cell, position, kept}: OldPiece): Piece | undefined {
  const {start, end} = unit.unit
  const base = {...from, type: cell.type, hasBreak: unit.unit.break !== undefined, isExact: unit.unit.kind === 'exact'}
  if (from.isSame) return {...base, text: old.text.slice(start, end)}
  const isSourceAlone = kept && sameValue(kept, cell.metadata) && sameValue(unit.attachments ?? none, cell.attachments ?? none)
  const text = isSourceAlone && !anew ? spliceSource(old.text, unit, cell.source, {position, known: learned.known}) : undefined
  return text === undefined ? undefined : {...base, text}
}

interface NewPiece {
  readonly position: Position
  /** The unit in whose place it stands. */
  readonly unit: number | undefined
}

function newPiece({stem, files, learned}: PiecesInput, cell: KeptCell, {position, unit}: NewPiece): Piece | undefined {
  const written = writtenCell(cell, cell.attachments && printAttachments(cell.attachments, stem, files))
  const text = printCell(written, position, learned)
  if (text === undefined) return undefined
  const isExact = cell.type === 'markdown' && /^\n\+{4}(?!\+)/.test(text)
  return {text, type: cell.type, isSame: false, hasBreak: /^\n\+\+\+/.test(text), isExact, ...(unit !== undefined && {unit})}
}

/** For each place the lexer there, else that of the nearest code cell above, else below. */
function nearest(lexers: readonly (string | undefined)[]): (string | undefined)[] {
  let last = lexers.find(lexer => lexer !== undefined)
  return lexers.map(lexer => {
    last = lexer ?? last
    return last
  })
}

const none: ValueMap = new Map()
