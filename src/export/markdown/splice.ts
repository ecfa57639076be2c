import type {Edit} from '../../model/place.ts'

/**
 * Makes edits of one text. Of overlapping edits the one that starts first wins, of those with one start the longest. Where whole lines
 * give way to nothing, no more than one blank line is left of them and the blank lines after them.
 */
export function splice(source: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || b.end - a.end)
  const parts: string[] = []
  let at = 0
  for (const {start, end, text} of ordered) {
    if (start < at) continue
    parts.push(source.slice(at, start))
    at = end
    const gap = isLineEnds(text) && beginsLine(parts) ? blankEnd(source, end) : end
    if (gap === end) parts.push(text)
    else {
      at = gap
      parts.push(followsBlank(parts) ? '' : '\n')
    }
  }
  return parts.join('') + source.slice(at)
}

function isLineEnds(text: string): boolean {
  return /^\n*$/u.test(text)
}

/** The last units of a text in parts. */
function tail(parts: readonly string[], units: number): string {
  let text = ''
  for (let index = parts.length - 1; index >= 0 && text.length < units; index -= 1) text = (parts[index] ?? '').slice(-units) + text
  return text
}

function beginsLine(parts: readonly string[]): boolean {
  return /(?:^|\n)$/u.test(tail(parts, 1))
}

/** A line of white space is not looked for: one more blank line does no harm. */
function followsBlank(parts: readonly string[]): boolean {
  const text = tail(parts, 2)
  return text === '' || text.endsWith('\n\n')
}

/** The end of the rest of a line without text and of the blank lines after it; `start` if there is text. */
function blankEnd(source: string, start: number): number {
  const blank = /(?:[ \t]*\n)+/uy
  blank.lastIndex = start
  return blank.test(source) ? blank.lastIndex : start
}

/** What continues the containers around an offset on a next line: quote marks stay, list marks become spaces. */
export function prefixAt(source: string, offset: number): string {
  const start = source.lastIndexOf('\n', offset - 1) + 1
  return source.slice(start, offset).replace(/[^>\t]/gu, ' ')
}

/** A text of several lines, to be put where one line of a container was. */
export function indent(text: string, prefix: string): string {
  return prefix === '' ? text : text.replaceAll('\n', `\n${prefix}`)
}
