import type {Rule} from '../src/rule.ts'
import {parametersOf} from './parameters.ts'
import {eachQuery} from './query/find.ts'

/** What an index of the catalog says of the cells of a notebook. */
export interface CellContent {
  readonly parameters: readonly string[]
  /** Of the queries, in code-unit order. */
  readonly languages: readonly string[]
}

/** Reads the cells as a rule does, since the engine parses them, and gives what it found when all of them were shown to it. */
export function contentRule(take: (content: CellContent) => void): Rule {
  const languages = new Set<string>()
  return {
    meta: {id: 'catalog/content', description: 'reads what an index says of cells', severity: 'info', messages: {}},
    create: () => ({
      ...eachQuery(({language}) => void languages.add(language)),
      end: ({cells}) => take({parameters: parametersOf(cells), languages: [...languages].sort()}),
    }),
  }
}
