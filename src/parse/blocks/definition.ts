/**
 * Whether the text of a paragraph is nothing but link reference definitions (CommonMark 0.31, section 4.7). Such a paragraph
 * cannot become a heading by a line of `=` below it. Lines come without the white space at their beginning.
 */
export function isDefinitions(text: string): boolean {
  let at = 0
  while (at < text.length) {
    const end = definitionEnd(text, at)
    if (end === undefined) return false
    at = end
  }
  return true
}

/** The offset after the line in which the definition at `start` ends. */
function definitionEnd(text: string, start: number): number | undefined {
  label.lastIndex = start
  const match = label.exec(text)
  if (!match || match[0].length > 1003 || !/[^\s]/.test(match[1] ?? '')) return undefined
  const destination = destinationEnd(text, label.lastIndex)
  if (destination === undefined) return undefined
  const own = lineEnd(text, destination)
  const title = titleEnd(text, destination)
  return title ?? own
}

function destinationEnd(text: string, start: number): number | undefined {
  angle.lastIndex = start
  if (angle.test(text)) return angle.lastIndex
  if (text.charCodeAt(start) === 0x3c) return undefined
  let depth = 0
  let at = start
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code <= 0x20 || code === 0x7f) break
    if (code === 0x5c && /[!-/:-@[-`{-~]/.test(text.charAt(at + 1))) at++
    else if (code === 0x28) depth++
    else if (code === 0x29 && --depth < 0) return undefined
    if (depth > 32) return undefined
  }
  return at > start && depth === 0 ? at : undefined
}

/** The offset after the line of the title, where there is one that ends its line. */
function titleEnd(text: string, start: number): number | undefined {
  title.lastIndex = start
  return title.test(text) ? lineEnd(text, title.lastIndex) : undefined
}

/** The offset after the line feed, if only white space stands before it. */
function lineEnd(text: string, start: number): number | undefined {
  rest.lastIndex = start
  return rest.test(text) ? rest.lastIndex : undefined
}

// Sticky patterns: each is tried at one offset only.
const label = /\[((?:[^\\[\]]|\\.)*)\]:[ \t]*(?:\n[ \t]*)?/suy
const angle = /<(?:[^\\<>\n]|\\.)*>(?=[ \t\n]|$)/uy
const title = /[ \t]*(?:[ \t]|\n[ \t]*)(?:"(?:[^\\"]|\\.)*"|'(?:[^\\']|\\.)*'|\((?:[^\\()]|\\.)*\))(?=[ \t]*(?:\n|$))/suy
const rest = /[ \t]*(?:\n|$)/uy
