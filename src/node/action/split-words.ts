/**
 * Cuts a line into words as people write them for a shell, of which there is none: blanks and line ends separate words; in single
 * quotes everything stands for itself; in double quotes, and outside of quotes, a backslash takes the next character as it is, in double
 * quotes only before `"` and `\`. Variables, globs and comments are nothing special. `undefined` where a quote is not closed.
 */
export function splitWords(text: string): readonly string[] | undefined {
  const words: string[] = []
  let word: string | undefined
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at)
    const next = text.charAt(at + 1)
    if (unit === quote && quote !== '') quote = ''
    else if (quote === '' && (unit === "'" || unit === '"')) {
      quote = unit
      word ??= ''
    } else if (quote === '' && /[ \t\r\n]/u.test(unit)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (unit === '\\' && next !== '' && (quote === '' || (quote === '"' && (next === '"' || next === '\\')))) {
      word = (word ?? '') + next
      at++
    } else word = (word ?? '') + unit
  }
  if (quote !== '') return undefined
  return word === undefined ? words : [...words, word]
}
