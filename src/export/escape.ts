/** What a CommonMark or GFM renderer would take for a link in plain text. */
const linkLike = /:\/\/|www\.|(?:mailto|xmpp):|[\w.+-]@\w/iu

const word = /[\p{L}\p{N}]/u

/** A text as Markdown that gives exactly this text back, on one line. What would become a link is a code span. */
export function escapeText(text: string): string {
  if (!linkLike.test(text)) return escapeMarks(text)
  return text
    .split(/(\s+)/u)
    .map(token => (linkLike.test(token) ? codeSpan(token) : escapeMarks(token)))
    .join('')
}

/** Whether a renderer would take something in the text for a link. */
export function isLinkLike(text: string): boolean {
  return linkLike.test(text)
}

/** Also keeps the start of a line from opening a block. */
export function escapeLineStart(text: string): string {
  const digits = /^\d{1,9}(?=[.)](?:\s|$))/u.exec(text)?.[0]
  if (digits !== undefined) return `${digits}\\${text.slice(digits.length)}`
  return /^(?:[#>=%(]|[-+](?:[-+\s]|$)|:::)/u.test(text) ? `\\${text}` : text
}

/** The text as inline code; empty for an empty text. Code cannot hold line ends: they are spaces. */
export function codeSpan(text: string): string {
  if (text === '') return ''
  const line = text.replace(/\n/gu, ' ')
  const fence = '`'.repeat(longestRun(line) + 1)
  const padded = /^`|`$|^ .* $/u.test(line) && line.trim() !== '' ? ` ${line} ` : line
  return fence + padded + fence
}

/**
 * A table cell: every text comes back as it is. What holds active characters other than `|` and the backslash is a code span,
 * which command lines and paths are easier to read in.
 */
export function tableCell(text: string): string {
  if (!linkLike.test(text) && !/[`*[\]<>&~$!]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u.test(text)) return escapeMarks(text)
  // In a code span nothing can be escaped but `|`, and `\|` in it would read as `|` in one parser and as a cell end in another.
  return text
    .split(/(\\+\|)/u)
    .map((part, index) => (index % 2 === 1 ? escapeMarks(part) : codeSpan(part).replaceAll('|', '\\|')))
    .join('')
}

/** The length of the longest run of backticks, or of tildes. */
export function longestRun(text: string, mark: '`' | '~' = '`'): number {
  let longest = 0
  for (const [run] of text.matchAll(mark === '`' ? /`+/gu : /~+/gu)) longest = Math.max(longest, run.length)
  return longest
}

function escapeMarks(text: string): string {
  return text.replace(/[\\`*[\]<~$|]|_|&(?=[#A-Za-z])/gu, (mark: string, at: number) =>
    mark === '_' && word.test(text.charAt(at - 1)) && word.test(text.charAt(at + 1)) ? mark : `\\${mark}`,
  )
}
