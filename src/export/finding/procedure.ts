import type {Procedure} from '../../model/finding.ts'
import type {ExportProblem} from '../../model/findings.ts'
import {huntOf} from '../../model/hunt.ts'
import type {Notebook} from '../../model/notebook.ts'
import type {ExportOptions} from '../options.ts'
import {plainText} from '../terminal.ts'
import {uuid5} from '../uuid5.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u
const technique = /^T\d{4}(?:\.\d{3})?$/u

/** Longest title of a finding, in UTF-16 units. */
const longestTitle = 500

/** What the notebook says about its hunt. `title` stands in where it says none. */
export function procedureOf(
  notebook: Notebook,
  title: string,
  {path, facts}: Pick<ExportOptions, 'path' | 'facts'>,
): {readonly procedure: Procedure; readonly problems: readonly ExportProblem[]} {
  const hunt = huntOf(notebook)
  // Folders outside the catalog are those of one machine.
  const shownPath = /^(?:\.\.?\/|\/|[a-z]:)/iu.test(path) ? path.slice(path.lastIndexOf('/') + 1) : path
  const given = hunt.id?.text.trim().toLowerCase() ?? ''
  const techniques = textsOf(hunt.techniques).filter(id => technique.test(id))
  const tactics = new Set(techniques.flatMap(facts.tacticsOf))
  const procedure = {
    id: uuid.test(given) ? given : uuid5(`procedure:${shownPath}`),
    title: titleOf(hunt.title?.text ?? '', title),
    description: lineOf(hunt.description?.text ?? ''),
    path: shownPath,
    sha256: facts.sha256,
    techniques,
    tactics: [...tactics].sort(),
    data_sources: textsOf(hunt.dataSources),
    tags: textsOf(hunt.tags),
  }
  const message = 'Expected a UUID as `hunting.id`, got none: an id made of the path stands in, which a renamed notebook loses.'
  return {procedure, problems: uuid.test(given) ? [] : [{rule: 'finding/procedure', severity: 'warning', message}]}
}

/** The first that is not blank, as one line of at most 500 UTF-16 units. */
export function titleOf(...titles: readonly string[]): string {
  const title = titles.map(text => plainText(text).replace(/\s+/gu, ' ').trim()).find(text => text !== '') ?? 'Hunt'
  // Half of a surrogate pair would be no text.
  return title.length <= longestTitle ? title : title.slice(0, longestTitle).replace(/[\ud800-\udbff]$/u, '')
}

function lineOf(text: string): string {
  return plainText(text).trim()
}

/** Each once, as they are given. */
function textsOf(texts: readonly {readonly text: string}[]): string[] {
  return [...new Set(texts.map(({text}) => lineOf(text)))].filter(text => text !== '')
}
