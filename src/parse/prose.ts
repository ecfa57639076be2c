import {silentLines, unreadLines} from './blocks/scan.ts'

/**
 * A Markdown text with blanks in place of what is not read as text: code, comments of HTML and of MyST, and what else shows nothing. Lines and
 * offsets stay. Made from the block structure alone, in linear time; spans of code and comments are looked for within a run of lines that no
 * blank line and no mark of a block ends.
 */
export function proseOf(source: string): string {
  // The scanner's lines end at LF alone.
  const text = source.replaceAll('\r\n', ' \n').replaceAll('\r', '\n')
  const hidden = [...unreadLines(text), ...silentLines(text)].sort((a, b) => a.start - b.start)
  let prose = ''
  let done = 0
  for (const {start, end} of hidden) {
    const from = Math.max(start, done)
    prose += text.slice(done, from) + text.slice(from, end).replace(/[^\n]/gu, ' ')
    done = Math.max(end, done)
  }
  return withoutSpans(prose + text.slice(done))
}

/** A blank line, or the marks that a block begins with: spans end there at the latest. */
const boundary = /^[ \t>]*(?:$|(?:[-*+]|\d{1,9}[.)]|#{1,6})(?:[ \t]|$))/u

function withoutSpans(text: string): string {
  const runs: string[] = []
  let run: string[] = []
  for (const line of text.split('\n')) {
    if (run.length > 0 && boundary.test(line)) {
      runs.push(blankSpans(run.join('\n')))
      run = []
    }
    run.push(line)
  }
  return [...runs, blankSpans(run.join('\n'))].join('\n')
}

/** A run of backticks and the next of the same length, or a comment. What is not closed is text. */
function blankSpans(run: string): string {
  if (!run.includes('`') && !run.includes('<!--')) return run
  const marks = [...run.matchAll(/`+|<!--|-->/gu)]
  const closers = closersOf(marks.map(([mark]) => mark))
  let text = ''
  let done = 0
  for (const [index, {index: start}] of marks.entries()) {
    const close = start < done || isEscaped(run, start) ? undefined : marks[closers[index] ?? -1]
    if (!close) continue
    const end = close.index + close[0].length
    text += run.slice(done, start) + run.slice(start, end).replace(/[^\n]/gu, ' ')
    done = end
  }
  return text + run.slice(done)
}

/** In a span of code a backslash is a backslash, so that closing marks are never escaped. */
function isEscaped(text: string, offset: number): boolean {
  let start = offset
  while (text.charAt(start - 1) === '\\') start--
  return (offset - start) % 2 === 1
}

/** The index of the mark that closes each one, if there is one. */
function closersOf(marks: readonly string[]): readonly (number | undefined)[] {
  const next = new Map<string, number>()
  return marks
    .toReversed()
    .map((mark, back): number | undefined => {
      const closer = mark === '<!--' ? '-->' : mark
      const found = mark.startsWith('`') || mark === '<!--' ? next.get(closer) : undefined
      next.set(mark, marks.length - 1 - back)
      return found
    })
    .toReversed()
}
