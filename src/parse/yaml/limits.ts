/** A header of 64 KiB is some hundred times what people write; above it a text is data that got into the wrong place. */
export const maxTextLength = 64 * 1024

/** Far deeper than any metadata, and far from what the stack of a recursive reader holds. */
export const maxLevels = 64

/** Ordinary use is a handful. Many of them are how a small text is made to stand for a large one. */
export const maxAliases = 50

/** Counted after aliases are expanded: what later work on the value costs, whatever the text looks like. */
export const maxNodes = 10_000

/** The reader of events counts a key and its value apart, so it needs more room than the levels that we allow. */
export const maxReaderDepth = 2 * maxLevels + 8

/** How far a line inside brackets or quotes is indented for the reader. More would make the padded text large. */
export const maxPadding = 200
