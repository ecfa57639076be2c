import type {DenyList} from './entries.ts'
import type {Find, Found} from './words.ts'

/** A text is read line by line, and a longer line in parts that overlap: so no expression can take longer than a part allows. */
const width = 512
const overlap = 256
/** So much is read on either side of where a match may begin: `\b` and the like need to see it. */
const margin = overlap / 2

/** Finds the expressions of a list. A match is within one line; in lines of more than 512 units it may be cut after 128. */
export function expressionFinder(expressions: DenyList['expressions']): Find {
  return text => (expressions.length === 0 ? [] : find(text, expressions))
}

function* find(text: string, expressions: DenyList['expressions']): Generator<Found> {
  for (const part of partsOf(text)) {
    for (const {entry, pattern} of expressions) {
      for (const {0: match, index} of part.text.matchAll(pattern)) {
        if (match === '' || index < part.from || index >= part.to) continue
        yield {entry, start: part.offset + index, end: part.offset + index + match.length}
      }
    }
  }
}

interface Part {
  readonly text: string
  /** Of the part, in the whole text. */
  readonly offset: number
  /** Where matches begin that are those of this part, and not of the one before or after it. */
  readonly from: number
  readonly to: number
}

function* partsOf(text: string): Generator<Part> {
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    for (let offset = start; offset < end; offset += width - overlap) {
      const isLast = offset + width >= end
      const part = text.slice(offset, Math.min(end, offset + width))
      yield {text: part, offset, from: offset === start ? 0 : margin, to: isLast ? part.length : width - margin}
      if (isLast) break
    }
    start = end + 1
  }
}
