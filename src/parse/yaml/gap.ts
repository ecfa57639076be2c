/**
 * What stands between the tokens of a YAML text that has already been read: spaces, line ends, comments and indicators.
 * The reader gives no places for these, so they are found again from the end of the token before.
 */

/** The first offset from `from` on that is neither white space nor in a comment. */
export function skipBlank(text: string, from: number): number {
  let offset = from
  for (;;) {
    const character = text[offset]
    if (character === '#' && startsComment(text, offset)) offset = lineEnd(text, offset)
    else if (character === ' ' || character === '\n' || character === '\r' || character === '\t' || character === '\ufeff') offset++
    else return offset
  }
}

/** The end of the indicator if it is what comes next, else `from`. */
export function afterIndicator(text: string, from: number, indicator: '-' | ':' | '?'): number {
  const offset = skipBlank(text, from)
  return text[offset] === indicator ? offset + 1 : from
}

/** The end of the bracket that closes a flow collection whose last item ended at `from`. */
export function afterClosing(text: string, from: number, bracket: ']' | '}'): number {
  let offset = skipBlank(text, from)
  while (text[offset] !== bracket && offset < text.length) offset = skipBlank(text, offset + 1)
  return Math.min(offset + 1, text.length)
}

/** The `|` or `>` of a block scalar. `from` is the end of what stands before it. */
export function blockIndicator(text: string, from: number): number {
  let offset = skipBlank(text, from)
  while (text[offset] !== '|' && text[offset] !== '>' && offset < text.length) offset = skipBlank(text, offset + 1)
  return offset
}

/** The offset of the line break that ends the line, or the end of the text. */
export function lineEnd(text: string, from: number): number {
  let offset = from
  while (offset < text.length && text[offset] !== '\n' && text[offset] !== '\r') offset++
  return offset
}

export function lineStart(text: string, from: number): number {
  let offset = from
  while (offset > 0 && text[offset - 1] !== '\n' && text[offset - 1] !== '\r') offset--
  return offset
}

/** The start of the next line, or the end of the text. `end` is what `lineEnd` gave. */
export function nextLine(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length)
}

export function startsComment(text: string, offset: number): boolean {
  return offset === 0 || isBlankOrEnd(text[offset - 1])
}

/** YAML's white space and line breaks, and the end of the text. */
export function isBlankOrEnd(character: string | undefined): boolean {
  return character === undefined || character === ' ' || character === '\n' || character === '\r' || character === '\t'
}

export function isFlowIndicator(character: string | undefined): boolean {
  return character === ',' || character === '[' || character === ']' || character === '{' || character === '}'
}

export function isBreakOrEnd(character: string | undefined): boolean {
  return character === undefined || character === '\n' || character === '\r'
}
