import type {ExcerptLine} from '../model/diagnostic.ts'
import type {Range} from '../model/place.ts'
import {type Lines, lineText} from '../parse/lines.ts'

/** Units of a line that are kept around a range: enough for any terminal, and a bound for lines of megabytes. */
const width = 240

/** The lines of a range with one line before and after it; of a range over more than three lines only the first and the last. */
export function excerptOf(lines: Lines, {start, end}: Range): ExcerptLine[] {
  const last = end.line > start.line && end.column === 1 ? end.line - 1 : end.line
  const shown = last - start.line > 2 ? [start.line, last] : Array.from({length: last - start.line + 1}, (_, index) => start.line + index)
  const around = [start.line - 1, ...shown, last + 1].filter(line => line >= 1 && line <= lines.starts.length)
  return around.map(line => {
    const text = lineText(lines, line)
    const from = line === start.line ? start.column - 1 : 0
    const cut = text.length <= width ? 0 : Math.max(0, Math.min(from - width / 3, text.length - width))
    return {line, text: text.slice(cut, cut + width), cut, more: cut + width < text.length}
  })
}
