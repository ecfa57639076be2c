import {blankIPython} from './ipython.ts'

const token = /"""|'''|["'#\n]|\\\r?\n?/gu

/** Where the comments of a Python cell begin, in order. What stands behind a magic or a `!` belongs to that command. */
export function pythonComments(source: string): readonly number[] {
  const text = blankIPython(source)
  const starts: number[] = []
  let quote = ''
  token.lastIndex = 0
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const {0: found, index} = match
    // An escape takes the next character along, or the line end that is in the match.
    if (found === '\\') token.lastIndex++
    else if (found === '\n') quote = quote.length === 1 ? '' : quote
    else if (found.startsWith('\\')) continue
    else if (quote !== '') {
      // `"""` in a string that a single one closes: its quote is the first unit of the match.
      if (found !== quote && found[0] === quote) token.lastIndex = index + 1
      if (found[0] === quote || found === quote) quote = ''
    } else if (found === '#') {
      starts.push(index)
      const feed = text.indexOf('\n', index)
      token.lastIndex = feed === -1 ? text.length : feed
    } else quote = found
  }
  return starts
}
