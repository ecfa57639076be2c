import type {Diagnostic} from '../../model/diagnostic.ts'
import type {ReportedRule, ReporterOptions} from '../../model/report.ts'
import {helpOf} from './help.ts'
import {levels} from './result.ts'

/** A `reportingDescriptor`. */
interface Descriptor {
  readonly id: string
  readonly shortDescription?: Text
  readonly fullDescription?: Text
  readonly help?: Text & {readonly markdown?: string}
  readonly helpUri?: string
  readonly defaultConfiguration?: {readonly level: string}
  readonly properties: {readonly tags: readonly string[]}
}

interface Text {
  readonly text: string
}

/** The rules that were on, and the checks of the engine that found something, by id. */
export function rulesOf(rules: readonly ReportedRule[], found: readonly Diagnostic[], options: ReporterOptions): readonly Descriptor[] {
  const described = new Map<string, Descriptor>(rules.map(rule => [rule.id, ruleOf(rule, options)]))
  for (const {rule} of found) if (!described.has(rule)) described.set(rule, {id: rule, properties: {tags: tagsOf(rule)}})
  return [...described.keys()].sort().flatMap(id => described.get(id) ?? [])
}

function ruleOf({id, description, severity, url}: ReportedRule, {pageOf}: ReporterOptions): Descriptor {
  const page = pageOf?.(id)
  const sentence = {text: `${description.slice(0, 1).toUpperCase()}${description.slice(1)}.`}
  return {
    id,
    // GitHub asks for all three texts.
    shortDescription: sentence,
    fullDescription: sentence,
    help: {...sentence, ...(page !== undefined && {markdown: helpOf(page)})},
    ...(url !== undefined && {helpUri: url}),
    defaultConfiguration: {level: levels[severity]},
    properties: {tags: tagsOf(id)},
  }
}

/** The group first. GitHub takes ten. */
function tagsOf(id: string): readonly string[] {
  return [id.slice(0, id.indexOf('/')), 'notebook']
}
