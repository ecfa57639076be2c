import {kqlSources} from './kql.ts'
import type {Query, QueryLanguage} from './query.ts'
import {esqlSources, splSources, sqlSources, taegisSources} from './source-names.ts'

/** A name of a table, index or schema that a query reads. */
export interface QuerySource {
  readonly name: string
  /** Where it stands in the query's text. */
  readonly start: number
  readonly end: number
}

const readers: Readonly<Record<QueryLanguage, (text: string) => readonly QuerySource[]>> = {
  taegis: taegisSources,
  kql: kqlSources,
  spl: splSources,
  esql: esqlSources,
  sql: sqlSources,
}

/** What a query reads, in its order; each name once. */
export function sourcesOf({language, text}: Query): readonly QuerySource[] {
  const found = new Map<string, QuerySource>()
  for (const source of readers[language](text)) if (!found.has(source.name)) found.set(source.name, source)
  return [...found.values()]
}
