import type {Span} from '../../../model/place.ts'

/** The lines at the beginning of a text that hold its metadata. */
export interface HeaderBlock {
  /** The dashes that open it. */
  readonly open: Span
  readonly yaml: Span
  /** Offset of the line after the header. */
  readonly end: number
}

/**
 * Line 1 begins with three or more dashes, whatever follows them. The header ends with a line of as many dashes and nothing but spaces
 * or tabs after them, or after a line `...`. Without an end there is no header.
 */
export function findHeader(text: string): HeaderBlock | 'unclosed' | undefined {
  const dashes = /^-{3,}/.exec(text)?.[0].length
  if (dashes === undefined) return undefined
  const first = nextLine(text, 0)
  for (let start = first; start < text.length; start = nextLine(text, start)) {
    const end = lineEnd(text, start)
    const content = skipSpaces(text, start, end)
    const code = text.charCodeAt(content)
    if (code === 0x2e && end - content === 3 && text.startsWith('...', content)) {
      const next = nextLine(text, start)
      return {open: {start: 0, end: dashes}, yaml: {start: first, end: next}, end: next}
    }
    if (code === 0x2d && columns(text, start, content) < 4 && closes(text.slice(content, end), dashes)) {
      return {open: {start: 0, end: dashes}, yaml: {start: first, end: start}, end: nextLine(text, start)}
    }
  }
  return 'unclosed'
}

/** Whether a line of a header's YAML would end it before its time. */
export function endsHeader(line: string): boolean {
  return /^[ \t]*\.\.\.$/.test(line) || /^ {0,3}-{3,}[ \t]*$/.test(line)
}

function closes(line: string, dashes: number): boolean {
  let at = 0
  while (line.charCodeAt(at) === 0x2d) at++
  return at >= dashes && skipSpaces(line, at, line.length) === line.length
}

function skipSpaces(text: string, start: number, end: number): number {
  let at = start
  while (at < end && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09)) at++
  return at
}

function columns(text: string, start: number, end: number): number {
  return text.slice(start, end).includes('\t') ? 4 : end - start
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  return end === -1 ? text.length : end
}

function nextLine(text: string, start: number): number {
  return Math.min(lineEnd(text, start) + 1, text.length)
}
