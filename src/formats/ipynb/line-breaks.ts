import type {Edit} from '../../model/place.ts'

/** Cells, their fields, and the lines of sources. What is inside of outputs and metadata stays together. */
const levels = 4

/** With more edits than this a person would rather run a tool for JSON. */
const maxEdits = 20_000

/**
 * The edits that put the parts of a notebook on lines of their own, indented as nbformat does. They change nothing but white space
 * between the tokens of the JSON; `undefined` where they would be too many. One pass over the text.
 */
export function lineBreaks(text: string): readonly Edit[] | undefined {
  const edits: Edit[] = []
  let depth = 0
  // The last token that is no white space ended here, and opened a list or an object.
  let end = 0
  let isOpen = false
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (isSpace(character)) continue
    const closes = character === '}' || character === ']'
    const breaks = depth > 0 && depth <= levels && (closes ? !isOpen : isOpen || text.charAt(end - 1) === ',')
    if (breaks) edits.push({start: end, end: at, text: `\n${' '.repeat(closes ? depth - 1 : depth)}`})
    if (edits.length > maxEdits) return undefined
    isOpen = character === '{' || character === '['
    if (isOpen) depth++
    if (closes) depth--
    if (character === '"') at = closingQuote(text, at)
    end = at + 1
  }
  return edits
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r'
}

/** The offset of the quote that ends a string; the end of the text where there is none. */
function closingQuote(text: string, open: number): number {
  for (let at = open + 1; ; at++) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return text.length
    let slashes = 0
    while (text.charAt(quote - 1 - slashes) === '\\') slashes++
    if (slashes % 2 === 0) return quote
    at = quote
  }
}
