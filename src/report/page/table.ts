import type {Style} from '../style.ts'
import {displayWidth} from '../terminal.ts'
import {type Word, wordsOf, wrap} from './words.ts'

const gap = 2
/** Narrower columns would be read letter by letter. */
const narrowest = 8

/** A table of Markdown in lines of at most `width` columns: the widest columns give way first, and their cells take several lines. */
export function tableLines(rows: readonly string[], {width, style}: {readonly width: number; readonly style: Style}): string[] {
  const [head = [], , ...body] = rows.map(cellsOf)
  const cells = [head, ...body].map(row => head.map((_, column) => wordsOf(row[column] ?? '', style)))
  const widths = shrink(
    head.map((_, column) => Math.max(...cells.map(row => widthOf(row[column] ?? [])))),
    width - gap * (head.length - 1),
  )
  return cells.flatMap((row, index) => {
    const lines = linesOf(row, widths)
    return index > 0 ? lines : lines.map(line => style.bold(line))
  })
}

/** Bars that a backslash stands before are text. */
function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/gu, '')
    .split(/(?<!\\)\|/u)
    .map(cell => cell.trim().replaceAll('\\|', '|'))
}

function widthOf(words: readonly Word[]): number {
  return words.reduce((sum, {text, isGlued}, index) => sum + displayWidth(text) + (index > 0 && !isGlued ? 1 : 0), 0)
}

function shrink(widths: readonly number[], total: number): number[] {
  const fitted = [...widths]
  while (fitted.reduce((sum, width) => sum + width, 0) > total) {
    const widest = Math.max(...fitted)
    if (widest <= narrowest) break
    fitted[fitted.indexOf(widest)] = widest - 1
  }
  return fitted
}

function linesOf(row: readonly (readonly Word[])[], widths: readonly number[]): string[] {
  const columns = row.map((words, column) => wrap(words, widths[column] ?? narrowest))
  const height = Math.max(1, ...columns.map(lines => lines.length))
  return Array.from({length: height}, (_, line) =>
    columns
      .map((lines, column) => pad(lines[line] ?? '', widths[column] ?? 0))
      .join(' '.repeat(gap))
      .trimEnd(),
  )
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text.replace(/\u001b\[\d+m/gu, ''))))
}
