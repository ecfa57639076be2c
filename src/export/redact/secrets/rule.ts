/** A kind of text that must not leave the team (spec/xdr.md 6). */
export interface RedactionRule {
  /** What a text is replaced by names it: `[REDACTED:<id>]`. */
  readonly id: string
  /** Cheap: whether a text may hold one. Most texts hold none. */
  readonly mayMatch: (text: string) => boolean
  /** In the order of the text, in linear time whatever the text repeats. */
  readonly find: (text: string) => Iterable<Span>
  /** Signs that are marks in Markdown are part of what is found: without them it reads as something else. */
  readonly holdsMarks?: true
}

/** In UTF-16 units, half-open. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The matches of an expression, or of its group `value`, which then ends the match. */
export function* spansOf(text: string, pattern: RegExp): Generator<Span> {
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length
    yield {start: end - (match.groups?.value ?? match[0]).length, end}
  }
}

/** What stands in front of a value that is no part of a longer word, though an escape may end there: `\nAKIA…`, `%20AKIA…`. */
const edge = /(?:^|[^A-Za-z0-9_]|\\[nrtbfv]|\\u[\dA-Fa-f]{4}|\\x[\dA-Fa-f]{2}|%[\dA-Fa-f]{2})$/u

/** Whether a word may begin at an offset. */
export function beginsWord(text: string, at: number): boolean {
  return edge.test(text.slice(Math.max(0, at - 6), at))
}
