import type {Finding, FindingSeverity} from '../../../model/finding.ts'
import {firstAndMore} from '../batches.ts'
import {type Requests, requestExporter} from '../exporter.ts'
import {labelsOf} from '../labels.ts'
import {counted, cutField, dropped, droppedLists} from '../problems.ts'
import {fromStep} from '../request.ts'
import {taegisEvidence} from './evidence.ts'
import {mutationDraft} from './graphql.ts'
import {taegisLimits} from './limits.ts'
import {taegisAssignee, taegisText} from './text.ts'

const id = 'taegis-case'

const severities: Readonly<Record<FindingSeverity, number>> = {informational: 2, low: 4, medium: 6, high: 8, critical: 10}

export const taegisCase = requestExporter({
  id,
  description: 'requests that create a case in Taegis and attach its evidence',
  requests,
})

function requests(finding: Finding): Requests {
  const evidence = taegisEvidence(id, finding.evidence)
  const title = cutField('title', finding.title, taegisLimits.title)
  const text = taegisText(finding)
  const assignee = taegisAssignee(finding)
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
      title: title.text,
      tags: labelsOf(finding),
      keyFindings: text.text === undefined ? undefined : {documentType: 'MARKDOWN', documentVersion: '1.0', content: text.text},
      primaryStatusId: '@resolve:casePrimaryStatus/draft',
      assigneeId: assignee.id,
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
    problems: [
      ...title.problems,
      ...text.problems,
      ...assignee.problems,
      ...evidence.problems,
      ...(excess > 0 ? [dropped(id, counted(excess, ['alert', 'alerts']))] : []),
      ...droppedLists(id, finding),
    ],
  }
}
