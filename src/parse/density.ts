import {maxMarkdownWork} from '../model/limits.ts'

/** Shorter Markdown is parsed in time whatever it holds. */
const shortest = 4096

/** What costs time within lines that no blank line parts. */
interface Run {
  length: number
  /** Runs of `*`, `_` and `~`, and those of them that may end an emphasis: each of these looks back at all others. */
  marks: number
  closers: number
  /** Starts of comments, CDATA sections, declarations and instructions: each looks for its end. */
  openers: number
  tags: number
  /** Brackets that close none of these lines: each looks back at all that stands before it. */
  strays: number
  open: number
  escapes: number
  /** Lines with a `|`, as rows that belong to no table. */
  pipes: number
  /** Lines without a mark below a line with the mark of a quote or a list. */
  lazy: number
  marked: boolean
}

/**
 * Whether Markdown is so dense in marks that parsing it would not end in time. The parser takes time with the square of what is counted
 * here (measured with micromark 4 and its extensions for GFM), so long prose is far below the bound.
 */
export function isTooDense(source: string): boolean {
  if (source.length < shortest) return false
  const all = {brackets: 0, notes: 0, underlines: 0, work: 0}
  let run = newRun()
  for (const line of source.split(/\r\n?|\n/u)) {
    if (line.trim() === '') {
      all.work += workOf(run)
      run = newRun()
      continue
    }
    if (run.length > 0 && /^[ \t>]*(?:=+|-+)[ \t]*$/u.test(line)) all.underlines += 1
    if (/^[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])/u.test(line)) run.marked = true
    else if (run.marked) run.lazy += 1
    if (line.includes('|')) run.pipes += 1
    run.length += line.length
    for (const {0: mark, index} of line.matchAll(/\\.|[*_~]+|\[\^?|\]|<[!?]?/gu)) {
      if (mark.startsWith('[')) run.open += 1
      if (mark.startsWith('\\')) run.escapes += /[!-/:-@[-`{-~]$/u.test(mark) ? 1 : 0
      else if (mark === ']') {
        if (run.open > 0) run.open -= 1
        else run.strays += 1
      } else if (mark === '[') all.brackets += 1
      else if (mark === '[^') all.notes += 1
      else if (mark === '<') run.tags += 1
      else if (mark.startsWith('<')) run.openers += 1
      else {
        run.marks += 1
        if (mayClose(line, index, mark)) run.closers += 1
      }
    }
  }
  const work = all.work + workOf(run) + 4 * all.brackets ** 2 + 80 * all.notes ** 2 + 160 * all.underlines ** 2
  return work > maxMarkdownWork
}

function newRun(): Run {
  return {length: 0, marks: 0, closers: 0, openers: 0, tags: 0, strays: 0, open: 0, escapes: 0, pipes: 0, lazy: 0, marked: false}
}

function workOf({length, marks, closers, openers, tags, strays, escapes, pipes, lazy}: Run): number {
  return (
    15 * strays * (2 * strays + 6 * escapes + 2 * marks) +
    17 * closers * marks +
    8 * openers * length +
    5 * (tags ** 2 + pipes ** 2) +
    40 * lazy ** 2
  )
}

/** White space before a mark keeps it from ending an emphasis, and so do word characters around underscores. */
function mayClose(line: string, start: number, mark: string): boolean {
  if (start === 0 || /\s/u.test(line.charAt(start - 1))) return false
  return !mark.startsWith('_') || !/[\p{L}\p{N}]/u.test(line.charAt(start + mark.length))
}
