/** Whether one of the names stands anywhere in a text, as a word. */
export function mentions(source: string, names: ReadonlySet<string>): boolean {
  return names.size > 0 && [...source.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)].some(([word]) => names.has(word))
}
