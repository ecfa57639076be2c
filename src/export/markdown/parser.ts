import type {Root} from 'mdast'
import {parseGfm} from './parse.ts'

/** Parses as long as there is time. Directives in directives are read again and again, each time with all they hold. */
export interface Parser {
  /** `undefined` for what cannot be parsed in time. */
  readonly parse: (source: string) => Root | undefined
  /** Whether a text was not parsed since the time of all was used. */
  readonly isSpent: () => boolean
}

/** For the rounds over a text of so many UTF-16 units. */
export function parserFor(units: number): Parser {
  let left = 8 * units + 400_000
  return {
    parse(source) {
      left -= unitsOf(source)
      return left < 0 ? undefined : parseGfm(source)
    },
    isSpent: () => left < 0,
  }
}

/** The units of a text, and of a text that would take as long to parse: a paragraph takes time with the square of its lines. */
function unitsOf(source: string): number {
  let units = source.length
  let lines = 0
  for (const line of source.split('\n')) {
    if (/^(?:[ \t>]*$|[ \t]*[-+*][ \t])/u.test(line)) {
      units += lines ** 2 / 400
      lines = 0
    } else lines += 1
  }
  return units + lines ** 2 / 400
}
