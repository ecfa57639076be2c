/** Where the line of a place begins. */
export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}

/** Where the line of a place ends, its line feed excluded. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

/** Whether only white space stands before a place on its line. Looks no further back than that reaches. */
export function beginsLine(text: string, at: number): boolean {
  const before = blanksBefore(text, at) - 1
  return before < 0 || text.charAt(before) === '\n'
}

/** Whether only white space stands behind a place on its line. Looks no further than that reaches. */
export function endsLine(text: string, at: number): boolean {
  const after = blanksAfter(text, at)
  return after >= text.length || text.charAt(after) === '\n'
}

/** Where the blanks begin that end at a place. */
export function blanksBefore(text: string, at: number): number {
  let start = at
  while (isBlank(text.charAt(start - 1))) start--
  return start
}

/** Where the blanks end that begin at a place. */
export function blanksAfter(text: string, at: number): number {
  let end = at
  while (isBlank(text.charAt(end))) end++
  return end
}

function isBlank(unit: string): boolean {
  return unit === ' ' || unit === '\t' || unit === '\r'
}
