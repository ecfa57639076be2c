/** Longer names are cut by some listings and are no pleasure to type. */
export const longestSlug = 60

/**
 * A text as part of an address: words of lower-case letters and digits, joined by dashes. Capitals begin words where nothing else does.
 * Empty where the text has none.
 */
export function slugOf(text: string): string {
  const spaced = /^[A-Za-z0-9]+$/u.test(text) ? text.replace(/(?<=[a-z0-9])(?=[A-Z])/gu, '-') : text
  const words = spaced
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-/u, '')
  const cut = words.length > longestSlug ? words.slice(0, words.lastIndexOf('-', longestSlug)).slice(0, longestSlug) : words
  return cut.replace(/-$/u, '')
}
