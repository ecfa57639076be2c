import type {Diagnostic, ExcerptLine} from '../model/diagnostic.ts'
import {type Shown, shownCharacters} from './shown.ts'
import type {Style} from './style.ts'

/** The lines of a diagnostic with their numbers, and carets under the range. Notebook text never begins a line. */
export function frameOf({excerpt, range, cell}: Diagnostic, {width, style}: {readonly width: number; readonly style: Style}): string[] {
  const shown = cell?.range ?? range
  const digits = String(excerpt.at(-1)?.line ?? 1).length
  // "  > 12 | "
  const room = Math.max(20, width - digits - 7)
  return excerpt.flatMap(excerptLine => {
    const {line} = excerptLine
    const isMarked = line >= shown.start.line && line <= lastLine(shown)
    const from = line === shown.start.line ? shown.start.column - 1 - excerptLine.cut : 0
    const to = line === shown.end.line ? shown.end.column - 1 - excerptLine.cut : excerptLine.text.length
    const {text, blanks, carets} = rowOf(excerptLine, {room, from: isMarked ? from : 0, to})
    const row = `${style.dim(`${isMarked ? '  > ' : '    '}${String(line).padStart(digits)} | `)}${text}`
    if (!isMarked) return [row]
    return [row, `${style.dim(`    ${' '.repeat(digits)} | `)}${' '.repeat(blanks)}${style.red('^'.repeat(carets))}`]
  })
}

/** A range that ends before the first column of a line does not show that line. */
function lastLine({start, end}: Diagnostic['range']): number {
  return end.line > start.line && end.column === 1 ? end.line - 1 : end.line
}

interface Span {
  /** Columns for the row. */
  readonly room: number
  /** Units of the excerpt's text. */
  readonly from: number
  readonly to: number
}

interface Row {
  readonly text: string
  /** Columns before the carets. */
  readonly blanks: number
  /** Columns of the carets; an empty range has one. */
  readonly carets: number
}

/** The part of a line that fits, around the range. All that it shows counts in columns. */
function rowOf({text, cut, more}: ExcerptLine, {room, from, to}: Span): Row {
  const characters = shownCharacters(text)
  const first = firstShown(characters, room, from)
  const isCutBefore = cut > 0 || first > 0
  let columns = isCutBefore ? 1 : 0
  let [blanks, carets] = [columns, 0]
  let row = isCutBefore ? '…' : ''
  let at = first
  for (; at < characters.length; at++) {
    const character = characters[at]
    const isLast = at === characters.length - 1
    // One column stays for what says that the line goes on.
    if (!character || columns + character.width > room - (isLast && !more ? 0 : 1)) break
    columns += character.width
    row += character.text
    if (character.end <= from) blanks += character.width
    else if (character.start < to) carets += character.width
  }
  return {text: at < characters.length || more ? `${row}…` : row, blanks: Math.min(blanks, room - 1), carets: Math.max(1, carets)}
}

/** The character to begin with: the range is in sight, with a third of the row before it where the line is long. */
function firstShown(characters: readonly Shown[], room: number, from: number): number {
  const index = characters.findIndex(({end}) => end > from)
  const start = index === -1 ? characters.length : index
  const before = characters.slice(0, start).reduce((sum, {width}) => sum + width, 0)
  if (before <= room * 0.7) return 0
  let first = start
  for (let left = Math.floor(room / 3); first > 0 && left > 0; first--) left -= characters[first - 1]?.width ?? 0
  return first
}
