/** Characters, about, that a line of a table has on paper, in its usual size and in the small one; a column costs some of them. */
const usual = 105
const small = 140
const perColumn = 2
/** No column is narrower for the sake of others. */
const narrowest = 6

export interface Fit {
  /** Whether the table needs the small size. */
  readonly isWide: boolean
  /** Whether the words of a column may be cut. */
  readonly isCut: readonly boolean[]
}

/** How a table fits on paper, from the longest word of each column: the columns with the longest words give way first. */
export function fitColumns(words: readonly number[]): Fit {
  const room = (all: number): number => all - words.length * perColumn
  const isWide = widthOf(words, Number.POSITIVE_INFINITY) > room(usual)
  let most = words.reduce((longest, word) => Math.max(longest, word), 0)
  most = Math.min(most, small)
  while (most > narrowest && widthOf(words, most) > room(small)) most -= 1
  return {isWide, isCut: words.map(word => word > most)}
}

function widthOf(words: readonly number[], most: number): number {
  return words.reduce((sum, word) => sum + Math.min(word, most), 0)
}
