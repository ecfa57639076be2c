import type {Attack} from '../model/attack.ts'
import type {Severity} from '../model/diagnostic.ts'
import type {JupytextConfig} from '../model/jupytext.ts'
import type {Change, Place, TextChange, TextPlace} from '../model/place.ts'
import type {Repository, Rule, RuleContext, RuleFix, RuleReport, RuleSettings, Since} from '../model/rule.ts'
import type {TextFile} from '../model/text-file.ts'
import type {At} from '../model/view.ts'
import type {Finding} from './diagnose.ts'
import {newId} from './new-id.ts'
import {hasOverlap} from './overlap.ts'

/** A rule that the configuration turns on for a file. */
export interface ActiveRule {
  readonly rule: Rule
  readonly severity: Severity
  readonly options: Readonly<Record<string, unknown>>
  readonly url?: string
}

/** What rules may ask. */
export interface Services {
  readonly attack: Attack
  readonly settings: RuleSettings
  /** The settings of one file, where they differ from file to file. */
  readonly settingsFor?: (path: string) => RuleSettings
  readonly jupytextFor: (path: string) => JupytextConfig | undefined
  readonly repository: Repository
  readonly isCleanedByGit: (path: string) => boolean
  readonly since?: Since
  readonly today: () => string
  /** The options of a rule for a file; `undefined` where the configuration turns it off. */
  readonly optionsOf: (id: string, path: string) => ActiveRule['options'] | undefined
}

/** A report with the file it is about, before its place is looked up. */
export interface Reported extends Omit<Finding, 'related'> {
  /** Absent for the file being visited. */
  readonly path?: string
  /** The file that the place is a part of, where it is named. */
  readonly file?: TextFile
  /** The notebooks that it is about, where it stands in another file. */
  readonly concerns?: readonly string[]
  /** The severity is this one at most. */
  readonly cap?: Severity
  readonly related?: readonly {readonly path: string; readonly place: Place | TextPlace; readonly message: string}[]
}

/** What rules may ask about the hunting block of a notebook. */
export type Block = Pick<RuleContext, 'violations' | 'knownKeys'>

/** Where no notebook is visited. */
export const noBlock: Block = {violations: () => [], knownKeys: () => ({names: new Map(), has: () => false})}

interface ContextInput {
  readonly active: ActiveRule
  readonly services: Services
  readonly path: string
  readonly block: Block
  readonly take: (reported: Reported) => void
}

export function contextOf({active, services, path, block, take}: ContextInput): RuleContext {
  return {
    options: active.options,
    optionsOf: (id, of = path) => services.optionsOf(id, of),
    path,
    attack: services.attack,
    settings: services.settingsFor?.(path) ?? services.settings,
    ...block,
    jupytextFor: services.jupytextFor,
    repository: services.repository,
    isCleanedByGit: services.isCleanedByGit,
    ...(services.since && {since: services.since}),
    today: services.today,
    newId: file => newId(file, services.settings.retired),
    report: report => take(reportedBy(active, report, path)),
  }
}

/** A report with a message that its rule does not have, or with a place that does not exist, is a fault of the rule. */
export class BadReport extends Error {}

function reportedBy({rule: {meta}, severity, url}: ActiveRule, report: RuleReport, path: string): Reported {
  checkWords(meta.id, report)
  const message = messageOf(meta, report.message, report.data)
  for (const at of [report.at, ...(report.fix?.changes ?? []).map(change => change.at)]) checkPlace(meta.id, at, path)
  const fix = fixOf(report)
  if (fix && hasOverlap(fix.changes)) throw new BadReport(`Expected changes that do not overlap from \`${meta.id}\`, got two that do.`)
  return {
    rule: meta.id,
    severity: capped(severity, report.cap),
    ...(report.cap && {cap: report.cap}),
    message,
    place: placeOf(report.at),
    ...(report.at !== 'file' && 'file' in report.at && {file: report.at.file}),
    ...(report.path !== undefined && {path: report.path}),
    ...(report.concerns && {concerns: report.concerns}),
    ...(fix && {fix}),
    ...(report.conceal && {conceal: report.conceal}),
    ...(url !== undefined && {url}),
    ...(report.related && {related: report.related.map(({at, ...other}) => ({...other, place: placeOf(at)}))}),
  }
}

/** Offsets lie in the text that they count in. Places of metadata fall back to what is around them. */
function checkPlace(id: string, at: At, path: string): void {
  if (at === 'file' || !('start' in at)) return
  if ('file' in at && path !== '' && at.file.path !== path)
    throw new BadReport(`Expected a place in \`${path}\` from \`${id}\`, got one in \`${at.file.path}\`.`)
  const most = 'output' in at ? Number.POSITIVE_INFINITY : 'file' in at ? at.file.text.length : at.cell.source.length
  const isPlace = Number.isInteger(at.start) && Number.isInteger(at.end) && at.start >= 0 && at.start <= at.end && at.end <= most
  if (!isPlace) throw new BadReport(`Expected a place in the text from \`${id}\`, got \`${at.start}\` to \`${at.end}\`.`)
}

/** Words that types do not keep a rule in JavaScript from. */
function checkWords(id: string, {cap, fix, path}: RuleReport): void {
  const problem =
    cap !== undefined && !ranks.includes(cap)
      ? 'a severity'
      : fix !== undefined && fix.kind !== 'safe' && fix.kind !== 'unsafe'
        ? 'a fix that is `safe` or `unsafe`'
        : path !== undefined && typeof path !== 'string'
          ? 'a path'
          : undefined
  if (problem !== undefined) throw new BadReport(`Expected ${problem} from \`${id}\`, got something else.`)
}

const ranks: readonly Severity[] = ['info', 'warning', 'error']

export function capped(severity: Severity, cap: Severity = 'error'): Severity {
  return ranks.indexOf(severity) <= ranks.indexOf(cap) ? severity : cap
}

/** A message of a rule. Each placeholder is filled once: braces and `$` in the data stay text. */
export function messageOf({id, messages}: Rule['meta'], name: string, data: RuleReport['data'] = {}): string {
  const template = Object.hasOwn(messages, name) ? messages[name] : undefined
  if (template === undefined) throw new BadReport(`Expected one of the messages of \`${id}\`, got \`${name}\`.`)
  return template.replace(/\{(\w+)\}/gu, (whole, name: string) => (Object.hasOwn(data, name) ? String(data[name]) : whole))
}

function fixOf({at, replacement, fix}: RuleReport): Finding['fix'] {
  const wanted: RuleFix | undefined =
    replacement === undefined ? fix : {kind: 'safe', message: `replace it with \`${replacement}\``, changes: [{at, text: replacement}]}
  return wanted && {...wanted, changes: wanted.changes.map(changeOf)}
}

function changeOf(change: RuleFix['changes'][number]): Change | TextChange {
  const at = placeOf(change.at)
  if (at.kind === 'text') {
    if (!('text' in change)) throw new BadReport('Expected a text for a part of a file, got another change.')
    return {kind: 'edit', at, text: change.text}
  }
  if ('text' in change) return {kind: 'text', at, text: change.text}
  if ('removeKeys' in change) return {kind: 'removeKeys', at, keys: change.removeKeys}
  return 'value' in change ? {kind: 'value', at, value: change.value} : {kind: 'remove', at}
}

function placeOf(at: At): Place | TextPlace {
  if (at === 'file') return {kind: 'file'}
  if ('file' in at) return {kind: 'text', start: at.start, end: at.end}
  const part = 'part' in at && at.part ? {part: at.part} : {}
  if ('output' in at) {
    const {output, pointer, start, end} = at
    return {kind: 'output', cell: output.cell.index, output: output.index, pointer, start, end, ...part}
  }
  if (!('cell' in at)) return {kind: 'metadata', pointer: at.pointer, ...part}
  const cell = at.cell.index
  if ('pointer' in at) return {kind: 'cellMetadata', cell, pointer: at.pointer, ...part}
  if ('field' in at) return {kind: 'cellField', cell, field: at.field}
  return 'start' in at ? {kind: 'source', cell, start: at.start, end: at.end} : {kind: 'cell', cell}
}
