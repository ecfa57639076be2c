import type {Query, QueryLanguage} from './query.ts'

/** A day, perhaps with a time, that a query is bound by. */
export interface QueryBound {
  /** The word or field that is compared with it, as written. */
  readonly name: string
  /** Where the day stands in the query's text. */
  readonly start: number
  readonly end: number
}

const day = `['"]?\\s*\\d{4}-\\d{2}-\\d{2}`
const field = '(?<![\\w.])(?<name>TimeGenerated|Timestamp|StartTime|EndTime|EventTime)(?!\\w)'
const datetime = `(?<day>datetime\\s*\\(\\s*['"]?\\s*\\d{4}-[\\w:.+ -]{1,40}['"]?\\s*\\)?)`

const patterns: Readonly<Record<QueryLanguage, readonly RegExp[]>> = {
  taegis: [patternOf(`\\b(?<name>EARLIEST|LATEST)\\s*=\\s*(?<day>${day})`)],
  kql: [
    patternOf(`${field}\\s*(?:[<>]=?|[=!]=|!?between\\s*\\()\\s*${datetime}`),
    patternOf(`${datetime}\\s*(?:[<>]=?|[=!]=)\\s*${field}`),
  ],
  spl: [patternOf(`(?<!\\w)(?<name>earliest|latest)\\s*=\\s*(?<day>"?\\s*\\d{1,2}/\\d{1,2}/\\d{4})`)],
  esql: [patternOf(`(?<name>@timestamp)\\s*(?:[<>]=?|==|between)\\s*(?<day>(?:to_datetime\\s*\\(\\s*)?${day})`)],
  sql: [],
}

function patternOf(source: string): RegExp {
  return new RegExp(source, 'dgiu')
}

/** What is written out in the bounds of a query, by pattern. */
export function boundsOf({language, text}: Query): readonly QueryBound[] {
  return patterns[language].flatMap(pattern =>
    [...text.matchAll(pattern)].flatMap(({groups, indices}) => {
      const place = indices?.groups?.day
      return place ? [{name: groups?.name ?? '', start: place[0], end: place[1]}] : []
    }),
  )
}
