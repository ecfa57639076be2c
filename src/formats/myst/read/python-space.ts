/** White space as Python's `str.strip` knows it, which jupytext reads options with. U+FEFF is none, U+001C to U+001F and U+0085 are. */
const space = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/

function isPythonSpace(character: string): boolean {
  return space.test(character)
}

/** The first offset from `start` on, before `end`, that is no white space. */
export function skipPythonSpace(text: string, start: number, end: number): number {
  let at = start
  while (at < end && isPythonSpace(text.charAt(at))) at++
  return at
}
