const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g
const rareEnd = /[\r\v\f\x1c-\x1e\x85\u2028\u2029]/

/** The lines of a text with their ends, as Python's `splitlines` cuts them. The empty text has none. */
export function splitLines(text: string): string[] {
  const lines: string[] = []
  let start = 0
  if (rareEnd.test(text)) {
    for (const {0: end, index} of text.matchAll(lineEnd)) {
      lines.push(text.slice(start, index + end.length))
      start = index + end.length
    }
  } else {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', start)) {
      lines.push(text.slice(start, at + 1))
      start = at + 1
    }
  }
  if (start < text.length) lines.push(text.slice(start))
  return lines
}
