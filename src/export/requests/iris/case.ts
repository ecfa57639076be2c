import type {Finding, FindingSeverity, Indicator, IndicatorType} from '../../../model/finding.ts'
import type {TargetOptions} from '../../target.ts'
import {bodyText} from '../body-text.ts'
import {type Requests, requestExporter} from '../exporter.ts'
import {droppedTypes, indicatorsFor} from '../indicators.ts'
import {labelOf, labelsOf} from '../labels.ts'
import {markdownSummary} from '../markdown-summary.ts'
import {cutField, droppedEvidence, droppedLists} from '../problems.ts'
import {fromStep, jsonHeaders, type RequestDraft} from '../request.ts'
import {irisLimits} from './limits.ts'

/** Names of severities, which the installation has ids for. */
const severities: Readonly<Record<FindingSeverity, string>> = {
  informational: 'Informational',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
}

/** Names of types that the values are valid for: a network, a path or a registry key has none. */
const iocTypes: ReadonlyMap<IndicatorType, string> = new Map([
  ['ipv4', 'ip-any'],
  ['ipv6', 'ip-any'],
  ['domain', 'domain'],
  ['url', 'url'],
  ['email', 'email'],
  ['md5', 'md5'],
  ['sha1', 'sha1'],
  ['sha256', 'sha256'],
  ['sha512', 'sha512'],
  ['cve', 'vulnerability'],
])

const caseId = fromStep(1, 'data.case_id')

export const iris = requestExporter({
  id: 'iris',
  description: 'requests for DFIR-IRIS: a case with a note and its indicators',
  requests,
})

function requests(finding: Finding, options: TargetOptions): Requests {
  const {indicators, problems} = indicatorsFor(finding, options)
  const name = cutField('case_name', finding.title, irisLimits.name)
  return {
    drafts: [
      caseDraft(finding, name.text),
      draft('directory', `/case/notes/directories/add?cid=${caseId}`, {name: 'Hunt'}),
      draft('note', `/case/notes/add?cid=${caseId}`, {
        note_title: 'Key findings',
        note_content: bodyText(finding),
        directory_id: fromStep(2, 'data.id'),
      }),
      ...indicators.flatMap(indicator => iocDrafts(finding, indicator)),
    ],
    problems: [
      ...name.problems,
      ...problems,
      ...droppedTypes(
        'iris',
        indicators.filter(({type}) => !iocTypes.has(type)),
      ),
      ...droppedEvidence('iris', finding.evidence),
      ...droppedLists('iris', {indicators: [], attachments: finding.attachments}),
    ],
  }
}

function caseDraft(finding: Finding, name: string): RequestDraft {
  return draft('case', '/manage/cases/add', {
    case_soc_id: finding.id,
    case_customer: '@config:iris.customerId',
    case_name: name,
    case_description: markdownSummary(finding),
    severity_id: `@resolve:severity/${severities[finding.severity]}`,
    // The list is one text: a comma within a tag would make two of it.
    case_tags: labelsOf(finding)
      .map(label => label.replace(/\s*,\s*/gu, ' '))
      .join(','),
  })
}

function iocDrafts({id, tlp}: Finding, {type, value, count, cells}: Indicator): RequestDraft[] {
  const iocType = iocTypes.get(type)
  if (iocType === undefined) return []
  const body = {
    ioc_value: value,
    ioc_type_id: `@resolve:iocType/${iocType}`,
    ioc_tlp_id: `@resolve:tlp/${tlp}`,
    ioc_description: `Count ${count}; cells ${cells.join(', ')}`,
    ioc_tags: labelOf(id),
  }
  return [draft('ioc', `/case/ioc/add?cid=${caseId}`, body)]
}

function draft(name: string, path: string, body: unknown): RequestDraft {
  return {name, method: 'POST', url: `{iris.url}${path}`, headers: jsonHeaders, body}
}
