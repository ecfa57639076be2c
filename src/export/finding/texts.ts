import type {Finding} from '../../model/finding.ts'
import type {FindingsBlock} from '../../model/findings.ts'
import type {PlacedText} from './foreign-names.ts'

/** Keys of texts that are made of the shown cells, which are looked through cell by cell. */
const shown = new Set<keyof Finding>(['sections', 'key_findings'])

/** Every text of a finding that somebody chose, with its key: no word of the schema, so that a tenant may be called `Index`. */
export function placedTexts(finding: Finding, blocks: readonly FindingsBlock[] = []): readonly PlacedText[] {
  const {title, procedure, run, assignee, override, queries, evidence, indicators, sections, key_findings, attachments, errors} = finding
  const {other = [], ...named} = sections
  const texts: readonly (readonly [place: string, values: readonly unknown[]])[] = [
    ['title', [title]],
    ['procedure', [procedure.title, procedure.description, procedure.path, procedure.data_sources, procedure.tags]],
    ['run', [run.id]],
    ['run.parameters', [run.parameters, ...keysIn(run.parameters)]],
    ['assignee', [assignee]],
    ['override', [override?.reason]],
    ['queries', queries.flatMap(({id, language, text, error}) => [id, language, text, error])],
    ['evidence', evidence.flatMap(({id, provider, tenant, index, label}) => [id, provider, tenant, index, label])],
    ['indicators', indicators.map(({value}) => value)],
    ['sections', [...Object.values(named), ...other.flatMap(({heading, text}) => [heading, text])]],
    ['key_findings', [key_findings]],
    ['attachments', attachments.flatMap(({name, alt}) => [name, alt])],
    ['errors', errors.map(({name}) => name)],
  ]
  const ofCells = blocks.map(({cell, markdown}) => ({text: markdown, place: 'key_findings', cell}))
  return [...ofCells, ...texts.flatMap(([place, values]) => textsIn(values).map(text => ({text, place})))]
}

/** The texts that come from channels, parameters and the metadata of the hunt: cells that are removed may hold them too. */
export function channelTexts(finding: Finding): readonly string[] {
  // The keys are those of the finding.
  return Object.entries(finding).flatMap(([key, value]) => (shown.has(key as keyof Finding) ? [] : textsIn(value)))
}

function textsIn(value: unknown): string[] {
  const texts: string[] = []
  const stack: unknown[] = [value]
  while (stack.length > 0) {
    const next = stack.pop()
    if (typeof next === 'string') texts.push(next)
    else if (typeof next === 'object' && next !== null) for (const item of Object.values(next)) stack.push(item)
  }
  return texts
}

function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Array.isArray(value) ? [] : Object.keys(value)
  // Parameters are no deeper than plainParameters leaves them.
  return [...own, ...Object.values(value).flatMap(keysIn)]
}
