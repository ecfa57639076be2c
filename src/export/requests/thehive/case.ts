import type {Finding, FindingSeverity, Indicator, IndicatorType, Tlp} from '../../../model/finding.ts'
import type {ExportProblem} from '../../../model/findings.ts'
import type {TargetOptions} from '../../target.ts'
import {bodyText} from '../body-text.ts'
import {type Requests, requestExporter} from '../exporter.ts'
import {indicatorsFor} from '../indicators.ts'
import {labelOf, labelsOf} from '../labels.ts'
import {markdownSummary} from '../markdown-summary.ts'
import {counted, cutField, dropped, droppedEvidence, droppedLists} from '../problems.ts'
import {fromStep, jsonHeaders, type RequestDraft} from '../request.ts'
import {thehiveLimits} from './limits.ts'

const severities: Readonly<Record<FindingSeverity, number>> = {informational: 1, low: 1, medium: 2, high: 3, critical: 4}

const tlps: Readonly<Record<Tlp, number>> = {clear: 0, green: 1, amber: 2, 'amber+strict': 3, red: 4}

/** What others may do with it: the Permissible Actions Protocol's amber. */
const pap = 2

/** Types of observables that every installation has. The rest is `other`. */
const dataTypes: ReadonlyMap<IndicatorType, string> = new Map([
  ['ipv4', 'ip'],
  ['ipv6', 'ip'],
  ['domain', 'domain'],
  ['url', 'url'],
  ['email', 'mail'],
  ['md5', 'hash'],
  ['sha1', 'hash'],
  ['sha256', 'hash'],
  ['sha512', 'hash'],
])

export const thehive = requestExporter({
  id: 'thehive',
  description: 'requests for TheHive 5: a case with its page, observables and procedures',
  requests,
})

function requests(finding: Finding, options: TargetOptions): Requests {
  const {indicators, problems} = indicatorsFor(finding, options)
  const procedures = procedureDrafts(finding)
  const title = cutField('title', finding.title, thehiveLimits.title)
  return {
    drafts: [caseDraft(finding, title.text), ...observableDrafts(finding, indicators), ...procedures],
    problems: [
      ...title.problems,
      ...problems,
      ...(procedures.length === 0 ? droppedTechniques(finding) : []),
      ...droppedEvidence('thehive', finding.evidence),
      ...droppedLists('thehive', {indicators: [], attachments: finding.attachments}),
    ],
  }
}

function caseDraft(finding: Finding, title: string): RequestDraft {
  const body = {
    title,
    description: markdownSummary(finding),
    severity: severities[finding.severity],
    startDate: timeOf(finding),
    tags: labelsOf(finding),
    flag: false,
    tlp: tlps[finding.tlp],
    pap,
    pages: [{title: 'Key findings', content: bodyText(finding), category: 'Hunt'}],
  }
  return {name: 'case', method: 'POST', url: '{thehive.url}/api/v1/case', headers: jsonHeaders, body}
}

/** One for each type. What a null finding names was searched for and not seen. */
function observableDrafts({id, status, tlp}: Finding, indicators: readonly Indicator[]): RequestDraft[] {
  const types = [...new Set(indicators.map(typeOf))].sort()
  const values = new Map(types.map(type => [type, new Set<string>()]))
  for (const indicator of indicators) values.get(typeOf(indicator))?.add(indicator.value)
  return types.map(dataType => ({
    name: 'observable',
    method: 'POST',
    url: `{thehive.url}/api/v1/case/${fromStep(1, '_id')}/observable`,
    headers: jsonHeaders,
    body: {
      dataType,
      data: [...(values.get(dataType) ?? [])],
      tlp: tlps[tlp],
      ioc: true,
      sighted: status !== 'null_findings',
      tags: [labelOf(id)],
    },
  }))
}

function typeOf({type}: Indicator): string {
  return dataTypes.get(type) ?? 'other'
}

/** None without a time: each has to say when it happened. */
function procedureDrafts(finding: Finding): RequestDraft[] {
  const occurDate = timeOf(finding)
  if (occurDate === undefined) return []
  return [...new Set(finding.procedure.techniques)].sort().map(patternId => ({
    name: 'procedure',
    method: 'POST',
    url: `{thehive.url}/api/v1/case/${fromStep(1, '_id')}/procedure`,
    headers: jsonHeaders,
    body: {patternId, occurDate, description: finding.title},
  }))
}

function droppedTechniques({procedure}: Finding): ExportProblem[] {
  const {size} = new Set(procedure.techniques)
  return size === 0
    ? []
    : [dropped('thehive', counted(size, ['technique of a hunt without a time', 'techniques of a hunt without a time']))]
}

/** Milliseconds since 1970 of the start of the run. */
function timeOf({run, window}: Finding): number | undefined {
  const time = run.started_at ?? run.finished_at ?? window?.end
  return time === undefined ? undefined : Date.parse(time)
}
