import {align} from '../model/align.ts'
import {breakLine, terminalText} from './terminal.ts'

/** A text that changed, and what the two are called. */
export interface Changed {
  readonly from: string
  readonly to: string
  readonly before: string
  readonly after: string
  /** Control characters stay as they are. Default false: they are shown as escapes. */
  readonly exact?: boolean
}

/** Lines that did not change around those that did. */
const context = 3

/** A unified diff with its two header lines; empty where nothing changed. */
export function unifiedDiff({from, to, before, after, exact = false}: Changed): string {
  const lines = rowsOf(linesOf(before), linesOf(after))
  const hunks = hunksOf(lines)
  if (hunks.length === 0) return ''
  const show = exact ? (text: string): string => text : terminalText
  // Before a line that did not change stands a blank: a runner would read a command there.
  const showLine = exact ? show : (text: string): string => breakLine(show(text))
  const printed = hunks.map(({start, end}) => printHunk(lines.slice(start, end), showLine))
  return `--- ${show(from)}\n+++ ${show(to)}\n${printed.join('')}`
}

/** The lines with their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? []
}

interface Row {
  readonly mark: ' ' | '-' | '+'
  readonly line: string
  /** Lines of each side above, from 0. */
  readonly old: number
  readonly new: number
}

function rowsOf(before: readonly string[], after: readonly string[]): Row[] {
  const rows: Row[] = []
  let [i, j] = [0, 0]
  for (const [end, stop] of [...align(before, after), [before.length, after.length] as const]) {
    for (; i < end; i++) rows.push({mark: '-', line: before[i] ?? '', old: i, new: j})
    for (; j < stop; j++) rows.push({mark: '+', line: after[j] ?? '', old: i, new: j})
    if (i < before.length && j < after.length) rows.push({mark: ' ', line: before[i] ?? '', old: i++, new: j++})
  }
  return rows
}

interface Hunk {
  readonly start: number
  readonly end: number
}

function hunksOf(rows: readonly Row[]): Hunk[] {
  const hunks: {start: number; end: number}[] = []
  for (const [index, {mark}] of rows.entries()) {
    if (mark === ' ') continue
    const [start, end] = [Math.max(0, index - context), Math.min(rows.length, index + context + 1)]
    const last = hunks.at(-1)
    if (last && start <= last.end) last.end = end
    else hunks.push({start, end})
  }
  return hunks
}

function printHunk(hunk: readonly Row[], show: (text: string) => string): string {
  const count = (mark: Row['mark']): number => hunk.filter(row => row.mark === ' ' || row.mark === mark).length
  const [olds, news] = [count('-'), count('+')]
  const [first] = hunk
  const at = (above: number, lines: number): string => `${lines === 0 ? above : above + 1}${lines === 1 ? '' : `,${lines}`}`
  const head = `@@ -${at(first?.old ?? 0, olds)} +${at(first?.new ?? 0, news)} @@\n`
  return head + hunk.map(row => printRow(row, show)).join('')
}

function printRow({mark, line}: Row, show: (text: string) => string): string {
  const isEnded = line.endsWith('\n')
  return `${show(mark + (isEnded ? line.slice(0, -1) : line))}\n${isEnded ? '' : '\\ No newline at end of file\n'}`
}
