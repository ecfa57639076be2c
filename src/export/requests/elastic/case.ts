import type {Evidence, Finding, FindingSeverity} from '../../../model/finding.ts'
import {bodyText} from '../body-text.ts'
import {type Requests, requestExporter} from '../exporter.ts'
import {escapePlain} from '../markdown-summary.ts'
import {codeMentions} from '../mentions.ts'
import {partProblems, partsOf} from '../parts.ts'
import {counted, cutField, dropped, droppedEvidence, droppedLists} from '../problems.ts'
import {fromStep, jsonHeaders, type RequestDraft} from '../request.ts'
import {elasticLimits} from './limits.ts'
import {tagsOf} from './tags.ts'

const id = 'elastic'
const owner = 'securitySolution'

const severities: Readonly<Record<FindingSeverity, string>> = {
  informational: 'low',
  low: 'low',
  medium: 'medium',
  high: 'high',
  critical: 'critical',
}

export const elastic = requestExporter({id, description: 'requests that create a case in Kibana', requests})

function requests(finding: Finding): Requests {
  const title = cutField('title', finding.title, elasticLimits.title)
  const tags = tagsOf(finding)
  const text = bodyText(finding)
  // A description is required.
  const parts = partsOf(text.trim() === '' ? codeMentions(escapePlain(finding.title)) : text, elasticLimits.text)
  const [description, ...comments] = parts
  const indexed = finding.evidence.filter(isIndexed)
  const alerts = indexed.slice(0, elasticLimits.alerts)
  const excess = indexed.length - alerts.length
  const create = draft('case', '', {
    title: title.text,
    description,
    tags: tags.tags,
    severity: severities[finding.severity],
    owner,
    connector: {id: 'none', name: 'none', type: '.none', fields: null},
    settings: {syncAlerts: false},
    category: 'Threat hunt',
  })
  const rest = `/${fromStep(1, 'id')}/comments`
  return {
    drafts: [
      create,
      ...comments.map(comment => draft('comment', rest, {type: 'user', comment, owner})),
      ...(alerts.length > 0 ? [draft('alerts', rest, alertsBody(alerts))] : []),
    ],
    problems: [
      ...title.problems,
      ...tags.problems,
      ...partProblems(parts, elasticLimits.text),
      ...(excess > 0 ? [dropped(id, counted(excess, ['alert with an index', 'alerts with an index']))] : []),
      ...droppedEvidence(
        id,
        finding.evidence.filter(item => !isIndexed(item)),
      ),
      ...droppedLists(id, finding),
    ],
  }
}

interface IndexedAlert extends Evidence {
  readonly index: string
}

/** Without its index an alert cannot be found. */
function isIndexed(evidence: Evidence): evidence is IndexedAlert {
  return evidence.type === 'alert' && evidence.index !== undefined
}

function alertsBody(alerts: readonly IndexedAlert[]): unknown {
  return {type: 'alert', alertId: alerts.map(alert => alert.id), index: alerts.map(({index}) => index), rule: {id: null, name: null}, owner}
}

function draft(name: string, path: string, body: unknown): RequestDraft {
  return {name, method: 'POST', url: `{elastic.kibanaUrl}/api/cases${path}`, headers: {...jsonHeaders, 'kbn-xsrf': 'huntbook'}, body}
}
