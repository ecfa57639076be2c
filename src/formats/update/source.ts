/** A source as cells are compared: line ends as LF, no blank lines at its edges. */
export function comparableSource(source: string): string {
  const text = source.includes('\r') ? source.replaceAll(/\r\n?/g, '\n') : source
  const edges = trimmed(text)
  if (edges.start === edges.end) return text.slice(text.lastIndexOf('\n') + 1)
  const above = text.lastIndexOf('\n', edges.start)
  const below = text.indexOf('\n', edges.end)
  return text.slice(above + 1, below === -1 ? text.length : below)
}

/** A text without the spaces, tabs and line feeds at its edges. A regular expression would take quadratic time for long runs inside. */
function trimmed(text: string): {readonly start: number; readonly end: number} {
  const isBlank = (at: number): boolean => [' ', '\t', '\n'].includes(text.charAt(at))
  let [start, end] = [0, text.length]
  while (start < end && isBlank(start)) start++
  while (end > start && isBlank(end - 1)) end--
  return {start, end}
}
