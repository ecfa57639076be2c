import type {CellView} from '../../src/rule.ts'

export type QueryLanguage = 'taegis' | 'kql' | 'spl' | 'esql' | 'sql'

/** A query in a cell. */
export interface Query {
  readonly cell: CellView
  readonly language: QueryLanguage
  /** As the query language reads it, but as long as it is in the cell: escapes and what is filled in later are blanked. */
  readonly text: string
  /** Where the text begins in the cell's source. */
  readonly start: number
  /** The line of the magic that runs it, with its options. */
  readonly head?: QueryHead
}

export interface QueryHead {
  readonly text: string
  readonly start: number
}

const byName: ReadonlyMap<string, QueryLanguage> = new Map([
  ['kql', 'kql'],
  ['sql', 'sql'],
  ['spl', 'spl'],
  ['splunk', 'spl'],
  ['esql', 'esql'],
])

/** The language that a name says: of a magic, or the last part of the name of a variable. */
export function namedLanguage(name: string): QueryLanguage | undefined {
  return byName.get(name.toLowerCase())
}

/** The language of a text that some query may be. `undefined` where it is none. */
export function languageOf(text: string): QueryLanguage | undefined {
  const code = text.replace(/^(?:\s*(?:\/\/|--)[^\n]*\n)+/u, '').trimStart()
  if (/^(?:search\s+)?index\s*=/iu.test(code)) return 'spl'
  const word = /^[a-z]+\b/iu.exec(code)?.[0].toLowerCase()
  if (word === 'select' || word === 'with') return 'sql'
  // Both languages have pipes, but only one has these words for the time.
  if (word === 'from') return code.includes('|') && !/\b(?:EARLIEST|LATEST)\s*=/iu.test(code) ? 'esql' : 'taegis'
  return word === 'let' || /^[ \t]*\|/mu.test(code) ? 'kql' : undefined
}
