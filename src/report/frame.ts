import type {Diagnostic} from '../model/diagnostic.ts'
import type {Style} from './style.ts'
import {displayWidth, terminalText} from './terminal.ts'

/** The lines of a diagnostic with their numbers, and carets under the range. Notebook text never begins a line. */
export function frameOf({excerpt, range, cell}: Diagnostic, {width, style}: {readonly width: number; readonly style: Style}): string[] {
  const shown = cell?.range ?? range
  const digits = String(excerpt.at(-1)?.line ?? 1).length
  // "  > 12 | "
  const room = Math.max(20, width - digits - 7)
  return excerpt.flatMap(({line, text, cut, more}) => {
    const marked = line >= shown.start.line && line <= lastLine(shown)
    const from = line === shown.start.line ? shown.start.column - 1 - cut : 0
    const to = line === shown.end.line ? shown.end.column - 1 - cut : text.length
    const window = windowOf(text, {room, from: marked ? Math.max(0, from) : 0, cut: cut > 0, more})
    const gutter = `${marked ? '  > ' : '    '}${String(line).padStart(digits)} | `
    const row = style.dim(gutter) + window.before + terminalText(window.text) + window.after
    if (!marked) return [row]
    const start = Math.max(0, Math.min(from - window.start, window.text.length))
    const end = Math.max(start, Math.min(to - window.start, window.text.length))
    const blanks = ' '.repeat(displayWidth(window.before + terminalText(window.text.slice(0, start))))
    const carets = '^'.repeat(Math.max(1, displayWidth(terminalText(window.text.slice(start, end)))))
    return [row, style.dim(`    ${' '.repeat(digits)} | `) + blanks + style.red(carets)]
  })
}

/** A range that ends before the first column of a line does not show that line. */
function lastLine({start, end}: Diagnostic['range']): number {
  return end.line > start.line && end.column === 1 ? end.line - 1 : end.line
}

interface WindowOptions {
  readonly room: number
  /** Where the range starts in the text. */
  readonly from: number
  readonly cut: boolean
  readonly more: boolean
}

interface Window {
  readonly text: string
  /** Units of the line's text that stand before the window. */
  readonly start: number
  readonly before: string
  readonly after: string
}

/** The part of a line that fits, around the range. */
function windowOf(text: string, {room, from, cut, more}: WindowOptions): Window {
  const start = from > room * 0.7 ? from - Math.floor(room / 3) : 0
  const end = Math.min(text.length, start + room)
  return {
    text: text.slice(start, end),
    start,
    before: cut || start > 0 ? '…' : '',
    after: more || end < text.length ? '…' : '',
  }
}
