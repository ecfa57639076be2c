import type {Cell, CodeCell, Notebook, TextCell} from '../../model/notebook.ts'
import {emptyMap, type Value} from '../../model/value.ts'
import {escapeMarkdown} from './escape-markdown.ts'
import {type FirstQuery, firstQueries, type QueriedSource} from './query.ts'
import type {HuntValues} from './values.ts'

/** What the configuration says of a team's hunts. */
export interface HuntShape {
  /** Of the team's profile, in order. */
  readonly sections: readonly {readonly name: string; readonly analystInput?: boolean}[]
  /** Names that the parameters cell has to assign. */
  readonly parameters: readonly string[]
  /** The language of the kernel, in lower case. */
  readonly language: string
}

interface BuiltIn extends HuntShape {
  readonly values: Pick<HuntValues, 'title' | 'description'>
  /** Those of the hunt, in order. */
  readonly sources: readonly QueriedSource[]
}

/** The notebook of a team that has no template of its own, but for its metadata. */
export function builtInNotebook({values, sections, parameters, language, sources}: BuiltIn): Notebook {
  const queries = firstQueries(sources)
  const names = [...new Set([...parameters, ...(queries.some(query => query.language === 'taegis') ? ['TENANT_ID', 'REGION'] : [])])]
  const queried = queriedSection(sections)
  const {title, description = ''} = values
  const cells: readonly (readonly Cell[])[] = [
    [markdown([`# ${escapeMarkdown(title)}`, escapeMarkdown(description)])],
    [parametersCell(names, language)],
    ...sections.map(({name, analystInput = false}, index) => [
      markdown(
        [`## ${escapeMarkdown(name)}`, `TODO: write this section${analystInput ? ' after the run' : ''}.`],
        analystInput ? ['analyst_input'] : [],
      ),
      ...(index === queried ? queries.map(query => code(queryText(query, language))) : []),
    ]),
    ...(queried === -1 ? [queries.map(query => code(queryText(query, language)))] : []),
  ]
  return {minor: 5, metadata: emptyMap, cells: cells.flat(), extra: emptyMap}
}

/** Where people look for the query: the section that says how, else the first one that is written before the run. */
function queriedSection(sections: HuntShape['sections']): number {
  const own = sections.map(({name, analystInput}) => (analystInput === true ? '' : name))
  const named = own.findIndex(name => /\b(?:analy\w+|execute|check|detection|procedures?|queries|query)\b/iu.test(name))
  return named === -1 ? own.findIndex(name => name !== '') : named
}

function parametersCell(names: readonly string[], language: string): Cell {
  const sigil = language === 'powershell' ? '$' : ''
  const lines = names.filter(name => /^[A-Za-z_]\w*$/u.test(name)).map(name => `${sigil}${name} = ""`)
  const days = names.includes('LOOKBACK_DAYS') ? [] : [`${sigil}LOOKBACK_DAYS = 7`]
  return code(['# Each run gives these its own values.', ...lines, ...days].join('\n'), ['parameters'])
}

/** As IPython runs it, as the kernel of the query's own language does, or as a text that a library is given. */
function queryText({magic, text, language: own}: FirstQuery, language: string): string {
  if (language === 'python') return `${magic}\n${text}`
  if (language === own || (own === 'kql' && language === 'kusto')) return text
  return language === 'powershell' ? `$query = @'\n${text}\n'@` : `query = ${JSON.stringify(text)}`
}

function markdown(parts: readonly string[], tags: readonly string[] = []): TextCell {
  return {type: 'markdown', source: parts.filter(part => part !== '').join('\n\n'), metadata: tagged(tags), extra: emptyMap}
}

function code(source: string, tags: readonly string[] = []): CodeCell {
  return {type: 'code', source, metadata: tagged(tags), extra: emptyMap, executionCount: null, outputs: []}
}

function tagged(tags: readonly string[]): ReadonlyMap<string, Value> {
  return tags.length > 0 ? new Map([['tags', tags]]) : emptyMap
}
