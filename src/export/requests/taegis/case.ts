import type {Finding, FindingSeverity} from '../../../model/finding.ts'
import {firstAndMore} from '../batches.ts'
import {type Requests, requestExporter} from '../exporter.ts'
import {labelsOf} from '../labels.ts'
import {counted, dropped} from '../problems.ts'
import {fromStep} from '../request.ts'
import {mutationDraft} from './graphql.ts'
import {taegisLimits} from './limits.ts'
import {taegisParts} from './parts.ts'

const id = 'taegis-case'

const severities: Readonly<Record<FindingSeverity, number>> = {informational: 2, low: 4, medium: 6, high: 8, critical: 10}

export const taegisCase = requestExporter({
  id,
  description: 'requests that create a case in Taegis and attach its evidence',
  requests,
})

function requests(finding: Finding): Requests {
  const {title, text, assignee, evidence, problems} = taegisParts(id, finding)
  const excess = evidence.alerts.length - taegisLimits.detections
  const detectionIds = evidence.alerts.slice(0, taegisLimits.detections)
  const {first, more} = firstAndMore({detectionIds, eventIds: evidence.events, searchQueries: evidence.queries}, taegisLimits.ids)
  const create = {
    name: 'createCase',
    type: 'CreateCaseInput',
    answer: 'id shortId title',
    input: {
      typeId: '@resolve:caseType/threat_hunt',
      severity: severities[finding.severity],
      title,
      tags: labelsOf(finding),
      keyFindings: text === undefined ? undefined : {documentType: 'MARKDOWN', documentVersion: '1.0', content: text},
      primaryStatusId: '@resolve:casePrimaryStatus/draft',
      assigneeId: assignee,
      ...first,
    },
  }
  const caseId = fromStep(1, 'data.createCase.id')
  const adds = more.map(batch => ({
    name: 'addEvidenceToCase',
    type: 'AddEvidenceToCaseInput',
    answer: 'caseId',
    input: {caseId, ...batch},
  }))
  return {
    drafts: [create, ...adds].map(mutation => mutationDraft(mutation, {base: '{taegisCase.baseUrl}', finding})),
    problems: excess > 0 ? [...problems, dropped(id, counted(excess, ['alert', 'alerts']))] : problems,
  }
}
